package org.onrecord.records.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.SimultaneousRequests;
import org.onrecord.fixtures.WriteRequests;

/** Restorations of changed and deleted records. */
@QuarkusTest
class RestoreTest {
  @Inject Database database;

  @Test
  void a_changed_actor_is_restored_to_an_earlier_state() {
    String lab = anActor("Lab").kind("organization").save();
    String ada =
        anActor("Ada")
            .alias("Countess")
            .with("wikidataId", "Q7259")
            .affiliated(lab, "head", "1840-01-01", null)
            .affiliated(lab, "member", null, null)
            .save();
    JsonNode before = StoredChanges.view("/actors/" + ada);
    String then = now();
    WriteRequests.patch(
        "/actors/" + ada, Map.of("name", "Ben", "aliases", List.of("B."), "kind", "group"));
    WriteRequests.patch("/actors/" + ada, Map.of("affiliations", List.of()));
    restore("/actors/", ada, then).then().statusCode(200);
    assertSame(before, "/actors/" + ada);
    JsonBody history = ListRequests.page("/actors/" + ada + "/history");
    assertEquals(
        List.of("changed", "changed", "changed", "created"), history.getList("items.change"));
    assertEquals(then, history.getString("items[0].restoredTo"));
    assertEquals("A mistake.", history.getString("items[0].reason"));
  }

  @Test
  void a_deleted_actor_is_restored_under_its_id() {
    String ada = anActor("Ada").alias("Countess").with("description", "A writer.").save();
    JsonNode before = StoredChanges.view("/actors/" + ada);
    String then = now();
    given().delete("/actors/" + ada).then().statusCode(204);
    restore("/actors/", ada, then).then().statusCode(200);
    assertSame(before, "/actors/" + ada);
    JsonBody history = ListRequests.page("/actors/" + ada + "/history");
    assertEquals(List.of("created", "deleted", "created"), history.getList("items.change"));
    assertEquals(then, history.getString("items[0].restoredTo"));
  }

  @Test
  void a_deleted_article_is_restored_with_the_quotes_deleted_with_it() {
    String ada = anActor("Ada").save();
    String article =
        anArticle()
            .from("Post")
            .body("One. Two. Two. He said: so it is.")
            .with("authors", List.of("Mary Lund"))
            .with("url", "https://a.example/")
            .save();
    String one = aQuote("so it is").in(article).by(ada).mentioning(ada).save();
    String two = aQuote("Two.").in(article).save();
    String gone = aQuote("One.").in(article).save();
    given().delete("/quotes/" + gone).then().statusCode(204);
    WriteRequests.review(one, "disputed").then().statusCode(200);
    List<String> paths = List.of("/articles/" + article, "/quotes/" + one, "/quotes/" + two);
    List<JsonNode> before = paths.stream().map(StoredChanges::view).toList();
    String then = now();
    given().delete("/articles/" + article).then().statusCode(204);
    restore("/articles/", article, then).then().statusCode(200);
    for (int i = 0; i < paths.size(); i++) {
      assertSame(before.get(i), paths.get(i));
    }
    given().get("/quotes/" + gone).then().statusCode(404);
    assertEquals(
        List.of("created", "deleted", "changed", "created"),
        ListRequests.first("change", "/quotes/" + one + "/history"));
  }

  @Test
  void quotes_of_a_deleted_article_are_anchored_in_its_restored_body() {
    String article = anArticle().body("He said: so it is.").save();
    String then = now();
    WriteRequests.patch("/articles/" + article, "body", "He then said: so it is.")
        .then()
        .statusCode(200);
    String quote = aQuote("so it is").in(article).save();
    String lost = aQuote("then").in(article).save();
    given().delete("/articles/" + article).then().statusCode(204);
    restore("/articles/", article, then).then().statusCode(200);
    assertEquals(
        List.of(Map.of("start", 9, "end", 17)),
        given().get("/quotes/" + quote).as(JsonBody.class).getList("spans"));
    assertEquals("lost", given().get("/quotes/" + lost).as(JsonBody.class).get("anchor"));
  }

  @Test
  void quotes_follow_a_restored_article() {
    String article = anArticle().body("He said: so it is.").save();
    String quote = aQuote("so it is").in(article).save();
    JsonNode before = StoredChanges.view("/quotes/" + quote);
    String then = now();
    WriteRequests.patch("/articles/" + article, "body", "He then said: so it is.")
        .then()
        .statusCode(200);
    restore("/articles/", article, then).then().statusCode(200);
    assertSame(before, "/quotes/" + quote);
  }

