package org.onrecord.records.quote;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.patch;
import static org.onrecord.records.quote.QuoteClient.put;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.WriteRequests;

/** Re-anchoring of quotes when the body of their article is corrected. */
@QuarkusTest
class ArticleCorrectionTest {
  private static final String BODY = "Ada said: “No comment.” Ben said: “A road,” and “a wall.”";
  private static final String TWICE = "Ada said: “No.” Later Ben cried: “No.” The end.";
  private static final String WITHOUT_ADA = "Ada was silent. Later Ben cried: “No.” The end.";

  @Test
  void a_changed_body_reanchors_all_quotes() {
    String article = anArticle().body(BODY).save();
    String one = aQuote("No comment.").in(article).span(11, 22).save();
    String two = aQuote("A road, a wall.").in(article).span(35, 42).span(49, 56).save();
    String other = aQuote("No comment.").in(anArticle().body(BODY).save()).save();
    for (Response changed :
        List.of(
            patch("/articles/" + article, Map.of("body", "😀 Late: " + BODY)),
            put("/articles/" + article, Map.of("title", "T", "body", "😀 Then: " + BODY)))) {
      changed.then().statusCode(200);
      assertSpans(one, "anchored", 19, 30);
      assertSpans(two, "anchored", 43, 50, 57, 64);
    }
    assertSpans(other, "anchored", 11, 22);
    correct(article, BODY);
    assertSpans(one, "anchored", 11, 22);
    assertSpans(two, "anchored", 35, 42, 49, 56);
  }

  @Test
  void a_quote_with_removed_text_is_kept_and_marked_lost() {
    String article = anArticle().body(BODY).save();
    String ada = anActor("Ada").save();
    String lost = aQuote("No comment.").in(article).by(ada).saidOn("2025-01-01").save();
    aQuote("A road,").in(article).save();
    Map<String, Object> before = get("/quotes/" + lost).as(JsonBody.class).get("");
    correct(article, BODY.replace("No comment", "Nothing"));
    Map<String, Object> after = get("/quotes/" + lost).as(JsonBody.class).get("");
    assertEquals("lost", after.get("anchor"));
    assertEquals(List.of(), after.get("spans"));
    for (String kept :
        List.of(
            "id",
            "text",
            "type",
            "status",
            "saidOn",
            "speaker",
            "attribution",
            "mentions",
            "article",
            "createdAt")) {
      assertEquals(before.get(kept), after.get(kept), kept);
    }
    assertNotEquals(before.get("updatedAt"), after.get("updatedAt"));
    assertEquals(List.of("No comment."), texts("anchor=lost"));
    assertEquals(List.of("A road,"), texts("anchor=anchored"));
    assertEquals(
        List.of("A road,", "No comment."),
        get("/articles/" + article + "?expand=quotes").as(JsonBody.class).get("quotes.text"));
  }

  @Test
  void an_unanchored_quote_is_anchored_when_its_text_appears() {
    String article = anArticle().body(BODY).save();
    String quote = aQuote("Nothing.").in(article).save();
    assertSpans(quote, "none");
    correct(article, "Someone else.");
    assertSpans(quote, "none");
    correct(article, "Ben: Nothing.");
    assertSpans(quote, "anchored", 5, 13);
  }

  @Test
  void a_lost_quote_is_anchored_when_its_text_comes_back() {
    String article = anArticle().body(BODY).save();
    String quote = aQuote("No comment.").in(article).save();
    correct(article, "It was a mistake.");
    assertSpans(quote, "lost");
    correct(article, "It was no mistake.");
    assertSpans(quote, "lost");
    correct(article, "Again: “No comment.”");
    assertSpans(quote, "anchored", 8, 19);
    assertEquals(List.of(), texts("anchor=lost"));
  }

  @Test
  void a_lost_quote_stays_lost_when_its_text_comes_back_twice() {
    String article = anArticle().body(BODY).save();
    String quote = aQuote("No comment.").in(article).save();
    correct(article, "It was a mistake.");
    correct(article, "No comment. No comment.");
    assertSpans(quote, "lost");
  }

  @Test
  void a_lost_quote_does_not_move_to_the_same_text_elsewhere() {
    String article = anArticle().body(TWICE).save();
    String ofAda = quoteOfAda(article);
    correct(article, WITHOUT_ADA);
    assertSpans(ofAda, "lost");
    correct(article, "Ada was silent. Later Ben cried: “No.” The End.");
    assertSpans(ofAda, "lost");
  }

  @Test
  void a_change_of_another_member_keeps_a_lost_quote_lost() {
    String article = anArticle().body(TWICE).save();
    String ofAda = quoteOfAda(article);
    String gone = aQuote("The end.").in(article).save();
    correct(article, "Ada was silent. Later Ben cried: “No.”");
    patch("/articles/" + article, Map.of("title", "Silence")).then().statusCode(200);
    assertSpans(ofAda, "lost");
    patch("/quotes/" + gone, Map.of("type", "mixed")).then().statusCode(200);
    assertSpans(gone, "lost");
  }

