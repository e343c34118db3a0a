package org.onrecord.records.review;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.records.quote.QuoteListing;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.web.json.Json;

/** Claims to proposals in the review queue. */
@QuarkusTest
class ReviewQueueTest {
  private static final int REVIEWERS = 8;
  private static final int PROPOSALS = 200;

  @Inject ReviewQueue queue;
  @Inject Database database;
  @Inject QuoteListing listing;
  @Inject ListReader lists;
  @Inject QuoteViews views;
  @Inject Json json;
  @Inject DataSource source;

  private String article;

  @BeforeEach
  void createArticle() {
    article = anArticle().body("a b c d e").language("en").save();
  }

  @Test
  void a_proposal_is_claimed_once_and_in_order() {
    List<String> waiting = proposed("a", "b", "c");
    aQuote("d").in(article).save();
    assertEquals(waiting.subList(0, 2), take(Map.of("limit", 2)));
    assertEquals(waiting.subList(2, 3), take(Map.of()));
    assertEquals(List.of(), take(Map.of()));
    assertEquals(waiting, ListRequests.first("quote.id", "/claims"));
    assertEquals(
        List.of(waiting.subList(0, 2), waiting.subList(2, 3)),
        ListRequests.pages("quote.id", "/claims", "limit", 2));
  }

  @Test
  void proposals_can_be_claimed_lowest_confidence_first() throws Exception {
    List<String> waiting = proposed("a", "b", "c", "d");
    setConfidence(waiting.get(0), 0.9);
    setConfidence(waiting.get(1), 0.25);
    setConfidence(waiting.get(3), 0.5);
    List<String> order = List.of(waiting.get(2), waiting.get(1), waiting.get(3), waiting.get(0));
    assertEquals(
        order, ListRequests.first("id", "/quotes", "status", "proposed", "sort", "confidence"));
    assertEquals(order.subList(0, 3), take(Map.of("sort", "confidence", "limit", 3)));
    assertEquals(order.subList(3, 4), take(Map.of("sort", "confidence", "limit", 3)));
  }

  @Test
  void filters_restrict_the_claimed_proposals() {
    String other = anArticle().body("a").language("fr").save();
    String french = aQuote("a").in(other).with("status", "proposed").save();
    List<String> english = proposed("a", "b");
    assertEquals(List.of(french), take(Map.of("language", "fr")));
    assertEquals(english.subList(1, 2), take(Map.of("q", "b", "type", List.of("direct"))));
    assertEquals(english.subList(0, 1), take(Map.of("article", article)));
  }

  @Test
  void a_review_release_or_deletion_ends_a_claim() {
    List<String> waiting = proposed("a", "b", "c", "d");
    take(Map.of());
    review(waiting.get(0), "confirmed").then().statusCode(200);
    delete("/claims/" + waiting.get(1)).then().statusCode(204);
    delete("/quotes/" + waiting.get(2)).then().statusCode(204);
    assertEquals(waiting.subList(3, 4), ListRequests.first("quote.id", "/claims"));
    delete("/claims/" + waiting.get(1)).then().spec(refused(404, "not-found"));
    delete("/claims/" + waiting.get(0)).then().spec(refused(404, "not-found"));
    assertEquals(waiting.subList(1, 2), take(Map.of()));
  }

  @Test
  void a_quote_that_is_proposed_again_can_be_claimed_again() {
    String quote = proposed("a").get(0);
    take(Map.of());
    review(quote, "rejected").then().statusCode(200);
    assertEquals(List.of(), take(Map.of()));
    review(quote, "proposed").then().statusCode(200);
    assertEquals(List.of(quote), take(Map.of()));
  }

  @Test
  void an_expired_claim_can_be_taken_by_another_reviewer() {
    List<String> waiting = proposed("a", "b");
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    assertEquals(waiting, ids(at(now).claim(parameters(Map.of("minutes", 30)), "ada")));
    Instant later = now.plus(Duration.ofMinutes(30)).minusMillis(1);
    assertEquals(List.of(), ids(at(later).claim(parameters(Map.of()), "ben")));
    ReviewQueue then = at(now.plus(Duration.ofMinutes(30)));
    assertEquals(waiting.subList(0, 1), ids(then.claim(parameters(Map.of("limit", 1)), "ben")));
    assertEquals(waiting.subList(1, 2), ids(then.claim(parameters(Map.of()), "ada")));
    assertEquals(
        now.plus(Duration.ofMinutes(45)),
        then.claim(parameters(Map.of()), "ada").items().stream()
            .findFirst()
            .map(ClaimView::until)
            .orElse(now.plus(Duration.ofMinutes(45))));
  }

