package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.QuoteBuilder;
import org.onrecord.fixtures.SimultaneousRequests;
import org.onrecord.fixtures.WriteRequests;

/** Quotes that are posted again. */
@QuarkusTest
class SameQuoteTest {
  private static final String BODY = "“The tide waits,” said Ada. “Go,” she said. “Go,” she said.";

  private String ada;
  private String article;

  @BeforeEach
  void create_an_article() {
    ada = anActor("Ada Brink").alias("A. Brink").save();
    article = anArticle().body(BODY).save();
  }

  @Test
  void the_same_words_at_the_same_place_by_the_same_speaker_are_on_record() {
    String id = tide().by(ada).save();
    for (QuoteBuilder again :
        List.of(
            tide().by(ada),
            tide().by(ada).span(1, 16),
            tide().by(ada).type("mixed").saidOn("2025-01-01"),
            tide().by(ada).mentioning(ada),
            tide().with("speaker", named("Ada Brink")),
            tide().with("speaker", named("a. brink", "person")))) {
      again
          .post()
          .then()
          .spec(refusedAt(409, "already-exists", "/text"))
          .body(has("existing.id", equalTo(id)))
          .body(has("existing.href", equalTo("/quotes/" + id)));
    }
    assertEquals(List.of("The tide waits,"), QuoteClient.texts());
  }

  @Test
  void another_place_speaker_or_article_is_another_quote() {
    tide().by(ada).save();
    tide().save();
    tide().by(anActor("Ben").save()).save();
    tide().with("speaker", named("Cleo", "person")).save();
    aQuote("The tide waits").in(article).by(ada).save();
    aQuote("The tide waits,").in(anArticle().body(BODY).save()).by(ada).save();
    go().span(29, 32).save();
    go().span(45, 48).save();
    assertEquals(8, QuoteClient.texts().size());
  }

  @Test
  void a_quote_without_speaker_or_without_place_is_on_record_too() {
    tide().save();
    assertEquals(409, tide().post().statusCode());
    aQuote("Never said.").in(article).by(ada).save();
    assertEquals(409, aQuote("Never said.").in(article).by(ada).post().statusCode());
    assertEquals(201, aQuote("Never said").in(article).by(ada).post().statusCode());
  }

  @Test
  void a_rejected_quote_is_on_record_and_a_deleted_one_is_not() {
    String id = tide().by(ada).with("status", "rejected").save();
    tide()
        .by(ada)
        .post()
        .then()
        .spec(refusedAt(409, "already-exists", "/text"))
        .body(has("detail", containsString("a review can propose it again")));
    given().delete("/quotes/" + id).then().statusCode(204);
    assertEquals(201, tide().by(ada).post().statusCode());
  }

  @Test
  void a_quote_of_a_merged_actor_is_that_of_the_survivor() {
    String id = tide().by(ada).save();
    String duplicate = anActor("Ada B.").save();
    given()
        .contentType("application/json")
        .body(Map.of("into", byId(ada)))
        .post("/actors/" + duplicate + "/merge")
        .then()
        .statusCode(200);
    tide().by(duplicate).post().then().statusCode(409).body(has("existing.id", equalTo(id)));
  }

  @Test
  void a_quote_can_be_replaced_by_itself() {
    QuoteBuilder quote = tide().by(ada);
    String id = quote.save();
    WriteRequests.put("/quotes/" + id, quote.body()).then().statusCode(200);
  }

  @Test
  void one_of_several_simultaneous_requests_succeeds() throws Exception {
    for (boolean byName : List.of(false, true)) {
      String other = anArticle().body(BODY).save();
      List<Response> answers =
          SimultaneousRequests.send(
              8,
              i ->
                  aQuote("The tide waits,")
                      .in(other)
                      .with("speaker", byName ? named("Ada Brink") : byId(ada))
                      .post());
      List<Integer> statuses = new ArrayList<>(answers.stream().map(Response::statusCode).toList());
      statuses.sort(null);
      assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
    }
  }

  @Test
  void a_repeated_request_with_an_idempotency_key_gets_the_first_answer() {
    QuoteBuilder quote = tide().by(ada);
    for (int i = 0; i < 2; i++) {
      given()
          .contentType("application/json")
          .header("Idempotency-Key", "\"tide\"")
          .body(quote.body())
          .post("/quotes")
          .then()
          .statusCode(201);
    }
    assertEquals(1, QuoteClient.list("/quotes").as(JsonBody.class).getList("items").size());
  }

  private QuoteBuilder tide() {
    return aQuote("The tide waits,").in(article);
  }

  private QuoteBuilder go() {
    return aQuote("Go,").in(article).by(ada);
  }
}
