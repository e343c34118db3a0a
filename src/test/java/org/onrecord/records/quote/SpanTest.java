package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ArticleRecord.anArticle;
import static org.onrecord.fixtures.QuoteRecord.aQuote;
import static org.onrecord.records.quote.QuoteClient.assertRefused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.QuoteRecord;

/** Where the words of a quote stand in the body: checked where given, found where not. */
@QuarkusTest
class SpanTest {
  private static final String BODY = "“A strait is a road,” she said, “and nobody owns it.”";

  @Test
  void a_given_span_that_holds_the_words_is_kept() {
    assertAnchored(in(BODY, "A strait is a road").span(1, 19), span(1, 19));
    assertAnchored(in("road", "road").span(0, 4), span(0, 4));
  }

  @Test
  void a_given_span_chooses_among_several_places() {
    assertAnchored(in("No, no, no.", "no").span(8, 10), span(8, 10));
  }

  @Test
  void a_span_that_holds_other_words_is_refused_with_a_sentence_that_shows_them() {
    Response refusal = in(BODY, "A strait is a road").span(2, 20).post();
    assertRefused(refusal, 422, "unprocessable", "/spans");
    assertEquals(
        "At 2 to 20 the article's body has “ strait is a road,”, not “A strait is a road”."
            + " Spans count Unicode code points; their pieces are joined by one space.",
        refusal.as(JsonBody.class).get("detail"));
    assertRefused(
        in(BODY, "a strait is a road").span(1, 19).post(), 422, "unprocessable", "/spans");
  }

  @Test
  void a_refused_quote_leaves_nothing() {
    in(BODY, "A strait is a road").span(2, 20).post();
    assertEquals(List.of(), QuoteClient.texts());
  }

  @Test
  void a_span_beyond_the_end_is_refused() {
    int length = BODY.length();
    Response refusal = in(BODY, "it.”").span(length - 4, length + 1).post();
    assertRefused(refusal, 422, "unprocessable", "/spans/0/end");
    assertEquals(
        "The span ends at %d, but the article's body has only %d characters (Unicode code points)."
            .formatted(length + 1, length),
        refusal.as(JsonBody.class).get("detail"));
    assertRefused(
        in(BODY, "it").span(190_000, 200_000).post(), 422, "unprocessable", "/spans/0/end");
  }

  @Test
  void a_span_that_is_no_piece_of_any_text_breaks_the_contract() {
    assertRefused(in(BODY, "A").span(5, 5).post(), 400, "invalid-request", "/spans/0/end");
    assertRefused(in(BODY, "A").span(5, 4).post(), 400, "invalid-request", "/spans/0/end");
    assertRefused(in(BODY, "A").span(-1, 4).post(), 400, "invalid-request", "/spans/0/start");
    assertRefused(in(BODY, "A").span(1, 200_001).post(), 400, "invalid-request", "/spans/0/end");
    assertRefused(
        in(BODY, "A").span(1, 2).span(9, 9).post(), 400, "invalid-request", "/spans/1/end");
    assertRefused(
        in(BODY, "A").with("spans", List.of(Map.of("start", 1))).post(),
        400,
        "invalid-request",
        "/spans/0/end");
    assertRefused(
        in(BODY, "A").with("spans", List.of(Map.of("start", 1.0, "end", 2))).post(),
        400,
        "invalid-request",
        "/spans/0/start");
    assertRefused(
        in(BODY, "A").with("spans", List.of(Map.of("start", "1", "end", 2))).post(),
        400,
        "invalid-request",
        "/spans/0/start");
    assertRefused(
        in(BODY, "A").with("spans", Map.of("start", 1, "end", 2)).post(),
        400,
        "invalid-request",
        "/spans");
  }

  @Test
  void fifty_one_spans_break_the_contract() {
    QuoteRecord quote = in("a ".repeat(51), "a ".repeat(51).strip());
    for (int i = 0; i < 50; i++) {
      quote.span(2 * i, 2 * i + 1);
    }
    quote.with("text", "a ".repeat(50).strip());
    assertEquals(50, quote.post().then().statusCode(201).extract().<List<?>>path("spans").size());
    assertRefused(quote.span(100, 101).post(), 400, "invalid-request", "/spans");
  }

  @Test
  void pieces_are_joined_by_one_space() {
    assertAnchored(
        in(BODY, "A strait is a road, and nobody owns it.").span(1, 20).span(33, 52),
        span(1, 20),
        span(33, 52));
    assertRefused(
        in(BODY, "A strait is a road,  and nobody owns it.").span(1, 20).span(33, 52).post(),
        422,
        "unprocessable",
        "/spans");
    assertRefused(
        in(BODY, "A strait is a road,and nobody owns it.").span(1, 20).span(33, 52).post(),
        422,
        "unprocessable",
        "/spans");
  }

