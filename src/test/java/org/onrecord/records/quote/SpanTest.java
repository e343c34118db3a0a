package org.onrecord.records.quote;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.QuoteBuilder;

/** Spans of a quote in the body: given spans are checked, missing ones are found. */
@QuarkusTest
class SpanTest {
  private static final String BODY = "“A strait is a road,” she said, “and nobody owns it.”";

  @Test
  void a_given_span_that_contains_the_text_is_kept() {
    assertAnchored(in(BODY, "A strait is a road").span(1, 19), span(1, 19));
    assertAnchored(in("road", "road").span(0, 4), span(0, 4));
  }

  @Test
  void a_given_span_selects_one_of_several_occurrences() {
    assertAnchored(in("No, no, no.", "no").span(8, 10), span(8, 10));
  }

  @Test
  void a_span_with_another_text_is_rejected_and_the_detail_shows_it() {
    Response problem = in(BODY, "A strait is a road").span(2, 20).post();
    assertProblem(problem, 422, "unprocessable", "/spans");
    assertEquals(
        "At 2 to 20 the article's body has “ strait is a road,”, not “A strait is a road”."
            + " Spans count Unicode code points; their pieces are joined by a space, or by closing punctuation and a space.",
        problem.as(JsonBody.class).get("detail"));
    assertProblem(
        in(BODY, "a strait is a road").span(1, 19).post(), 422, "unprocessable", "/spans");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          The sea is\\nopen|The sea is open
          The sea is\\nopen|The sea is\\nopen
          The sea is \\r\\n> open|The sea is open
          a far-\\nsighted man|a far-sighted man
          a far- and\\nwide man|a far- and wide man
          a short-\\nand long man|a short- and long man
          """)
  void the_text_may_join_the_lines_of_a_piece(String piece, String text) {
    String printed = piece.translateEscapes();
    in("1. " + printed, text.translateEscapes())
        .span(3, 3 + printed.length())
        .post()
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"The sea isopen", "The sea is  open", "The sea is > open"})
  void the_text_joins_lines_by_one_space(String text) {
    String body = "The sea is\n> open";
    assertProblem(in(body, text).span(0, 17).post(), 422, "unprocessable", "/spans");
  }

  @Test
  void the_text_keeps_empty_lines_of_a_piece() {
    assertProblem(
        in("The sea\n\nis open", "The sea is open").span(0, 16).post(),
        422,
        "unprocessable",
        "/spans");
  }

  @Test
  void a_rejected_quote_is_not_stored() {
    in(BODY, "A strait is a road").span(2, 20).post();
    assertEquals(List.of(), QuoteClient.texts());
  }

  @Test
  void a_span_beyond_the_end_is_rejected() {
    int length = BODY.length();
    Response problem = in(BODY, "it.”").span(length - 4, length + 1).post();
    assertProblem(problem, 422, "unprocessable", "/spans/0/end");
    assertEquals(
        "The span ends at %d, but the article's body has only %d characters (Unicode code points)."
            .formatted(length + 1, length),
        problem.as(JsonBody.class).get("detail"));
    assertProblem(
        in(BODY, "it").span(190_000, 200_000).post(), 422, "unprocessable", "/spans/0/end");
  }

  @Test
  void an_invalid_span_breaks_the_contract() {
    assertProblem(in(BODY, "A").span(5, 5).post(), 400, "invalid-request", "/spans/0/end");
    assertProblem(in(BODY, "A").span(5, 4).post(), 400, "invalid-request", "/spans/0/end");
    assertProblem(in(BODY, "A").span(-1, 4).post(), 400, "invalid-request", "/spans/0/start");
    assertProblem(in(BODY, "A").span(1, 200_001).post(), 400, "invalid-request", "/spans/0/end");
    assertProblem(
        in(BODY, "A").span(1, 2).span(9, 9).post(), 400, "invalid-request", "/spans/1/end");
    assertProblem(
        in(BODY, "A").with("spans", List.of(Map.of("start", 1))).post(),
        400,
        "invalid-request",
        "/spans/0/end");
    assertProblem(
        in(BODY, "A").with("spans", List.of(Map.of("start", 1.5, "end", 2))).post(),
        400,
        "invalid-request",
        "/spans/0/start");
    assertProblem(
        in(BODY, "A").with("spans", List.of(Map.of("start", "1", "end", 2))).post(),
        400,
        "invalid-request",
        "/spans/0/start");
    assertProblem(
        in(BODY, "A").with("spans", Map.of("start", 1, "end", 2)).post(),
        400,
        "invalid-request",
        "/spans");
  }

  @Test
  void fifty_one_spans_break_the_contract() {
    QuoteBuilder quote = in("a ".repeat(51), "a ".repeat(51).strip());
    for (int i = 0; i < 50; i++) {
      quote.span(2 * i, 2 * i + 1);
    }
    quote.with("text", "a ".repeat(50).strip());
    assertEquals(50, quote.post().then().statusCode(201).extract().<List<?>>path("spans").size());
    assertProblem(quote.span(100, 101).post(), 400, "invalid-request", "/spans");
  }

  @Test
  void the_texts_of_spans_are_joined_by_one_space() {
    assertAnchored(
        in(BODY, "A strait is a road, and nobody owns it.").span(1, 20).span(33, 52),
        span(1, 20),
        span(33, 52));
    assertProblem(
        in(BODY, "A strait is a road,  and nobody owns it.").span(1, 20).span(33, 52).post(),
        422,
        "unprocessable",
        "/spans");
    assertProblem(
        in(BODY, "A strait is a road,and nobody owns it.").span(1, 20).span(33, 52).post(),
        422,
        "unprocessable",
        "/spans");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A strait is a road and nobody owns it.
          A strait is a road, and nobody owns it.
          A strait is a road. and nobody owns it.
          A strait is a road? and nobody owns it.
          A strait is a road! and nobody owns it.
          A strait is a road; and nobody owns it.
          A strait is a road … and nobody owns it.
          """)
  void any_joint_may_stand_between_two_pieces(String text) {
    assertAnchored(in(BODY, text).span(1, 19).span(33, 52), span(1, 19), span(33, 52));
    assertAnchored(in(BODY, text), span(1, 19), span(33, 52));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A strait is a road. and nobody", "A strait is a road and nobody"})
  void a_joint_replaces_the_punctuation_at_the_end_of_a_piece(String text) {
    assertAnchored(in(BODY, text).span(1, 20).span(33, 43), span(1, 19), span(33, 43));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A strait is a road: and nobody owns it.",
        "A strait is a road … . and nobody owns it.",
        "A strait is a road… and nobody owns it.",
        "A strait is a roads. and nobody owns it.",
        "A strait is a road. And nobody owns it.",
        "A strait is a road. and nobody owns it",
        "A strait is a road. and nobody owns it!",
        "A strait is a road.",
      })
  void other_words_and_other_punctuation_are_rejected(String text) {
    assertProblem(in(BODY, text).span(1, 19).span(33, 52).post(), 422, "unprocessable", "/spans");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          “Is it late?” she said. “We go,” she said, “now.”    | Is it late? We go, now.        | Is it late?; We go; now.
          ‘The road’, he said, ‘is long.’                      | The road is long.              | The road; is long.
          „Sie ist lang“, sagte er. „Wir gehen.“               | Sie ist lang. Wir gehen.       | Sie ist lang; Wir gehen.
          « Elle est longue », dit-il. « Allons. »             | Elle est longue. Allons.       | Elle est longue; Allons.
          “Go!” “Go on,” he said. “And stay.”                  | Go on. And stay.               | Go on; And stay.
          “It is long.\\n\\n“We go.” he said.                  | It is long. We go.             | It is long.; We go.
          “No,” he said. She said: “No,” and: “Never.”         | No. Never.                     | ''
          “No,” he said. “Never.” “No,” she said. “Never.”     | No. Never.                     | ''
          “No, never,” he said. “Again.”                       | No. Again.                     | ''
          “Well,” he said, “no.” It was late, and she said no. | Well, no.                      | Well; no.
          The road, he said, is long.                          | The road is long.              | ''
          It is the unions’ plan. “We go.”                     | It is the unions. We go.       | ''
          """)
  void an_interrupted_text_with_one_place_is_anchored(String body, String text, String pieces) {
    String printed = body.translateEscapes();
    Response created = in(printed, text).post();
    assertEquals(201, created.statusCode(), created::asString);
    List<Map<String, Integer>> spans = created.as(JsonBody.class).get("spans");
    assertEquals(
        pieces.replace("''", ""),
        spans.stream()
            .map(span -> printed.substring(span.get("start"), span.get("end")))
            .collect(joining("; ")));
  }

  @Test
  void a_search_for_pieces_of_a_repetitive_text_ends() {
    String body = "“a” “b” ".repeat(20_000);
    assertUnanchored(in(body, "a b ".repeat(40) + "c"));
  }

  @Test
  void adjacent_spans_are_accepted() {
    assertAnchored(in("abcd", "ab cd").span(0, 2).span(2, 4), span(0, 2), span(2, 4));
  }

  @Test
  void overlapping_or_unordered_spans_are_rejected() {
    assertProblem(
        in("abcd", "abc cd").span(0, 3).span(2, 4).post(), 422, "unprocessable", "/spans/1/start");
    assertProblem(
        in("abcd", "cd ab").span(2, 4).span(0, 2).post(), 422, "unprocessable", "/spans/1/start");
    assertProblem(
        in("abcd", "ab ab").span(0, 2).span(0, 2).post(), 422, "unprocessable", "/spans/1/start");
  }

  @Test
  void a_text_that_occurs_once_is_anchored() {
    assertAnchored(in(BODY, "and nobody owns it."), span(33, 52));
    assertAnchored(in("All of it.", "All of it."), span(0, 10));
    assertAnchored(in(BODY, "and nobody owns it.").with("spans", List.of()), span(33, 52));
  }

  @Test
  void a_text_that_occurs_nowhere_or_twice_is_not_anchored() {
    assertUnanchored(in(BODY, "A strait is a river"));
    assertUnanchored(in(BODY, "a STRAIT"));
    assertUnanchored(in("No, no, no.", "no"));
    assertUnanchored(in("A strait is a road and nobody", "A strait is a road. and nobody"));
  }

  @Test
  void overlapping_occurrences_count_as_two() {
    assertUnanchored(in("tut tut tut", "tut tut"));
    assertUnanchored(in("aaa", "aa"));
    assertUnanchored(in("𝄞𝄞𝄞", "𝄞𝄞"));
    assertAnchored(in("𝄞𝄞𝄢", "𝄞𝄞"), span(0, 2));
  }

  @Test
  void spans_count_code_points() {
    assertAnchored(in("😀👩‍🚀 said: “𝔻one 😀!”", "𝔻one 😀!"), span(12, 19));
    assertAnchored(in("😀😀😀 “x”", "x").span(5, 6), span(5, 6));
    assertProblem(in("😀😀😀 “x”", "x").span(8, 9).post(), 422, "unprocessable", "/spans/0/end");
    assertAnchored(in("a😀b😀", "😀 😀").span(1, 2).span(3, 4), span(1, 2), span(3, 4));
  }

  @Test
  void each_combining_character_counts() {
    assertAnchored(
        in(
            "Une me\u0301diatrice dit\u00A0: «\u00A0de\u0301ja\u0300 vu\u00A0»",
            "de\u0301ja\u0300 vu"),
        span(24, 33));
    assertUnanchored(in("Elle dit « de\u0301ja\u0300 vu »", "d\u00E9j\u00E0 vu"));
    assertAnchored(in("e\u0301", "e"), span(0, 1));
  }

  @Test
  void arabic_and_persian_text_is_anchored_as_printed() {
    assertAnchored(in("او گفت: «ما مذاکره نمی‌کنیم.»", "ما مذاکره نمی‌کنیم."), span(9, 28));
    assertUnanchored(in("او گفت: «ما مذاکره نمی‌کنیم.»", "ما مذاکره نمیکنیم."));
    assertAnchored(in("قال: \u202B«السَّلامُ عليكم»\u202C", "السَّلامُ عليكم"), span(7, 22));
    assertUnanchored(in("قال: «السَّلامُ عليكم»", "السلام عليكم"));
  }

  private static QuoteBuilder in(String body, String text) {
    return aQuote(text).in(anArticle().body(body).save());
  }

  private static Map<String, Integer> span(int start, int end) {
    return Map.of("start", start, "end", end);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The list only reads them.
  private static void assertAnchored(QuoteBuilder quote, Map<String, Integer>... spans) {
    assertSpans(quote, "anchored", List.of(spans));
  }

  private static void assertUnanchored(QuoteBuilder quote) {
    assertSpans(quote, "none", List.of());
  }

  private static void assertSpans(
      QuoteBuilder quote, String anchor, List<Map<String, Integer>> spans) {
    Response created = quote.post();
    assertEquals(201, created.statusCode(), created::asString);
    assertEquals(spans, created.as(JsonBody.class).get("spans"));
    assertEquals(anchor, created.as(JsonBody.class).get("anchor"));
    assertEquals(quote.body().get("text"), created.as(JsonBody.class).get("text"));
  }
}