  @Test
  void a_change_of_status_does_not_move_a_lost_quote_to_the_same_text_elsewhere() {
    String article = anArticle().body(TWICE).save();
    String ofAda = quoteOfAda(article);
    correct(article, WITHOUT_ADA);
    assertSpans(ofAda, "lost");
    WriteRequests.review(ofAda, "disputed").then().statusCode(200);
    assertSpans(ofAda, "lost");
  }

  @Test
  void a_lost_quote_accepts_spans_of_an_editor() {
    String article = anArticle().body(TWICE).save();
    String ofAda = quoteOfAda(article);
    correct(article, "Ada was silent. Ben cried: “No.”");
    List<Map<String, Integer>> spans = List.of(Map.of("start", 28, "end", 31));
    patch("/quotes/" + ofAda, Map.of("spans", spans)).then().statusCode(200);
    assertSpans(ofAda, "anchored", 28, 31);
  }

  @Test
  void a_lost_quote_with_a_new_text_is_anchored() {
    String article = anArticle().body(BODY).save();
    String quote = aQuote("No comment.").in(article).save();
    correct(article, "Ada said: “Nothing.”");
    patch("/quotes/" + quote, Map.of("text", "Something.")).then().statusCode(200);
    assertSpans(quote, "none");
    patch("/quotes/" + quote, Map.of("text", "Nothing.")).then().statusCode(200);
    assertSpans(quote, "anchored", 11, 19);
  }

  @Test
  void a_rejected_correction_changes_no_quote() {
    String article = anArticle().body(BODY).save();
    String quote = aQuote("No comment.").in(article).save();
    assertProblem(
        patch("/articles/" + article, Map.of("body", "New.", "source", Map.of("name", "Nobody"))),
        422,
        "unprocessable",
        "/source");
    assertSpans(quote, "anchored", 11, 22);
  }

  @Test
  void a_corrected_publication_date_applies_to_the_quotes() {
    String article = anArticle().publishedOn("2025-01-01").save();
    aQuote("moved").in(article).save();
    aQuote("moved, of a day of its own").in(article).saidOn("2024-12-24").save();
    aQuote("stays").in(anArticle().publishedOn("2025-02-01").save()).save();
    String ministry = anActor("Ministry").kind("organization").save();
    String ada = anActor("Ada").affiliated(ministry, "minister", "2025-03-01", null).save();
    patch(
            "/quotes/"
                + QuoteClient.list("/quotes", "q=moved", "saidFrom=2025-01-01")
                    .as(JsonBody.class)
                    .get("items[0].id"),
            Map.of("speaker", byId(ada)))
        .then()
        .statusCode(200);
    assertEquals(List.of("stays", "moved, of a day of its own", "moved"), texts());
    assertEquals(List.of(), texts("affiliation=Ministry"));
    patch("/articles/" + article, Map.of("publishedOn", "2025-03-01")).then().statusCode(200);
    assertEquals(List.of("moved, of a day of its own", "moved", "stays"), texts());
    assertEquals(List.of("moved", "stays", "moved, of a day of its own"), texts("sort=-saidOn"));
    assertEquals(List.of("moved, of a day of its own", "moved"), texts("publishedFrom=2025-02-02"));
    assertEquals(List.of("moved"), texts("saidFrom=2025-02-02"));
    assertEquals(List.of("stays"), texts("publishedTo=2025-02-28"));
    assertEquals(List.of("moved"), texts("affiliation=Ministry"));
    assertEquals(
        List.of("2025-03-01", "2025-03-01", "2025-02-01"),
        QuoteClient.list("/quotes").as(JsonBody.class).get("items.article.publishedOn"));
    QuoteClient.put("/articles/" + article, Map.of("title", "T", "body", "B"))
        .then()
        .statusCode(200);
    assertEquals(List.of("stays", "moved, of a day of its own", "moved"), texts());
    assertEquals(List.of("stays"), texts("publishedFrom=0001-01-01"));
    assertEquals(List.of("stays", "moved, of a day of its own"), texts("saidFrom=0001-01-01"));
  }

  private static String quoteOfAda(String article) {
    return aQuote("No.").in(article).span(11, 14).save();
  }

  private static void correct(String article, String body) {
    patch("/articles/" + article, Map.of("body", body)).then().statusCode(200);
  }

  private static void assertSpans(String quote, String anchor, int... startsAndEnds) {
    Response found = get("/quotes/" + quote);
    int[] spans =
        found.<List<Map<String, Integer>>>path("spans").stream()
            .flatMapToInt(s -> IntStream.of(s.get("start"), s.get("end")))
            .toArray();
    assertEquals(
        List.of(anchor, list(startsAndEnds)),
        List.of(found.as(JsonBody.class).<String>get("anchor"), list(spans)));
  }

  private static List<Integer> list(int[] numbers) {
    return IntStream.of(numbers).boxed().toList();
  }
}
