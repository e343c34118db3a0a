package org.onrecord.records.review;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.SimultaneousRequests;

/** Reviews of many quotes in one request, and confirmations that are taken back. */
@QuarkusTest
class BulkReviewTest {
  private static final String UNKNOWN = "0199a000-0000-7002-8000-0000000009ff";

  @Inject Database database;

  @Test
  void each_review_has_its_own_result_in_order() {
    String one = aQuote("One.").with("status", "proposed").save();
    String two = aQuote("Two.").with("status", "confirmed").save();
    String three = aQuote("Three.").with("status", "confirmed").save();
    Map<String, Object> dispute = Map.of("reason", "She denies it.", "reference", "p. 3");
    JsonBody body =
        send(
            reviewOf(one, "confirmed"),
            reviewOf(two, "confirmed"),
            reviewOf(UNKNOWN, "rejected"),
            reviewOf(three, "disputed", dispute),
            reviewOf(two, "disputed"),
            reviewOf(one, "nonsense"),
            Map.of("status", "confirmed"));
    assertEquals(2, body.getInt("reviewed"));
    assertEquals(5, body.getInt("failed"));
    assertEquals(
        Arrays.asList("confirmed", "confirmed", null, "disputed", null, null, null),
        body.<Map<String, Object>>getList("results").stream()
            .map(result -> result.get("status"))
            .toList());
    assertEquals(
        Arrays.asList(null, 409, 404, null, 400, 400, 400),
        results(body).stream()
            .map(
                result ->
                    result.get("problem") instanceof Map<?, ?> problem
                        ? problem.get("status")
                        : null)
            .toList());
    assertEquals("/quote", body.getString("results[6].problem.errors[0].pointer"));
    assertEquals(
        review(two, "confirmed").<Object>path("statuses"), body.get("results[1].problem.statuses"));
    assertEquals(three, body.getString("results[3].quote.id"));
    assertEquals("confirmed", quote(one).getString("status"));
    assertEquals("She denies it.", quote(three).getString("review.reason"));
    assertEquals("confirmed", quote(two).getString("status"));
    assertEquals(List.of(), ListRequests.first("status", "/quotes/" + two + "/reviews"));
    assertEquals(
        List.of("disputed"), ListRequests.first("status", "/quotes/" + three + "/reviews"));
  }

  @Test
  void a_review_names_its_quote_by_id_or_external_id() {
    Map<String, String> known = Map.of("scheme", "cms", "value", "4711");
    Map<String, String> unknown = Map.of("scheme", "cms", "value", "4712");
    String one =
        aQuote("One.").with("status", "proposed").with("externalIds", List.of(known)).save();
    JsonBody body =
        send(
            Map.of("quote", Map.of("externalId", known), "status", "rejected"),
            reviewOf(one, "proposed"),
            Map.of("quote", Map.of("externalId", unknown), "status", "confirmed"),
            Map.of("quote", Map.of("externalId", known, "id", one), "status", "confirmed"),
            Map.of("quote", Map.of(), "status", "confirmed"));
    assertEquals(
        Arrays.asList("rejected", "proposed", null, null, null),
        results(body).stream().map(result -> result.get("status")).toList());
    assertEquals(one, body.getString("results[0].quote.id"));
    assertEquals(422, body.getInt("results[2].problem.status"));
    assertEquals(
        "There is no quote with the external id cms:4712.",
        body.getString("results[2].problem.detail"));
    assertEquals("/quote", body.getString("results[2].problem.errors[0].pointer"));
    assertEquals(400, body.getInt("results[3].problem.status"));
    assertEquals("/quote", body.getString("results[3].problem.errors[0].pointer"));
    assertEquals(400, body.getInt("results[4].problem.status"));
  }

  @Test
  void a_bulk_review_leaves_the_quote_as_a_single_one_does() {
    String one = aQuote("One.").with("status", "proposed").save();
    String two = aQuote("Two.").with("status", "proposed").save();
    review(one, Map.of("status", "rejected", "reason", "A caption.", "reference", "p. 3"))
        .then()
        .statusCode(200);
    send(reviewOf(two, "rejected", Map.of("reason", "A caption.", "reference", "p. 3")));
    for (String id : List.of(one, two)) {
      JsonBody quote = quote(id);
      assertEquals(quote.getString("updatedAt"), quote.getString("review.at"));
      assertEquals(
          Map.of("status", "rejected", "reason", "A caption.", "reference", "p. 3"),
          without(quote.get("review"), "at", "by"));
      assertEquals(quote(one).getString("review.by"), quote.getString("review.by"));
      assertEquals(
          List.of("changed", "created"),
          ListRequests.first("change", "/quotes/" + id + "/history"));
      assertEquals(
          quote.getString("review.by"),
          ListRequests.page("/quotes/" + id + "/history").getString("items[0].by.key.name"));
    }
  }

  @Test
  void several_reviews_of_a_quote_are_made_in_their_order() {
    String one = aQuote("One.").with("status", "proposed").save();
    JsonBody body =
        send(
            reviewOf(one, "rejected"),
            reviewOf(one, "rejected"),
            reviewOf(one, "proposed"),
            reviewOf(one, "confirmed"));
    assertEquals(
        List.of("rejected", "rejected", "proposed", "confirmed"),
        results(body).stream().map(result -> result.get("status")).toList());
    assertEquals(1, body.getInt("failed"));
    assertEquals(
        List.of("confirmed", "proposed", "rejected"),
        ListRequests.first("status", "/quotes/" + one + "/reviews"));
    undo(one).then().statusCode(200).body(has("status", equalTo("proposed")));
  }

