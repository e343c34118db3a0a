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

/** That whatever is replaced is kept, whole, and once. */
@QuarkusTest
class HistoryWriterTest {
  @Inject DataSource database;

  @Test
  void a_changed_quote_is_kept_as_it_was_shown_before() {
    String quote = quote();
    for (Map<String, ?> patch :
        List.of(
            Map.of("saidOn", "2025-06-10"),
            Map.of("mentions", List.of(RecordBuilder.byId(anActor("Dan").save()))),
            Map.of("attribution", Map.of("via", List.of(Map.of("text", "radio")))),
            Map.of("text", "so it was"))) {
      assertKept(
          "changed", "/quotes/", quote, () -> WriteRequests.patch("/quotes/" + quote, patch));
    }
    assertKept("changed", "/quotes/", quote, () -> WriteRequests.review(quote, "disputed"));
    assertKept("changed", "/quotes/", quote, () -> WriteRequests.review(quote, "confirmed"));
    assertKept("deleted", "/quotes/", quote, () -> given().delete("/quotes/" + quote));
  }

  @Test
  void a_changed_actor_is_kept_as_it_was_shown_before() {
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
      assertKept("changed", "/actors/", ada, () -> WriteRequests.patch("/actors/" + ada, patch));
    }
    assertKept("deleted", "/actors/", ada, () -> given().delete("/actors/" + ada));
  }

  @Test
  void a_changed_article_is_kept_as_it_was_shown_before() {
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
      assertKept(
          "changed",
          "/articles/",
          article,
          () -> WriteRequests.patch("/articles/" + article, patch));
    }
    assertKept("deleted", "/articles/", article, () -> given().delete("/articles/" + article));
  }

  @Test
  void quotes_are_kept_when_their_article_moves_them_or_takes_them_with_it() {
    String article = anArticle().body("One. Then so it is.").save();
    String stays = aQuote("One.").in(article).save();
    String quote = quote(article);
    assertKept(
        "changed",
        "/quotes/",
        quote,
        () -> WriteRequests.patch("/articles/" + article, "body", "One. And then so it is."));
    assertEquals(List.of("created"), StoredChanges.changes(database, stays));
    assertKept(
        "changed",
        "/quotes/",
        stays,
        () -> WriteRequests.patch("/articles/" + article, "publishedOn", "2025-06-12"));
    assertKept("deleted", "/quotes/", quote, () -> given().delete("/articles/" + article));
    assertEquals(List.of("created", "changed", "deleted"), StoredChanges.changes(database, stays));
  }

  @Test
  void what_says_what_is_on_record_already_changes_nothing() {
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
  void sql_by_hand_is_kept() throws SQLException {
    String quote = quote();
    assertKept("changed", "/quotes/", quote, () -> run("update quote set status = 'disputed'"));
    assertKept("deleted", "/quotes/", quote, () -> run("delete from quote"));
    String ada = anActor("Ada").alias("Countess").save();
    assertKept("deleted", "/actors/", ada, () -> run("delete from actor where name = 'Ada'"));
  }

  @Test
  void an_article_deleted_by_hand_takes_its_quotes_with_it_after_they_are_kept() {
    String article =
        anArticle().body("Then so it is.").with("authors", List.of("Mary Lund")).save();
    String quote = quote(article);
    JsonNode before = StoredChanges.view("/quotes/" + quote);
    assertKept("deleted", "/articles/", article, () -> run("delete from article"));
    assertEquals(List.of("created", "deleted"), StoredChanges.changes(database, quote));
    assertEquals(before, StoredChanges.of(database, quote).get(1).before());
  }

  @Test
  void what_one_transaction_does_to_a_record_is_one_change() {
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
  void what_a_transaction_creates_was_nothing_before() {
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

  private void assertKept(String change, String path, String id, Runnable write) {
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
