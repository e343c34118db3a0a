package org.onrecord.query.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.onrecord.records.statement.StatementIndexer;

/** Exports of more rows than one batch, and more than are ranked. */
@QuarkusTest
class LargeExportTest {
  private static final int QUOTES = 1203;
  private static final int ARTICLES = 120;

  @Inject DataSource database;
  @Inject StatementIndexer statements;

  @Test
  void exports_all_quotes_in_every_order() throws Exception {
    fillQuotes();
    for (String url :
        List.of(
            "?q=sea&sort=relevance",
            "?sort=publishedOn",
            "?sort=-publishedOn",
            "?sort=saidOn",
            "?sort=-saidOn")) {
      assertFormatsAgree("/quotes" + url, url.startsWith("?q") ? QUOTES : QUOTES + 1);
    }
    String speaker = new ExportedList("/actors").lines().get(0).get("id").asText();
    assertFormatsAgree("/actors/" + speaker + "/quotes?q=sea&sort=relevance", QUOTES);
    String article = new ExportedList("/articles").lines().get(0).get("id").asText();
    assertFormatsAgree("/articles/" + article + "/quotes?sort=-saidOn", QUOTES + 1);
  }

  @Test
  void exports_all_articles_each_with_its_quotes() throws Exception {
    fillArticles();
    assertFormatsAgree("/articles?sort=publishedOn", ARTICLES + 1);
    assertFormatsAgree("/articles?q=sea&sort=relevance", ARTICLES);
    List<JsonNode> lines = new ExportedList("/articles?q=sea&sort=relevance&expand=quotes").lines();
    assertEquals(
        new ExportedList("/articles?q=sea&sort=relevance&expand=quotes&expand=body").pages(100),
        lines);
    for (JsonNode line : lines) {
      assertEquals(List.of(line.get("body").asText()), line.get("quotes").findValuesAsText("text"));
    }
    assertEquals(ARTICLES, lines.size());
  }

  @Test
  void exports_all_actors() throws Exception {
    anActor("Model").save();
    run(
        """
        insert into actor (id, name, kind, created_at, updated_at)
        select gen_random_uuid(), 'Adams ' || n * 7 %% 600, kind, created_at, updated_at
        from actor, generate_series(1, %d) n"""
            .formatted(QUOTES));
    for (String sort : List.of("name", "-name", "createdAt", "-createdAt")) {
      assertFormatsAgree("/actors?sort=" + sort, QUOTES + 1);
    }
    assertFormatsAgree("/actors?q=Adams", QUOTES);
  }

  private static void assertFormatsAgree(String url, int count) throws Exception {
    List<JsonNode> rows = new ExportedList(url).pages(100);
    assertEquals(count, rows.size(), url);
    assertEquals(rows, new ExportedList(url).lines(), url);
    assertEquals(
        rows.stream().map(row -> row.get("id").asText()).toList(),
        new ExportedList(url).table().stream().map((CSVRecord row) -> row.get("id")).toList(),
        url);
  }

  private void fillQuotes() throws SQLException {
    String article = anArticle().save();
    String speaker = anActor("Ada").save();
    String model = aQuote("land").in(article).by(speaker).save();
    run(
        """
        insert into quote (id, article_id, speaker_id, published_on, said_on, text, type, status, anonymous, span_starts,
          span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), article_id, speaker_id, date '2020-01-01' + n * 7 %% 300, date '2019-01-01' + n * 11 %% 90,
          repeat('sea ', 1 + n * 11 %% 7) || n, type, status, anonymous, '{}', '{}', 'none', created_at, updated_at
        from quote, generate_series(1, %d) n where id = '%s'"""
            .formatted(QUOTES, model));
  }

  private void fillArticles() throws SQLException {
    String model = aQuote("land").in(anArticle().save()).save();
    run(
        """
        insert into article (id, title, body, published_on, created_at, updated_at)
        select gen_random_uuid(), 'T', repeat('sea ', 1 + n * 11 %% 7) || n, date '2020-01-01' + n * 7 %% 30, now(), now()
        from generate_series(1, %d) n"""
            .formatted(ARTICLES));
    run(
        """
        insert into quote (id, article_id, published_on, text, type, status, anonymous, span_starts, span_ends, anchor,
          created_at, updated_at)
        select gen_random_uuid(), a.id, a.published_on, a.body, m.type, m.status, m.anonymous, '{}', '{}', 'none',
          m.created_at, m.updated_at
        from article a, quote m where m.id = '%s' and a.id <> m.article_id"""
            .formatted(model));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    statements.catchUp(Duration.ofMinutes(1));
  }
}
