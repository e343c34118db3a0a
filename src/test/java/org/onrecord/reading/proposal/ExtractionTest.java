package org.onrecord.reading.proposal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.RecordBuilder.byId;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;

/** Extraction from texts that are not stored. */
@QuarkusTest
class ExtractionTest {
  private static final String TEXT =
      "HARBOUR 😀 — The vote is over. “We have counted every vote,” said Mayor Ines Calder.";

  @Test
  void finds_speaker_words_and_spans() {
    JsonBody found = extracted(Map.of("text", TEXT, "language", "en-GB"));
    assertEquals(1, found.getList("quotes").size());
    Map<String, Object> quote = found.getMap("quotes[0]");
    assertEquals("direct", quote.get("type"));
    assertEquals("We have counted every vote", quote.get("text"));
    assertEquals(List.of(Map.of("start", 31, "end", 57)), quote.get("spans"));
    assertEquals(Map.of("name", "Ines Calder", "kind", "person"), quote.get("speaker"));
    assertEquals("said", found.get("quotes[0].attribution.cue"));
    assertEquals(false, found.get("quotes[0].attribution.anonymous"));
    assertEquals("extractor", found.get("quotes[0].origin.kind"));
    assertEquals(found.getString("extractor.version"), found.get("quotes[0].origin.version"));
    assertNull(quote.get("knownSpeaker"));
  }

  @Test
  void stores_nothing() {
    extracted(Map.of("text", TEXT));
    for (String path : List.of("/articles", "/quotes", "/actors")) {
      assertEquals(0, page(path, "include", "total").getInt("total"), path);
    }
  }

  @Test
  void the_known_speaker_is_the_only_actor_with_the_name() {
    String mayor = anActor("Inés Calder-Ruiz").alias("INÉS CALDER").save();
    assertEquals(
        Map.of("id", mayor, "name", "Inés Calder-Ruiz", "kind", "person"),
        extracted(Map.of("text", TEXT)).getMap("quotes[0].knownSpeaker"));
    anActor("Ines Calder").save();
    assertNull(extracted(Map.of("text", TEXT)).getMap("quotes[0].knownSpeaker"));
  }

  @Test
  void an_extracted_quote_can_be_posted() {
    Map<String, Object> quote =
        new LinkedHashMap<>(extracted(Map.of("text", TEXT)).getMap("quotes[0]"));
    quote.keySet().removeAll(List.of("knownSpeaker", "speakerSpan", "origin"));
    quote.put("article", byId(anArticle().body(TEXT).save()));
    given()
        .contentType("application/json")
        .body(quote)
        .post("/quotes")
        .then()
        .statusCode(201)
        .body(has("spans", equalTo(quote.get("spans"))))
        .body(has("speaker.name", equalTo("Ines Calder")))
        .body(has("origin", equalTo(Map.of("kind", "editor"))));
  }

