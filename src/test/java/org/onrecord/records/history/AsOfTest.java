package org.onrecord.records.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.WriteRequests;

/** States of records as of an instant. */
@QuarkusTest
class AsOfTest {
  @Inject Database database;

  @Test
  void every_earlier_state_of_a_record_can_be_read() {
    String ada = anActor("Ada").alias("Countess").save();
    String zoe = anActor("Zoe").save();
    String article =
        anArticle().from("Post").body("He said: so it is.").publishedOn("2025-06-12").save();
    String quote = aQuote("so it is").in(article).by(ada).mentioning(zoe).mentioning(ada).save();
    List<Runnable> changes =
        List.of(
            () -> WriteRequests.patch("/quotes/" + quote, "saidOn", "2025-06-11"),
            () -> WriteRequests.patch("/actors/" + ada, "name", "Ada B."),
            () -> WriteRequests.patch("/actors/" + ada, "kind", "group"),
            () -> WriteRequests.patch("/articles/" + article, "title", "Another"),
            () -> WriteRequests.review(quote, "disputed"),
            () -> WriteRequests.patch("/articles/" + article, "body", "He then said: so it is."),
            () -> WriteRequests.patch("/actors/" + zoe, "name", "Abe"),
            () ->
                WriteRequests.patch(
                    "/articles/" + article, "source", RecordBuilder.named("Mail", "media")),
            () -> WriteRequests.patch("/quotes/" + quote, Map.of("mentions", List.of())),
            () -> given().delete("/actors/" + zoe),
            () -> given().delete("/articles/" + article),
            () -> given().delete("/actors/" + ada));
    List<String> paths = List.of("/quotes/" + quote, "/articles/" + article, "/actors/" + ada);
    List<String> moments = new ArrayList<>();
    List<List<JsonNode>> states = new ArrayList<>();
    for (Runnable change : changes) {
      moments.add(now());
      states.add(paths.stream().map(AsOfTest::viewIfThere).toList());
      change.run();
    }
    for (int i = 0; i < moments.size(); i++) {
      for (int k = 0; k < paths.size(); k++) {
        JsonNode state = states.get(i).get(k);
        String then = paths.get(k) + "?at=" + moments.get(i);
        if (state == null) {
          given().get(then).then().spec(refused(404, "not-found"));
        } else {
          assertEquals(state, StoredChanges.view(then), then);
        }
        given().head(then).then().statusCode(state == null ? 404 : 200);
      }
    }
  }

  @Test
  void the_time_of_a_change_selects_the_state_after_it() {
    String ada = anActor("Ada").save();
    WriteRequests.patch("/actors/" + ada, "name", "Ada B.").then().statusCode(200);
    WriteRequests.patch("/actors/" + ada, "name", "Ada C.").then().statusCode(200);
    List<String> times = ListRequests.first("at", "/actors/" + ada + "/history");
    assertEquals(
        List.of("Ada C.", "Ada B.", "Ada"),
        times.stream()
            .map(at -> StoredChanges.view("/actors/" + ada + "?at=" + at).get("name").asText())
            .toList());
  }

  @Test
  void a_record_does_not_exist_before_its_creation_and_after_its_deletion() {
    String before = now();
    String ada = anActor("Ada").save();
    given().delete("/actors/" + ada).then().statusCode(204);
    List<String> times = ListRequests.first("at", "/actors/" + ada + "/history");
    given()
        .get("/actors/" + ada + "?at=" + before)
        .then()
        .spec(refused(404, "not-found"))
        .body(
            has(
                "detail",
                equalTo(
                    "There was no actor with the id %s at %s: it was recorded at %s."
                        .formatted(ada, before, times.get(1)))));
    given()
        .get("/actors/" + ada + "?at=" + now())
        .then()
        .spec(refused(404, "not-found"))
        .body(has("detail", endsWith("it had been deleted at " + times.get(0) + ".")));
  }

  @Test
  void a_state_that_was_not_saved_is_unknown() {
    String before = now();
    String ada = anActor("Ada").save();
    String then = now();
    WriteRequests.patch("/actors/" + ada, "name", "Ada B.").then().statusCode(200);
    database.execute(Sql.of("update change set before = null"));
    given().get("/actors/" + ada + "?at=" + before).then().spec(refused(404, "not-found"));
    given()
        .get("/actors/" + ada + "?at=" + then)
        .then()
        .spec(refused(404, "not-found"))
        .body(has("detail", endsWith("was made before states were saved.")));
    assertNull(ListRequests.page("/actors/" + ada + "/history").get("items[0].changes"));
  }

  @Test
  void an_instant_can_have_any_offset() {
    String ada = anActor("Ada").save();
    Instant then = Instant.parse(now());
    WriteRequests.patch("/actors/" + ada, "name", "Ada B.");
    String there = then.atOffset(ZoneOffset.ofHours(-5)).toString();
    given().queryParam("at", there).get("/actors/" + ada).then().body(has("name", equalTo("Ada")));
    // Python clients of openapi-generator send the offset like this.
    given()
        .noFiltersOfType(ContractValidationFilter.class)
        .queryParam("at", there.replace("-05:00", "-0500"))
        .get("/actors/" + ada)
        .then()
        .body(has("name", equalTo("Ada")));
  }

  @Test
  void a_future_or_malformed_instant_is_rejected() {
    String ada = anActor("Ada").save();
    String article = anArticle().save();
    String future = Instant.parse(now()).plusSeconds(3600).toString();
    AssertEach.of(
        List.of(future, "9999-12-31T23:59:59Z", "2025-06-12", "yesterday", "2025-06-12T00:00:00"),
        at -> given().queryParam("at", at).get("/actors/" + ada).then().spec(invalidIn("at")));
    given()
        .get("/articles/" + article + "?expand=quotes&at=" + now())
        .then()
        .spec(invalidIn("expand"));
  }

  @Test
  void linked_data_is_as_of_the_instant_too() {
    String ada = anActor("Ada").save();
    String article = anArticle().body("He said: so it is.").save();
    String quote = aQuote("so it is").in(article).by(ada).save();
    String then = now();
    List<String> paths = List.of("/quotes/" + quote, "/articles/" + article, "/actors/" + ada);
    List<String> documents = paths.stream().map(AsOfTest::linked).toList();
    WriteRequests.patch("/articles/" + article, "body", "He then said so: so it is, so it is.");
    WriteRequests.patch("/actors/" + ada, "name", "Ada B.").then().statusCode(200);
    assertEquals(documents, paths.stream().map(path -> linked(path + "?at=" + then)).toList());
  }

  @Test
  void reading_the_current_state_runs_no_further_statement() {
    String ada = anActor("Ada").save();
    long before = database.statementCount();
    given().get("/actors/" + ada).then().statusCode(200);
    assertEquals(1, database.statementCount() - before);
  }

  private String now() {
    Sql sql = Sql.of("select clock_timestamp()");
    Instant now = database.list(sql, row -> row.instant("clock_timestamp")).get(0);
    assertTrue(now.truncatedTo(ChronoUnit.MICROS).equals(now));
    return now.toString();
  }

  /** The present state without the statement, which past states do not have. */
  private static JsonNode viewIfThere(String path) {
    if (given().get(path).statusCode() == 404) {
      return null;
    }
    JsonNode view = StoredChanges.view(path);
    ((ObjectNode) view).remove("statement");
    return view;
  }

  private static String linked(String path) {
    return given()
        .accept("application/ld+json")
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