  @Test
  void a_request_without_reviews_is_rejected() {
    for (Object body : List.of(Map.of(), Map.of("reviews", List.of()), Map.of("reviews", "x"))) {
      post(body).then().spec(invalidAt("/reviews"));
    }
    post(Map.of("reviews", List.of(reviewOf(UNKNOWN, "confirmed"), "confirmed")))
        .then()
        .spec(invalidAt("/reviews/1"));
    post(Map.of("reviews", Collections.nCopies(1001, reviewOf(UNKNOWN, "confirmed"))))
        .then()
        .spec(invalidAt("/reviews"));
  }

  @Test
  void a_retry_with_an_idempotency_key_gets_the_first_answer() {
    String one = aQuote("One.").with("status", "proposed").save();
    Map<String, Object> body = Map.of("reviews", List.of(reviewOf(one, "confirmed")));
    String first = keyed(body).then().statusCode(200).extract().asString();
    assertEquals(first, keyed(body).then().statusCode(200).extract().asString());
    assertEquals(List.of("confirmed"), ListRequests.first("status", "/quotes/" + one + "/reviews"));
  }

  /** Other threads execute a few statements meanwhile. */
  @Test
  void many_reviews_take_fewer_statements_than_reviews() {
    List<Object> reviews = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      reviews.add(reviewOf(aQuote("One.").with("status", "proposed").save(), "confirmed"));
    }
    long before = database.statementCount();
    post(Map.of("reviews", reviews)).then().statusCode(200).body(has("failed", equalTo(0)));
    assertTrue(database.statementCount() - before < reviews.size());
  }

  @Test
  void concurrent_bulk_reviews_decide_each_quote_once() throws Exception {
    String article = anArticle().body("a b c d e f g h").save();
    List<String> quotes =
        List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
            .map(text -> aQuote(text).in(article).with("status", "proposed").save())
            .toList();
    List<Response> answers =
        SimultaneousRequests.send(
            6,
            i -> {
              List<Object> reviews = new ArrayList<>();
              quotes.forEach(
                  id -> reviews.add(reviewOf(id, i % 2 == 0 ? "confirmed" : "rejected")));
              Collections.rotate(reviews, i);
              return post(Map.of("reviews", reviews));
            });
    assertEquals(
        quotes.size(),
        answers.stream()
            .mapToInt(
                answer ->
                    answer.then().statusCode(200).extract().as(JsonBody.class).getInt("reviewed"))
            .sum());
  }

  @Test
  void a_confirmation_is_taken_back() {
    String one = aQuote("One.").with("status", "proposed").save();
    review(one, "confirmed").then().statusCode(200);
    undo(one).then().statusCode(200).body(has("status", equalTo("proposed")));
    assertEquals(
        List.of("proposed", "confirmed"),
        ListRequests.first("status", "/quotes/" + one + "/reviews"));
    assertEquals(
        List.of("changed", "changed", "created"),
        ListRequests.first("change", "/quotes/" + one + "/history"));
    undo(one).then().spec(refused(409, "nothing-to-undo"));
    review(one, "confirmed").then().statusCode(200);
  }

  @Test
  void the_dispute_before_a_confirmation_comes_back_with_its_reason() {
    String one = aQuote("One.").save();
    review(one, Map.of("status", "disputed", "reason", "No.", "reference", "p. 3"))
        .then()
        .statusCode(200);
    review(one, "confirmed").then().statusCode(200);
    undo(one)
        .then()
        .statusCode(200)
        .body(has("status", equalTo("disputed")))
        .body(has("review.reason", equalTo("No.")))
        .body(has("review.reference", equalTo("p. 3")));
  }

  @Test
  void only_an_unchanged_confirmation_is_taken_back() {
    String unreviewed = aQuote("One.").save();
    String rejected = aQuote("Two.").with("status", "rejected").save();
    String changed = aQuote("Three.").with("status", "proposed").save();
    review(changed, "confirmed").then().statusCode(200);
    patch("/quotes/" + changed, "type", "mixed").then().statusCode(200);
    String disputed = aQuote("Four.").with("status", "proposed").save();
    review(disputed, "confirmed").then().statusCode(200);
    review(disputed, Map.of("status", "disputed", "reason", "No.", "reference", "p. 3"));
    for (String quote : List.of(unreviewed, rejected, changed, disputed)) {
      undo(quote).then().spec(refused(409, "nothing-to-undo"));
    }
    undo(UNKNOWN).then().spec(refused(404, "not-found"));
    assertNull(quote(unreviewed).get("review"));
  }

  private static List<Map<String, Object>> results(JsonBody body) {
    return body.getList("results");
  }

  private static Map<String, Object> reviewOf(String quote, String status) {
    return Map.of("quote", Map.of("id", quote), "status", status);
  }

  private static Map<String, Object> reviewOf(
      String quote, String status, Map<String, Object> more) {
    Map<String, Object> review = new HashMap<>(reviewOf(quote, status));
    review.putAll(more);
    return review;
  }

  private static JsonBody send(Object... reviews) {
    return post(Map.of("reviews", List.of(reviews)))
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class);
  }

  private static Response post(Object body) {
    return given().contentType("application/json").body(body).post("/reviews");
  }

  private static Response keyed(Object body) {
    return given()
        .header("Idempotency-Key", "bulk")
        .contentType("application/json")
        .body(body)
        .post("/reviews");
  }

  private static Response undo(String quote) {
    return given().post("/quotes/" + quote + "/reviews/undo");
  }

  private static JsonBody quote(String id) {
    return get("/quotes/" + id).as(JsonBody.class);
  }

  private static Map<String, Object> without(Map<String, Object> review, String... members) {
    Map<String, Object> rest = new HashMap<>(review);
    rest.keySet().removeAll(List.of(members));
    return rest;
  }
}
