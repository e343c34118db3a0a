package org.onrecord.reading.verification;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.JsonBody;

/** Flags, days and evidence of verifications over HTTP. */
@QuarkusTest
class VerificationFlagsTest {
  private static final String WORDS =
      "The old tram from Vesterby to Norholm will carry 40 cyclists every day until March";

  private String speaker;

  @BeforeEach
  void record() {
    String town = anActor("Vesterby Tramways").kind("organization").save();
    speaker =
        anActor("Lotte Brandal").affiliated(town, "director", "2020-01-01", "2025-06-30").save();
    quote("2026-01-10", "confirmed");
  }

  private String quote(String published, String status) {
    String article =
        anArticle()
            .body("“" + WORDS + ",” said Lotte Brandal.")
            .publishedOn(published)
            .language("en")
            .save();
    return aQuote(WORDS)
        .in(article)
        .by(speaker)
        .span(1, 1 + WORDS.length())
        .with("status", status)
        .save();
  }

  @ParameterizedTest
  @CsvSource({
    "will carry, will not carry, altered, negation",
    "40, 400, altered, number",
    "40, forty, altered, ",
    "Norholm, Osterby, altered, name",
    "March, April, altered, date",
    "cyclists, riders, altered, ",
    "old, old, verbatim, "
  })
  void changes_that_may_change_the_sense_have_a_flag(
      String words, String others, String verdict, String flag) {
    JsonBody answer = listed(Map.of("text", WORDS.replace(words, others)));
    assertEquals(verdict, answer.get("verifications[0].verdict"));
    List<String> flags = answer.getList("verifications[0].flags");
    assertEquals(flag == null, flags.isEmpty(), flags::toString);
    assertTrue(flag == null || flags.contains(flag), flags::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "speaker, Ada Holm, misattributed, speaker",
    "speaker, Lotte Brandal, verbatim, ",
    "speaker, Brandal, verbatim, ",
    "role, director of Vesterby Tramways, verbatim, office",
    "role, former director, verbatim, ",
    "to, 2025-12-31, verbatim, day",
    "to, 2026-01-10, verbatim, ",
    "from, 2026-01-11, verbatim, day",
    "from, 2026-01-10, verbatim, "
  })
  void claims_that_the_record_contradicts_have_a_flag(
      String member, String value, String verdict, String flag) {
    Map<String, String> quotation = new HashMap<>(Map.of("text", WORDS, member, value));
    quotation.putIfAbsent("speaker", "Lotte Brandal");
    JsonBody answer = listed(quotation);
    assertEquals(verdict, answer.get("verifications[0].verdict"));
    assertEquals(
        flag == null ? List.of() : List.of(flag), answer.getList("verifications[0].flags"));
  }

  @ParameterizedTest
  @CsvSource({"2026-01-12, ", "2026-01-19, day"})
  void the_date_of_a_draft_tells_the_day_of_its_quotations(String published, String flag) {
    String text = "“" + WORDS + ",” director Lotte Brandal said on Friday.";
    JsonBody answer = verified(Map.of("text", text, "language", "en", "publishedOn", published));
    List<String> expected = flag == null ? List.of("office") : List.of("office", flag);
    assertEquals(expected, answer.getList("verifications[0].flags"));
  }

  @Test
  void at_most_five_pieces_of_evidence_are_shown_confirmed_ones_first_and_rejected_ones_never() {
    quote("2026-01-01", "rejected");
    for (int day = 2; day < 8; day++) {
      quote("2026-01-0" + day, "proposed");
    }
    JsonBody answer = listed(Map.of("text", WORDS));
    assertEquals(
        List.of("confirmed", "proposed", "proposed", "proposed", "proposed"),
        answer.getList("verifications[0].evidence.quote.status"));
  }

  private static JsonBody listed(Map<String, String> quotation) {
    return verified(Map.of("language", "en", "quotations", List.of(quotation)));
  }

  private static JsonBody verified(Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/verifications")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class);
  }
}
