package org.onrecord.reading.verification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;

/** Verification over HTTP, against quotes and articles in the database. */
@QuarkusTest
class VerificationTest {
  private static final String WORDS = "We will keep the ferry running through the winter";
  private static final String BODY =
      "😀 VESTERBY — “"
          + WORDS
          + ",” Mayor Ellen Moreau told the council. “Nobody told us about the broken bridge over the canal,”"
          + " said a driver.";

  private String mayor;
  private String article;
  private String quote;

  @BeforeEach
  void record() {
    mayor = anActor("Ellen Moreau").alias("Nell Moreau").save();
    article =
        anArticle()
            .with("title", "Ferry to stay")
            .body(BODY)
            .from("Vesterby Post")
            .publishedOn("2026-02-03")
            .language("en")
            .save();
    quote = aQuote(WORDS).in(article).by(mayor).span(14, 14 + WORDS.length()).save();
  }

  @Test
  void a_draft_is_judged_with_evidence() {
    String draft = "“" + WORDS + ",” said Ellen Moreau.";
    JsonBody answer = verified(Map.of("text", draft, "language", "en"));
    assertEquals(1, answer.getList("verifications").size());
    assertEquals(Map.of("verbatim", 1), answer.getMap("summary"));
    Map<String, Object> verification = answer.getMap("verifications[0]");
    assertEquals(
        Map.of(
            "text",
            WORDS,
            "span",
            Map.of("start", 1, "end", 1 + WORDS.length()),
            "spans",
            List.of(Map.of("start", 1, "end", 1 + WORDS.length())),
            "speaker",
            "Ellen Moreau"),
        verification.get("quotation"));
    assertEquals(
        List.of(
            Map.of(
                "quote",
                Map.of(
                    "id",
                    quote,
                    "text",
                    WORDS,
                    "speaker",
                    Map.of("id", mayor, "name", "Ellen Moreau", "kind", "person"),
                    "status",
                    "confirmed"),
                "article",
                Map.of(
                    "id",
                    article,
                    "title",
                    "Ferry to stay",
                    "source",
                    Map.of(
                        "id", answer.get("verifications[0].evidence[0].article.source.id"),
                        "name", "Vesterby Post",
                        "kind", "media"),
                    "publishedOn",
                    "2026-02-03"),
                "spans",
                List.of(Map.of("start", 14, "end", 14 + WORDS.length())),
                "printed",
                WORDS)),
        verification.get("evidence"));
  }

  @Test
  void quotations_of_a_list_are_judged_in_order() {
    JsonBody answer =
        verified(
            Map.of(
                "language",
                "en",
                "quotations",
                List.of(
                    Map.of("text", WORDS, "speaker", "Nell Moreau"),
                    Map.of("text", WORDS, "speaker", "Paul Haas"),
                    Map.of("text", "We will not keep the ferry running through the winter"),
                    Map.of("text", "keep the ferry running"),
                    Map.of("text", "Nobody told us about the broken bridge over the canal"),
                    Map.of("text", "The orchestra needs a hall with better acoustics"))));
    assertEquals(
        List.of("verbatim", "misattributed", "altered", "truncated", "unrecorded", "notFound"),
        answer.getList("verifications.verdict"));
    assertEquals(List.of("negation"), answer.getList("verifications[2].flags"));
    assertEquals(
        List.of(
            Map.of("op", "equal", "text", "We will"),
            Map.of("op", "insert", "text", "not"),
            Map.of("op", "equal", "text", "keep the ferry running through the winter")),
        answer.getList("verifications[2].difference"));
    assertEquals(
        Map.of("before", "We will", "after", "through the winter"),
        answer.getMap("verifications[3].cut"));
    assertNull(answer.get("verifications[4].evidence[0].quote"));
  }

