package org.onrecord.records.history;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.WriteRequests;

/** Earlier states of records, saved by each change. */
@QuarkusTest
class HistoryWriterTest {
  @Inject DataSource database;

  @Test
  void a_change_of_a_quote_saves_its_view_before() {
    String quote = quote();
    for (Map<String, ?> patch :
        List.of(
            Map.of("saidOn", "2025-06-10"),
            Map.of("mentions", List.of(RecordBuilder.byId(anActor("Dan").save()))),
            Map.of("attribution", Map.of("via", List.of(Map.of("text", "radio")))),
            Map.of("text", "so it was"))) {
      assertSaved(
          "changed", "/quotes/", quote, () -> WriteRequests.patch("/quotes/" + quote, patch));
    }
    assertSaved("changed", "/quotes/", quote, () -> WriteRequests.review(quote, "disputed"));
    assertSaved("changed", "/quotes/", quote, () -> WriteRequests.review(quote, "confirmed"));
    assertSaved("deleted", "/quotes/", quote, () -> given().delete("/quotes/" + quote));
  }

  @Test
  void a_change_of_an_actor_saves_its_view_before() {
    String lab = anActor("Lab").kind("organization").save();
    String office = anActor("Office").kind("organization").save();
    String ada =
        anActor("Ada")
            .alias("Countess")
            .with("description", "Who wrote the first program.")
            .with("wikidataId", "Q7259")
            .affiliated(lab, "head", "1840-01-01", null)
            .affiliated(office, "member", null, null)
            .save();
    for (Map<String, ?> patch :
        List.of(
            Map.of("name", "Ada Lovelace"),
            Map.of("aliases", List.of("Ada", "Countess")),
            Map.of(
                "affiliations",
                List.of(Map.of("actor", RecordBuilder.byId(office), "role", "clerk"))))) {
      assertSaved("changed", "/actors/", ada, () -> WriteRequests.patch("/actors/" + ada, patch));
    }
    assertSaved("deleted", "/actors/", ada, () -> given().delete("/actors/" + ada));
  }

  @Test
  void a_change_of_an_article_saves_its_view_before() {
    String article =
        anArticle()
            .body("She said “so it is”.")
            .from("Post")
            .publishedOn("2025-06-12")
            .language("en-GB")
            .with("authors", List.of("Mary Lund", "Jo Berg"))
            .with("section", "Science")
            .with("url", "https://post.example/1")
            .with("rights", "All reserved")
            .with(
                "republication",
                Map.of(
                    "publisher",
                    RecordBuilder.named("Digest", "media"),
                    "publishedOn",
                    "2025-06-13"))
            .save();
    for (Map<String, ?> patch :
        List.of(
            Map.of("title", "Another"),
            Map.of("authors", List.of("Jo Berg")),
            Map.of("body", "She said: “so it is”."))) {
      assertSaved(
          "changed",
          "/articles/",
          article,
          () -> WriteRequests.patch("/articles/" + article, patch));
    }
    assertSaved("deleted", "/articles/", article, () -> given().delete("/articles/" + article));
  }

  @Test
  void a_change_or_deletion_of_an_article_saves_the_quotes_it_changes() {
    String article = anArticle().body("One. Then so it is.").save();
    String stays = aQuote("One.").in(article).save();
    String quote = quote(article);
    assertSaved(
        "changed",
        "/quotes/",
        quote,
        () -> WriteRequests.patch("/articles/" + article, "body", "One. And then so it is."));
    assertEquals(List.of("created"), StoredChanges.changes(database, stays));
    assertSaved(
        "changed",
        "/quotes/",
        stays,
        () -> WriteRequests.patch("/articles/" + article, "publishedOn", "2025-06-12"));
    assertSaved("deleted", "/quotes/", quote, () -> given().delete("/articles/" + article));
    assertEquals(List.of("created", "changed", "deleted"), StoredChanges.changes(database, stays));
  }

