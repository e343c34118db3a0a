package org.onrecord.query.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.records.statement.StatementIndexer;

/**
 * Exports larger than the socket buffers, to clients that read slowly or disconnect. The texts have
 * few words, since indexing would take longest.
 */
@Tag("extra")
@QuarkusTest
class ExportSnapshotTest {
  private static final int QUOTES = 10_000;
  private static final int ARTICLES = 4_000;
  private static final List<String> FORMS = List.of("application/x-ndjson", "text/csv");

  @Inject DataSource database;
  @Inject StatementIndexer statements;

  /** The number of lines and a digest of them. */
  private record Lines(int count, String digest) {}

  private interface Action {
    void run() throws SQLException;
  }

  @Test
  @Timeout(120)
  void a_slow_export_reads_one_snapshot() throws Exception {
    String url = "/quotes?sort=publishedOn";
    for (String form : FORMS) {
      fill();
      Lines before = read(url, form, () -> {});
      assertEquals(QUOTES + (form.equals("text/csv") ? 2 : 1), before.count);
      assertEquals(before, read(url, form, this::change));
      Lines after = read(url, form, () -> {});
      assertTrue(after.count < before.count);
      assertNotEquals(before.digest, after.digest);
      run("truncate article, actor cascade");
    }
  }

  /** Quotes are read by further statements during the export. */
  @Test
  @Timeout(120)
  void the_quotes_of_articles_are_of_the_same_snapshot() throws Exception {
    fillArticles();
    String url = "/articles?expand=quotes&sort=publishedOn";
    Lines before = read(url, FORMS.get(0), () -> {});
    assertEquals(ARTICLES, before.count);
    assertEquals(before, read(url, FORMS.get(0), this::changeArticles));
    Lines after = read(url, FORMS.get(0), () -> {});
    assertEquals(ARTICLES - 400, after.count);
    assertNotEquals(before.digest, after.digest);
  }

  private void changeArticles() throws SQLException {
    run("delete from article where title like '%7'");
    run("delete from quote where text like '%3'");
    run("update quote set text = 'new' where text like '%5'");
    run("update actor set name = 'Bea'");
  }

  @Test
  @Timeout(120)
  void a_disconnected_client_leaves_no_transaction_open() throws Exception {
    fill();
    for (int i = 0; i < 4; i++) {
      for (String form : FORMS) {
        HttpURLConnection connection = connect("/quotes?sort=publishedOn", form);
        assertTrue(lines(connection).readLine() != null);
        assertTrue(readers() > 0, "the export is running");
        connection.disconnect();
      }
    }
    while (readers() > 0) {
      Thread.sleep(100);
    }
    assertEquals(
        1,
        ExportedList.rows(ExportedList.text(new ExportedList("/actors").in(FORMS.get(0)))).size());
  }

  private Lines read(String url, String form, Action meanwhile) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    int count = 1;
    try (BufferedReader lines = lines(connect(url, form))) {
      digest.update(lines.readLine().getBytes(UTF_8));
      assertTrue(readers() > 0, "the export is running");
      meanwhile.run();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        digest.update(line.getBytes(UTF_8));
        count++;
      }
    }
    return new Lines(count, HexFormat.of().formatHex(digest.digest()));
  }

  private static HttpURLConnection connect(String url, String form) throws IOException {
    URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + url);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestProperty("Accept", form);
    connection.setReadTimeout(60_000);
    assertEquals(200, connection.getResponseCode());
    return connection;
  }

  private static BufferedReader lines(HttpURLConnection connection) throws IOException {
    return new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
  }

  /** Deletes, changes and creates quotes, and changes the records that they show. */
  private void change() throws SQLException {
    run("delete from quote where text like 'a%3'");
    run("update quote set type = 'mixed', published_on = '2000-01-01' where text like 'a%77'");
    run("update actor set name = 'Bea'");
    run("update article set title = 'Other'");
    run(
        """
        insert into quote (id, article_id, speaker_id, published_on, text, type, status, anonymous, span_starts,
          span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), article_id, speaker_id, date '2022-01-01', 'new', type, status, anonymous, '{}', '{}', 'none',
          created_at, updated_at
        from quote limit 50""");
  }

  private void fill() throws SQLException {
    String model = aQuote("land").in(anArticle().save()).by(anActor("Ada").save()).save();
    run(
        """
        insert into quote (id, article_id, speaker_id, published_on, text, type, status, anonymous, span_starts,
          span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), article_id, speaker_id, date '2020-01-01' + n %% 300, repeat('a', 1600) || n, type,
          status, anonymous, '{}', '{}', 'none', created_at, updated_at
        from quote, generate_series(1, %d) n where id = '%s'"""
            .formatted(QUOTES, model));
    statements.catchUp(Duration.ofMinutes(1));
  }

  private void fillArticles() throws SQLException {
    String speaker = anActor("Ada").save();
    run(
        """
        insert into article (id, title, body, published_on, created_at, updated_at)
        select gen_random_uuid(), 'T' || n, repeat(repeat('a', 1999) || ' ', 5) || n, date '2020-01-01' + n %% 300, now(), now()
        from generate_series(1, %d) n"""
            .formatted(ARTICLES));
    run(
        """
        insert into quote (id, article_id, speaker_id, published_on, text, type, status, anonymous, span_starts,
          span_ends, anchor, created_at, updated_at)
        select gen_random_uuid(), id, '%s', published_on, title, 'direct', 'confirmed', false, '{}', '{}', 'none', now(), now()
        from article"""
            .formatted(speaker));
    statements.catchUp(Duration.ofMinutes(1));
  }

  /** The number of open transactions, except for this connection's. */
  private int readers() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
                  and xact_start is not null""")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