  @Test
  void a_quote_of_hard_wrapped_text_is_printed_on_one_line() {
    String wrapped =
        """
        > “The harbour is closed for the winter, and it will stay closed for the long-\r
        > term repairs until the ice is gone,” said Harbour Master Odd\r
        > Renvik on Monday.\r
        """;
    Map<String, Object> quote =
        new LinkedHashMap<>(extracted(Map.of("text", wrapped)).getMap("quotes[0]"));
    assertEquals(
        "The harbour is closed for the winter, and it will stay closed for the long-term repairs"
            + " until the ice is gone",
        quote.get("text"));
    assertEquals(List.of(Map.of("start", 3, "end", 116)), quote.get("spans"));
    assertEquals(Map.of("name", "Odd Renvik", "kind", "person"), quote.get("speaker"));
    quote.keySet().removeAll(List.of("knownSpeaker", "speakerSpan", "origin"));
    quote.put("article", byId(anArticle().body(wrapped).save()));
    given()
        .contentType("application/json")
        .body(quote)
        .post("/quotes")
        .then()
        .statusCode(201)
        .body(has("text", equalTo(quote.get("text"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀 “We 𝒉ave counted 😀,” said Mayor Ines Calder. 😀 “Every vote,” she said.",
        "\r\n“We have counted.”\r\n\r\n“Every vote,”\tsaid\tMayor Ines Calder.\r\n",
        "\uFEFF“We\u00A0have counted,”\u00A0said Mayor Ines\u00A0Calder.",
        "قال: «لا». \u200F“We have counted,” said Mayor Ines Calder.\u202E",
        "<p>“We have <b>counted</b>,” said Mayor Ines&nbsp;Calder.</p>"
      })
  void spans_count_code_points(String text) {
    List<Map<String, Object>> quotes = extracted(Map.of("text", text)).getList("quotes");
    assertFalse(quotes.isEmpty());
    for (Map<String, Object> quote : quotes) {
      assertEquals(quote.get("text"), String.join(" ", pieces(text, quote.get("spans"))));
    }
  }

  private static List<String> pieces(String text, Object spans) {
    int[] characters = text.codePoints().toArray();
    List<String> pieces = new ArrayList<>();
    for (Object span : (List<?>) spans) {
      int start = (int) ((Map<?, ?>) span).get("start");
      int end = (int) ((Map<?, ?>) span).get("end");
      pieces.add(new String(characters, start, end - start));
    }
    return pieces;
  }

  @Test
  void finds_each_quote_once() {
    JsonBody found = extracted(Map.of("text", "“No,” said Mayor Ines Calder. “No!” she said."));
    assertEquals(List.of("No", "No!"), found.getList("quotes.text"));
  }

  @Test
  void rounds_confidence_to_three_decimals() {
    String confidence = extracted(Map.of("text", TEXT)).getString("quotes[0].origin.confidence");
    assertTrue(confidence.matches("[01]\\.\\d{1,3}"), confidence);
  }

  @Test
  void a_text_without_quotes_gives_an_empty_list() {
    post(Map.of("text", "It rained all day. 😀"))
        .then()
        .statusCode(200)
        .body(has("quotes", hasSize(0)))
        .body(has("extractor.version", not("")));
  }

  @Test
  void names_the_given_or_detected_language() {
    JsonBody detected = extracted(Map.of("text", TEXT));
    assertEquals("en", detected.get("language"));
    assertEquals(true, detected.get("languageDetected"));
    assertNull(detected.get("notRead"));
    JsonBody given = extracted(Map.of("text", TEXT, "language", "en-GB"));
    assertEquals("en-GB", given.get("language"));
    assertNull(given.get("languageDetected"));
    assertEquals(detected.getList("quotes"), given.getList("quotes"));
    JsonBody tooShort = extracted(Map.of("text", "“No,” said Mayor Ines Calder."));
    assertNull(tooShort.get("language"));
    assertEquals(List.of("Ines Calder"), tooShort.getList("quotes.speaker.name"));
  }

  @Test
  void finds_the_quotations_in_marks_of_a_language_that_is_not_read() {
    String text = "Der Hafen bleibt zu. „Das Eis ist zu dick“, sagte der Hafenmeister am Montag.";
    JsonBody found = extracted(Map.of("text", text));
    assertEquals("de", found.get("language"));
    assertEquals(true, found.get("languageDetected"));
    assertEquals("de", found.get("notRead"));
    assertEquals(1, found.getList("quotes").size());
    Map<String, Object> quote = found.getMap("quotes[0]");
    assertEquals("Das Eis ist zu dick", quote.get("text"));
    assertNull(quote.get("speaker"));
    assertEquals(Map.of("anonymous", false, "via", List.of()), quote.get("attribution"));
    assertEquals("0.2", found.getString("quotes[0].origin.confidence"));
  }

  @ParameterizedTest
  @CsvSource({"fa,fa", "fr-CH,fr", "sr-Latn-RS,sr"})
  void a_given_language_counts(String language, String notRead) {
    JsonBody found = extracted(Map.of("text", TEXT, "language", language));
    assertEquals(language, found.get("language"));
    assertEquals(notRead, found.get("notRead"));
    assertEquals(List.of("We have counted every vote"), found.getList("quotes.text"));
    assertNull(found.get("quotes[0].speaker"));
  }

  @Test
  void rejects_a_text_that_is_too_long() {
    post(Map.of()).then().spec(invalidAt("/text"));
    post(Map.of("text", " ")).then().spec(invalidAt("/text"));
    post(Map.of("text", "😀".repeat(200_001))).then().spec(invalidAt("/text"));
    post(Map.of("text", "😀".repeat(200_000))).then().statusCode(200);
  }

  @Test
  void rejects_unknown_members() {
    post(Map.of("text", TEXT, "language", "english!")).then().spec(invalidAt("/language"));
    post(Map.of("text", TEXT, "publishedOn", "today")).then().spec(invalidAt("/publishedOn"));
    post(Map.of("text", TEXT, "body", TEXT)).then().spec(invalidAt("/body"));
  }

  private static JsonBody extracted(Map<String, ?> body) {
    return post(body).then().statusCode(200).extract().as(JsonBody.class);
  }

  private static Response post(Map<String, ?> body) {
    return given().contentType("application/json").body(body).post("/extractions");
  }
}