  @Test
  void a_request_without_a_difference_adds_no_change() {
    String quote = quote();
    String article = StoredChanges.view("/quotes/" + quote).at("/article/id").asText();
    String speaker = StoredChanges.view("/quotes/" + quote).at("/speaker/id").asText();
    JsonNode before = StoredChanges.view("/quotes/" + quote);
    WriteRequests.patch("/quotes/" + quote, Map.of()).then().statusCode(200);
    WriteRequests.patch("/quotes/" + quote, "status", "confirmed").then().statusCode(200);
    WriteRequests.patch("/articles/" + article, Map.of()).then().statusCode(200);
    WriteRequests.patch("/actors/" + speaker, Map.of()).then().statusCode(200);
    assertEquals(before, StoredChanges.view("/quotes/" + quote));
    for (String id : List.of(quote, article, speaker)) {
      assertEquals(List.of("created"), StoredChanges.changes(database, id));
    }
  }

  @Test
  void changes_by_plain_sql_are_saved() throws SQLException {
    String quote = quote();
    assertSaved("changed", "/quotes/", quote, () -> run("update quote set status = 'disputed'"));
    assertSaved("deleted", "/quotes/", quote, () -> run("delete from quote"));
    String ada = anActor("Ada").alias("Countess").save();
    assertSaved("deleted", "/actors/", ada, () -> run("delete from actor where name = 'Ada'"));
  }

  @Test
  void deleting_an_article_by_plain_sql_saves_its_quotes() {
    String article =
        anArticle().body("Then so it is.").with("authors", List.of("Mary Lund")).save();
    String quote = quote(article);
    JsonNode before = StoredChanges.view("/quotes/" + quote);
    assertSaved("deleted", "/articles/", article, () -> run("delete from article"));
    assertEquals(List.of("created", "deleted"), StoredChanges.changes(database, quote));
    assertEquals(before, StoredChanges.of(database, quote).get(1).before());
  }

  @Test
  void a_transaction_adds_at_most_one_change_of_a_record() {
    String quote = quote();
    JsonNode before = StoredChanges.view("/quotes/" + quote);
    run("update quote set status = 'disputed'; update quote set status = 'rejected'");
    assertEquals(List.of("created", "changed"), StoredChanges.changes(database, quote));
    assertEquals(before, StoredChanges.of(database, quote).get(1).before());
    JsonNode rejected = StoredChanges.view("/quotes/" + quote);
    run("update quote set status = 'disputed'; delete from quote");
    assertEquals(List.of("created", "changed", "deleted"), StoredChanges.changes(database, quote));
    assertEquals(rejected, StoredChanges.of(database, quote).get(2).before());
  }

  @Test
  void a_record_has_no_state_before_its_creation() {
    String insert =
        "insert into actor (id, name, kind, created_at, updated_at)"
            + " values ('0199a000-0000-7000-8000-000000000001', 'Ada', 'person', now(), now());";
    run(insert + "update actor set name = 'Ben'");
    String id = "0199a000-0000-7000-8000-000000000001";
    assertEquals(List.of("created"), StoredChanges.changes(database, id));
    run("delete from actor;" + insert + "update actor set name = 'Cem'");
    assertEquals(List.of("created", "deleted", "created"), StoredChanges.changes(database, id));
    assertEquals("Ben", StoredChanges.of(database, id).get(1).before().get("name").asText());
    assertNull(StoredChanges.of(database, id).get(2).before());
    run("delete from actor;" + insert + "delete from actor");
    assertEquals(
        List.of("created", "deleted", "created", "deleted", "created", "deleted"),
        StoredChanges.changes(database, id));
  }

  private String quote() {
    return quote(anArticle().from("Post").body("Then so it is.").publishedOn("2025-06-12").save());
  }

  private String quote(String article) {
    return aQuote("so it is")
        .in(article)
        .by(anActor("Ada").save())
        .saidOn("2025-06-11")
        .mentioning(anActor("Cem").save())
        .mentioning(anActor("Ben").save())
        .attributed("text", "Mrs Ada")
        .attributed("role", "minister")
        .attributed("cue", "said")
        .attributed(
            "via",
            List.of(
                Map.of("text", "state television"),
                Map.of("text", "the agency", "actor", RecordBuilder.named("Agency", "media"))))
        .save();
  }

  private void assertSaved(String change, String path, String id, Runnable write) {
    JsonNode before = StoredChanges.view(path + id);
    int entries = StoredChanges.of(database, id).size();
    write.run();
    List<StoredChanges.Entry> now = StoredChanges.of(database, id);
    assertEquals(entries + 1, now.size());
    assertEquals(change, now.get(entries).change());
    assertEquals(before, now.get(entries).before());
  }

  private void run(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