  @Test
  void invalid_members_of_a_claim_request_are_rejected() {
    claim(Map.of("limit", 101)).then().spec(invalidAt("/limit"));
    claim(Map.of("minutes", 0)).then().spec(invalidAt("/minutes"));
    claim(Map.of("sort", "publishedOn")).then().spec(invalidAt("/sort"));
    claim(Map.of("status", "confirmed")).then().spec(invalidAt("/status"));
    claim(Map.of("status", "proposed")).then().spec(invalidAt("/status"));
    claim(Map.of("cursor", "abc")).then().spec(invalidAt("/cursor"));
  }

  @Test
  void concurrent_reviewers_get_each_proposal_once() throws Exception {
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < PROPOSALS; i++) {
      waiting.add(aQuote("no. " + i).in(article).with("status", "proposed").save());
    }
    ExecutorService threads = Executors.newFixedThreadPool(REVIEWERS);
    List<Future<List<String>>> reviewers =
        IntStream.range(0, REVIEWERS)
            .mapToObj(i -> threads.submit(() -> drain("reviewer " + i, 1 + i % 4)))
            .toList();
    List<String> given = new ArrayList<>();
    for (Future<List<String>> reviewer : reviewers) {
      given.addAll(reviewer.get());
    }
    threads.shutdown();
    assertEquals(PROPOSALS, given.size(), "no proposal twice");
    assertEquals(new HashSet<>(waiting), new HashSet<>(given), "no proposal left");
    assertEquals(List.of(), ListRequests.first("id", "/quotes", "status", "proposed"));
  }

  /** Claims and reviews until the queue is empty. */
  private List<String> drain(String reviewer, int limit) {
    List<String> given = new ArrayList<>();
    List<String> some;
    do {
      some = ids(queue.claim(parameters(Map.of("limit", limit)), reviewer));
      given.addAll(some);
      some.forEach(quote -> assertEquals(200, review(quote, "confirmed").statusCode()));
    } while (!some.isEmpty() || waits());
    return given;
  }

  private static boolean waits() {
    return !ListRequests.first("id", "/quotes", "status", "proposed").isEmpty();
  }

  private ReviewQueue at(Instant now) {
    return new ReviewQueue(database, listing, lists, views, Clock.fixed(now, ZoneOffset.UTC));
  }

  private ListParameters parameters(Map<String, ?> members) {
    return ListParameters.ofBody(json.write(members), json).restrictTo(ReviewQueue.PARAMETERS);
  }

  private List<String> proposed(String... texts) {
    List<String> ids = new ArrayList<>();
    for (String text : texts) {
      ids.add(aQuote(text).in(article).with("status", "proposed").save());
    }
    return ids;
  }

  private void setConfidence(String quote, double confidence) throws SQLException {
    try (var connection = source.getConnection();
        var statement =
            connection.prepareStatement(
                """
                update quote set origin = 'extractor', extractor_version = '1', rule = 'r', confidence = ?
                where id = ?::uuid""")) {
      statement.setDouble(1, confidence);
      statement.setString(2, quote);
      assertEquals(1, statement.executeUpdate());
    }
  }

  private static List<String> take(Map<String, ?> wanted) {
    return claim(wanted).then().statusCode(200).extract().as(JsonBody.class).get("items.quote.id");
  }

  private static Response claim(Map<String, ?> wanted) {
    return given().contentType("application/json").body(wanted).post("/claims");
  }

  private static List<String> ids(Claims claims) {
    claims.items().forEach(claim -> assertTrue(claim.until().isAfter(Instant.EPOCH)));
    return claims.items().stream().map(claim -> claim.quote().record().id().toString()).toList();
  }
}