  @Test
  void the_spans_of_a_page_count_in_its_text() {
    JsonBody answer =
        verified(Map.of("html", "<p>Moreau said: <q>" + WORDS + "</q>, and left the hall.</p>"));
    assertEquals("Moreau said: “" + WORDS + "”, and left the hall.", answer.get("text"));
    assertEquals(
        List.of(Map.of("start", 14, "end", 14 + WORDS.length())),
        answer.getList("verifications[0].quotation.spans"));
    assertEquals("verbatim", answer.get("verifications[0].verdict"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja"})
  void a_quote_in_another_language_than_the_draft_is_found(String language) {
    Map<String, String> quotation = Map.of("text", "keep the ferries running through the winter");
    JsonBody answer = verified(Map.of("language", language, "quotations", List.of(quotation)));
    assertEquals("altered", answer.get("verifications[0].verdict"));
    assertEquals(quote, answer.get("verifications[0].evidence[0].quote.id"));
  }

  @Test
  void words_of_a_deleted_quote_are_unrecorded() {
    given().delete("/quotes/" + quote).then().statusCode(204);
    JsonBody answer = verified(Map.of("quotations", List.of(Map.of("text", WORDS))));
    assertEquals("unrecorded", answer.get("verifications[0].verdict"));
  }

  @Test
  void a_quote_is_found_among_many_that_share_words() {
    for (int i = 0; i < 310; i++) {
      aQuote("The harbour committee discussed matter number " + i).in(article).by(mayor).save();
    }
    String words = "The harbour committee discussed its pension fund and the weather vane";
    aQuote(words).in(article).by(mayor).save();
    JsonBody answer = verified(Map.of("quotations", List.of(Map.of("text", words))));
    assertEquals("verbatim", answer.get("verifications[0].verdict"));
  }

  /** The second words are too common for a statement, so the text index finds them. */
  @ParameterizedTest
  @ValueSource(strings = {"The harbour committee will repair seventeen lanterns", "We love it"})
  void a_quote_is_found_among_many_with_the_same_words_by_another_speaker(String words) {
    String other = anActor("Paul Haas").save();
    for (int i = 0; i < 25; i++) {
      aQuote(words).in(anArticle().save()).by(other).save();
    }
    aQuote(words).in(article).by(mayor).save();
    Map<String, String> quotation = Map.of("text", words, "speaker", "Ellen Moreau");
    JsonBody answer = verified(Map.of("quotations", List.of(quotation), "language", "en"));
    assertEquals("verbatim", answer.get("verifications[0].verdict"));
  }

  @Test
  void exactly_one_input_is_required() {
    post(Map.of()).then().spec(invalidAt(""));
    post(Map.of("text", "a", "html", "b")).then().spec(invalidAt(""));
    post(Map.of("quotations", List.of())).then().spec(invalidAt("/quotations"));
    post(Map.of("text", "a", "quotations", List.of())).then().spec(invalidAt("", "/quotations"));
    post(Map.of("quotations", List.of(Map.of("speaker", "A"))))
        .then()
        .spec(invalidAt("/quotations/0/text"));
  }

  @Test
  void invalid_values_are_named() {
    post(Map.of("text", " ")).then().spec(invalidAt("/text"));
    post(Map.of("html", "a\u0000b")).then().spec(invalidAt("/html"));
    post(Map.of("text", 5)).then().spec(invalidAt("/text"));
    post(Map.of("text", "a".repeat(1_000_001))).then().spec(invalidAt("/text"));
    post(Map.of("text", "a", "publishedOn", "2026-02-30")).then().spec(invalidAt("/publishedOn"));
    post(Map.of("text", "a", "language", "english!")).then().spec(invalidAt("/language"));
    post(Map.of("text", "a", "speaker", "A")).then().spec(invalidAt("/speaker"));
    post(Map.of(
            "quotations",
            List.of(
                Map.of("text", "a", "speaker", " "),
                Map.of("text", "b", "from", "2026-02-02", "to", "2026-02-01"))))
        .then()
        .spec(invalidAt("/quotations/0/speaker", "/quotations/1/to"));
    post(Map.of("quotations", List.of(Map.of("text", "a")), "publishedOn", "2026-02-03"))
        .then()
        .spec(invalidAt("/publishedOn"));
    post(Map.of("quotations", Collections.nCopies(501, Map.of("text", "a"))))
        .then()
        .spec(invalidAt("/quotations"));
  }

  @Test
  void a_text_with_too_many_quotations_is_refused() {
    String text = "“We will keep the ferry running all winter,” said Ellen Moreau.\n".repeat(501);
    post(Map.of("text", text, "language", "en")).then().spec(refused(422, "unprocessable"));
  }

  @Test
  void a_text_with_too_many_passages_in_marks_is_refused() {
    verified(Map.of("text", "“a” ".repeat(2_000)));
    post(Map.of("text", "“a” ".repeat(2_001))).then().spec(refused(422, "unprocessable"));
  }

  @Test
  void a_page_with_too_many_elements_is_refused_with_advice() {
    post(Map.of("html", "<i>".repeat(200_001)))
        .then()
        .spec(refused(422, "unprocessable"))
        .body(
            has(
                "detail",
                equalTo("The page has more than 100000 elements. Send its text instead.")));
  }

  /** Quotations of one word repeated, each different, beside a quote of the same word. */
  @Test
  void quotations_that_take_too_many_comparisons_are_refused() {
    for (int i = 0; i < 20; i++) {
      aQuote("barrage ".repeat(1_250 + i).strip()).in(article).by(mayor).save();
    }
    List<Map<String, String>> quotations =
        IntStream.range(0, 500).mapToObj(i -> Map.of("text", "barrage ".repeat(300 + i))).toList();
    post(Map.of("quotations", quotations, "language", "en"))
        .then()
        .spec(refused(422, "unprocessable"));
  }

  private static JsonBody verified(Map<String, ?> body) {
    return post(body).then().statusCode(200).extract().as(JsonBody.class);
  }

  private static Response post(Map<String, ?> body) {
    return given().contentType("application/json").body(body).post("/verifications");
  }
}
