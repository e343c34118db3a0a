package org.onrecord.records.review;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.put;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.ArticleBuilder;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.SimultaneousRequests;

/** Reviews and the status of quotes. */
@QuarkusTest
class ReviewTest {
  private static final List<String> STATUSES =
      List.of("proposed", "confirmed", "disputed", "rejected");

  private static final Map<String, Set<String>> NEXT =
      Map.of(
          "proposed", Set.of("confirmed", "rejected"),
          "confirmed", Set.of("disputed"),
          "disputed", Set.of("confirmed", "rejected"),
          "rejected", Set.of("proposed"));

  @Test
  void only_allowed_status_transitions_are_accepted() {
    for (String from : STATUSES) {
      for (String to : STATUSES) {
        String quote = aQuote().with("status", from).save();
        Response answer = review(quote, to);
        boolean possible = NEXT.get(from).contains(to);
        assertEquals(possible ? 200 : 409, answer.statusCode(), from + " to " + to);
        assertEquals(
            possible ? to : from, get("/quotes/" + quote).as(JsonBody.class).get("status"));
        if (!possible) {
          answer
              .then()
              .spec(refusedAt(409, "wrong-status", "/status"))
              .body(has("statuses.present", equalTo(from)));
          assertEquals(
              new TreeSet<>(NEXT.get(from)),
              new TreeSet<>(answer.<List<String>>path("statuses.possible")));
        }
      }
    }
  }

  @Test
  void the_latest_review_is_part_of_every_representation_of_a_quote() {
    String quote = aQuote().save();
    get("/quotes/" + quote).then().body(has("review", nullValue()));
    Response answer =
        review(
            quote,
            Map.of("status", "disputed", "reason", "Ada denies it.", "reference", "Ms. 17, f. 3r"));
    Map<String, Object> said = new HashMap<>(answer.<Map<String, Object>>path("review"));
    assertEquals(said.get("at"), answer.as(JsonBody.class).get("updatedAt"));
    assertEquals(said, get("/quotes/" + quote).as(JsonBody.class).get("review"));
    assertEquals(said, get("/quotes").as(JsonBody.class).get("items[0].review"));
    String article = answer.as(JsonBody.class).get("article.id");
    assertEquals(
        said,
        get("/articles/" + article + "?expand=quotes").as(JsonBody.class).get("quotes[0].review"));
    said.keySet().removeAll(Set.of("at", "by"));
    assertEquals(
        Map.of("status", "disputed", "reason", "Ada denies it.", "reference", "Ms. 17, f. 3r"),
        said);
  }

  @Test
  void reviews_are_listed_latest_first() {
    String quote = aQuote().with("status", "proposed").save();
    String path = "/quotes/" + quote + "/reviews";
    assertEquals(List.of(), ListRequests.first("status", path));
    review(quote, Map.of("status", "rejected"));
    review(quote, Map.of("status", "proposed", "reason", "A slip of the hand."));
    review(quote, Map.of("status", "confirmed"));
    assertEquals(
        List.of(List.of("confirmed", "proposed"), List.of("rejected")),
        ListRequests.pages("status", path, "limit", 2));
    assertEquals("A slip of the hand.", ListRequests.first("reason", path).get(1));
    assertEquals(3, ListRequests.page(path, "include", "total").getInt("total"));
    get("/quotes/0199a000-0000-7002-8000-0000000009ff/reviews")
        .then()
        .spec(refused(404, "not-found"));
  }

  @Test
  void a_dispute_needs_a_reason_and_a_reference() {
    String quote = aQuote().save();
    review(quote, Map.of("status", "disputed", "reference", "p. 3"))
        .then()
        .spec(invalidAt("/reason"));
    review(quote, Map.of("status", "disputed", "reason", "No."))
        .then()
        .spec(invalidAt("/reference"));
    review(quote, Map.of("status", "disputed", "reason", " ", "reference", "x".repeat(2001)))
        .then()
        .spec(invalidAt("/reason", "/reference"));
    review(quote, Map.of()).then().spec(invalidAt("/status"));
    review("0199a000-0000-7002-8000-0000000009ff", "disputed")
        .then()
        .spec(refused(404, "not-found"));
  }

  @Test
  void only_a_review_changes_a_status() {
    String quote = aQuote().with("status", "disputed").save();
    String path = "/quotes/" + quote;
    for (String other : List.of("confirmed", "proposed", "rejected")) {
      patch(path, "status", other).then().spec(refusedAt(409, "wrong-status", "/status"));
    }
    patch(path, "status", "disputed").then().statusCode(200);
    patch(path, "status", null).then().statusCode(200).body(has("status", equalTo("disputed")));
    Map<String, Object> body = new HashMap<>(Map.of("text", "Anew.", "type", "direct"));
    body.put("article", Map.of("id", get(path).as(JsonBody.class).get("article.id")));
    put(path, body).then().statusCode(200).body(has("status", equalTo("disputed")));
    body.put("status", "confirmed");
    put(path, body).then().spec(refusedAt(409, "wrong-status", "/status"));
    body.put("status", "disputed");
    put(path, body).then().statusCode(200).body(has("review.status", equalTo("disputed")));
  }

  @Test
  void a_new_quote_is_confirmed_or_proposed() {
    String article = ArticleBuilder.anArticle().save();
    for (String status : STATUSES) {
      Response answer = aQuote("It is " + status).in(article).with("status", status).post();
      if (Set.of("confirmed", "proposed").contains(status)) {
        answer.then().statusCode(201).body(has("status", equalTo(status)));
      } else {
        answer.then().spec(refusedAt(422, "unprocessable", "/status"));
      }
    }
  }

  @Test
  void the_second_of_two_concurrent_reviews_is_rejected() throws Exception {
    String quote = aQuote().with("status", "proposed").save();
    List<Response> answers =
        SimultaneousRequests.send(8, i -> review(quote, i % 2 == 0 ? "confirmed" : "rejected"));
    List<Integer> statuses = answers.stream().map(Response::statusCode).sorted().toList();
    assertEquals(List.of(200, 409, 409, 409, 409, 409, 409, 409), statuses);
    String said =
        answers.stream()
            .filter(answer -> answer.statusCode() == 200)
            .findFirst()
            .orElseThrow()
            .as(JsonBody.class)
            .get("status");
    assertEquals(said, get("/quotes/" + quote).as(JsonBody.class).get("status"));
    assertEquals(List.of(said), ListRequests.first("status", "/quotes/" + quote + "/reviews"));
  }

  @Test
  void proposals_can_be_listed_oldest_or_lowest_confidence_first() {
    String article = ArticleBuilder.anArticle().body("a b c d").save();
    for (String text : List.of("a", "b", "c", "d")) {
      aQuote(text).in(article).with("status", text.equals("d") ? "confirmed" : "proposed").save();
    }
    assertEquals(
        List.of(List.of("a", "b"), List.of("c")),
        ListRequests.pages(
            "text", "/quotes", "status", "proposed", "sort", "confidence", "limit", 2));
    assertEquals(
        List.of(List.of("a", "b", "c"), List.of("d")),
        ListRequests.pages("text", "/quotes", "sort", "createdAt", "limit", 3));
    assertEquals(
        List.of("d", "c", "b", "a"), ListRequests.first("text", "/quotes", "sort", "-createdAt"));
    given()
        .get("/quotes?sort=confidence&status=proposed&status=disputed")
        .then()
        .statusCode(400)
        .body(has("errors.parameter", equalTo(List.of("sort"))));
  }
}
