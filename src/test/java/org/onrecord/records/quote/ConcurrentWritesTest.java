package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.SimultaneousRequests;
import org.onrecord.fixtures.WriteRequests;

/** Concurrent corrections of an article and changes of its quotes. */
@QuarkusTest
class ConcurrentWritesTest {
  private static final int SENTENCES = 12;
  private static final String BODY =
      IntStream.range(0, SENTENCES)
          .mapToObj(
              i ->
                  "Speaker %d said: “This is my sentence %d.” Then came more."
                      .formatted(i, 100 + i))
          .collect(Collectors.joining("\n"));

  @Test
  void all_requests_succeed_and_the_remaining_quotes_are_anchored() throws Exception {
    String article = anArticle().body(BODY).save();
    List<String> quotes =
        IntStream.range(0, SENTENCES)
            .mapToObj(i -> aQuote("This is my sentence %d.".formatted(100 + i)).in(article).save())
            .toList();
    List<Response> answers =
        SimultaneousRequests.send(
            3 * SENTENCES, i -> write(i % 3, article, quotes.get(i / 3), i / 3));
    Set<Integer> statuses =
        answers.stream().map(Response::statusCode).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(200, 204), statuses);
    given()
        .queryParam("anchor", "anchored")
        .queryParam("include", "total")
        .get("/articles/" + article + "/quotes")
        .then()
        .body(has("total", equalTo(SENTENCES / 2)));
  }

  /**
   * Deletes every other quote, disputes and changes the others, and corrects the body meanwhile.
   */
  private static Response write(int kind, String article, String quote, int turn) {
    if (kind == 0) {
      return patch(
          "/articles/" + article, Map.of("body", "Correction %d. ".formatted(turn) + BODY));
    }
    boolean deleted = turn % 2 == 0;
    if (kind == 1 && deleted) {
      return given().delete("/quotes/" + quote);
    }
    if (deleted) {
      return given().get("/articles/" + article);
    }
    return kind == 1
        ? WriteRequests.review(quote, "disputed")
        : patch("/quotes/" + quote, Map.of("attribution", Map.of("cue", "sang")));
  }

  private static Response patch(String path, Map<String, Object> change) {
    return given().contentType("application/merge-patch+json").body(change).patch(path);
  }
}