  @Test
  void pieces_that_touch_are_in_order() {
    assertAnchored(in("abcd", "ab cd").span(0, 2).span(2, 4), span(0, 2), span(2, 4));
  }

  @Test
  void pieces_that_overlap_or_are_out_of_order_are_refused() {
    assertRefused(
        in("abcd", "abc cd").span(0, 3).span(2, 4).post(), 422, "unprocessable", "/spans/1/start");
    assertRefused(
        in("abcd", "cd ab").span(2, 4).span(0, 2).post(), 422, "unprocessable", "/spans/1/start");
    assertRefused(
        in("abcd", "ab ab").span(0, 2).span(0, 2).post(), 422, "unprocessable", "/spans/1/start");
  }

  @Test
  void words_that_occur_once_are_found() {
    assertAnchored(in(BODY, "and nobody owns it."), span(33, 52));
    assertAnchored(in("All of it.", "All of it."), span(0, 10));
    assertAnchored(in(BODY, "and nobody owns it.").with("spans", List.of()), span(33, 52));
  }

  @Test
  void words_that_occur_nowhere_or_twice_are_not_fastened() {
    assertLoose(in(BODY, "A strait is a river"));
    assertLoose(in(BODY, "a STRAIT"));
    assertLoose(in("No, no, no.", "no"));
    assertLoose(in("A strait is a road and nobody", "A strait is a road. and nobody"));
  }

  @Test
  void occurrences_that_overlap_are_two() {
    assertLoose(in("tut tut tut", "tut tut"));
    assertLoose(in("aaa", "aa"));
    assertLoose(in("𝄞𝄞𝄞", "𝄞𝄞"));
    assertAnchored(in("𝄞𝄞𝄢", "𝄞𝄞"), span(0, 2));
  }

  @Test
  void spans_count_code_points_where_java_counts_two() {
    assertAnchored(in("😀👩‍🚀 said: “𝔻one 😀!”", "𝔻one 😀!"), span(12, 19));
    assertAnchored(in("😀😀😀 “x”", "x").span(5, 6), span(5, 6));
    assertRefused(in("😀😀😀 “x”", "x").span(8, 9).post(), 422, "unprocessable", "/spans/0/end");
    assertAnchored(in("a😀b😀", "😀 😀").span(1, 2).span(3, 4), span(1, 2), span(3, 4));
  }

  @Test
  void combining_characters_count_each() {
    assertAnchored(
        in(
            "Une me\u0301diatrice dit\u00A0: «\u00A0de\u0301ja\u0300 vu\u00A0»",
            "de\u0301ja\u0300 vu"),
        span(24, 33));
    assertLoose(in("Elle dit « de\u0301ja\u0300 vu »", "d\u00E9j\u00E0 vu"));
    assertAnchored(in("e\u0301", "e"), span(0, 1));
  }

  @Test
  void arabic_and_persian_words_are_found_as_they_are_printed() {
    assertAnchored(in("او گفت: «ما مذاکره نمی‌کنیم.»", "ما مذاکره نمی‌کنیم."), span(9, 28));
    assertLoose(in("او گفت: «ما مذاکره نمی‌کنیم.»", "ما مذاکره نمیکنیم."));
    assertAnchored(in("قال: \u202B«السَّلامُ عليكم»\u202C", "السَّلامُ عليكم"), span(7, 22));
    assertLoose(in("قال: «السَّلامُ عليكم»", "السلام عليكم"));
  }

  private static QuoteRecord in(String body, String text) {
    return aQuote(text).in(anArticle().body(body).save());
  }

  private static Map<String, Integer> span(int start, int end) {
    return Map.of("start", start, "end", end);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The list only reads them.
  private static void assertAnchored(QuoteRecord quote, Map<String, Integer>... spans) {
    assertSpans(quote, "anchored", List.of(spans));
  }

  private static void assertLoose(QuoteRecord quote) {
    assertSpans(quote, "none", List.of());
  }

  private static void assertSpans(
      QuoteRecord quote, String anchor, List<Map<String, Integer>> spans) {
    Response created = quote.post();
    assertEquals(201, created.statusCode(), created::asString);
    assertEquals(spans, created.as(JsonBody.class).get("spans"));
    assertEquals(anchor, created.as(JsonBody.class).get("anchor"));
    assertEquals(quote.body().get("text"), created.as(JsonBody.class).get("text"));
  }
}