  @Test
  void a_restored_quote_is_anchored_in_the_current_body() {
    String article = anArticle().body("He said: so it is.").save();
    String quote = aQuote("so it is").in(article).save();
    String then = now();
    WriteRequests.patch("/quotes/" + quote, Map.of("text", "it is")).then().statusCode(200);
    WriteRequests.patch("/articles/" + article, "body", "He then said: so it is.")
        .then()
        .statusCode(200);
    restore("/quotes/", quote, then).then().statusCode(200);
    given()
        .get("/quotes/" + quote)
        .then()
        .body(has("text", org.hamcrest.Matchers.equalTo("so it is")));
    assertEquals(
        List.of(Map.of("start", 14, "end", 22)),
        given().get("/quotes/" + quote).as(JsonBody.class).getList("spans"));
    WriteRequests.patch("/articles/" + article, "body", "He said nothing.").then().statusCode(200);
    given().delete("/quotes/" + quote).then().statusCode(204);
    restore("/quotes/", quote, then).then().statusCode(200);
    assertEquals("lost", given().get("/quotes/" + quote).as(JsonBody.class).get("anchor"));
  }

  @Test
  void a_restoration_that_refers_to_a_deleted_record_is_rejected() {
    String ada = anActor("Ada").save();
    String article = anArticle().body("He said: so it is.").save();
    String quote = aQuote("so it is").in(article).by(ada).save();
    String then = now();
    given().delete("/quotes/" + quote).then().statusCode(204);
    given().delete("/actors/" + ada).then().statusCode(204);
    restore("/quotes/", quote, then)
        .then()
        .spec(refusedAt(422, "unprocessable", "/at"))
        .body(has("detail", endsWith("Restore that actor first.")));
    restore("/actors/", ada, then).then().statusCode(200);
    given().delete("/articles/" + article).then().statusCode(204);
    restore("/quotes/", quote, then)
        .then()
        .spec(refusedAt(422, "unprocessable", "/at"))
        .body(has("detail", endsWith("Restore the article first.")));
    restore("/articles/", article, then).then().statusCode(200);
    restore("/quotes/", quote, then).then().statusCode(200);
  }

  @Test
  void a_restoration_that_conflicts_with_another_record_is_rejected() {
    String ada = anActor("Ada").with("wikidataId", "Q7259").save();
    String article = anArticle().with("url", "https://a.example/").save();
    String then = now();
    given().delete("/actors/" + ada).then().statusCode(204);
    given().delete("/articles/" + article).then().statusCode(204);
    String other = anActor("Another").with("wikidataId", "Q7259").save();
    anArticle().with("url", "https://a.example/").save();
    restore("/actors/", ada, then)
        .then()
        .spec(refused(409, "already-exists"))
        .body(has("existing.id", org.hamcrest.Matchers.equalTo(other)));
    restore("/articles/", article, then).then().spec(refused(409, "already-exists"));
    given().get("/actors/" + ada).then().statusCode(404);
  }

  @Test
  void an_instant_without_a_state_is_rejected() {
    String before = now();
    String ada = anActor("Ada").save();
    String then = now();
    restore("/actors/", ada, before)
        .then()
        .spec(refusedAt(422, "unprocessable", "/at"))
        .body(has("detail", startsWith("There was no actor with the id " + ada)));
    restore("/actors/", "0199a000-0000-7000-8000-000000000000", then)
        .then()
        .spec(refused(404, "not-found"));
    restore("/actors/", ada, Instant.parse(then).plusSeconds(3600).toString())
        .then()
        .spec(invalidAt("/at"));
  }

  @Test
  void restoring_the_current_state_changes_nothing() {
    String ada = anActor("Ada").save();
    JsonNode before = StoredChanges.view("/actors/" + ada);
    restore("/actors/", ada, now()).then().statusCode(200);
    assertEquals(before, StoredChanges.view("/actors/" + ada));
    assertEquals(List.of("created"), ListRequests.first("change", "/actors/" + ada + "/history"));
  }

  @Test
  void concurrent_restorations_restore_a_record_once() throws Exception {
    String article = anArticle().body("He said: so it is.").save();
    String quote =
        aQuote("so it is").in(article).with("speaker", RecordBuilder.named("Ada", "person")).save();
    String then = now();
    given().delete("/articles/" + article).then().statusCode(204);
    List<Response> answers =
        SimultaneousRequests.send(8, i -> restore("/articles/", article, then));
    answers.forEach(answer -> answer.then().statusCode(200));
    assertEquals(
        List.of("created", "deleted", "created"),
        ListRequests.first("change", "/articles/" + article + "/history"));
    assertEquals(
        List.of("created", "deleted", "created"),
        ListRequests.first("change", "/quotes/" + quote + "/history"));
  }

  private String now() {
    return database
        .list(Sql.of("select clock_timestamp()"), row -> row.instant("clock_timestamp"))
        .get(0)
        .toString();
  }

  private static Response restore(String path, String id, String at) {
    return given()
        .header("Change-Reason", "A mistake.")
        .contentType("application/json")
        .body(Map.of("at", at))
        .post(path + id + "/restore");
  }

  /** Compares a record without the time of its last change. */
  private static void assertSame(JsonNode before, String path) {
    JsonNode now = StoredChanges.view(path);
    assertEquals(
        ((ObjectNode) before.deepCopy()).without("updatedAt"),
        ((ObjectNode) now.deepCopy()).without("updatedAt"));
  }
}
