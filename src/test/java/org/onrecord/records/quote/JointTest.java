package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.QuoteBuilder;

/** Texts of interrupted quotes: pieces of the article with editorial joints between them. */
@QuarkusTest
class JointTest {
  private static final String BODY =
      "The pier keeps a calendar of repairs. “Every pier has a calendar,” Mara Ostby told reporters. “We will mend it before the herring comes.” She left.";

  private static final String TEXT =
      "Every pier has a calendar. We will mend it before the herring comes.";

  private static final List<Map<String, Integer>> SPANS = List.of(span(39, 64), span(95, 136));

  @Test
  void the_extractor_proposes_a_text_fit_to_print() {
    Response created =
        given()
            .contentType("application/json")
            .body(anArticle().body(BODY).body())
            .post("/articles?extract=true");
    JsonBody quote = created.as(JsonBody.class);
    assertEquals(List.of(TEXT), quote.get("quotes.text"), created::asString);
    assertEquals(List.of(SPANS), quote.get("quotes.spans"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Every pier has a calendar, We will mend it before the herring comes.
          Every pier has a calendar We will mend it before the herring comes.
          Every pier has a calendar … We will mend it before the herring comes.
          """)
  void a_patch_of_a_joint_keeps_the_anchor(String text) {
    String path = "/quotes/" + quote().save();
    assertAnchored(patch(path, Map.of("text", text)), text);
    assertAnchored(given().get(path), text);
    assertAnchored(patch(path, Map.of("text", TEXT)), TEXT);
  }

  @Test
  void a_patch_of_a_joint_takes_punctuation_out_of_the_span() {
    String path =
        "/quotes/"
            + aQuote(TEXT.replace("calendar.", "calendar,"))
                .in(anArticle().body(BODY).save())
                .span(39, 65)
                .span(95, 136)
                .save();
    assertEquals(65, given().get(path).as(JsonBody.class).<Integer>get("spans[0].end"));
    assertAnchored(patch(path, Map.of("text", TEXT)), TEXT);
  }

  @Test
  void a_change_inside_a_piece_is_rejected() {
    String path = "/quotes/" + quote().save();
    String changed = TEXT.replace("mend", "paint");
    assertProblem(patch(path, Map.of("text", changed)), 422, "unprocessable", "/spans");
    assertProblem(
        patch(path, Map.of("text", changed, "spans", SPANS)), 422, "unprocessable", "/spans");
    assertProblem(
        patch(path, Map.of("text", TEXT.replace(". We", ". we"))), 422, "unprocessable", "/spans");
    assertAnchored(given().get(path), TEXT);
    Map<String, ?> unanchored = Map.of("text", changed, "spans", List.of());
    assertEquals("none", patch(path, unanchored).as(JsonBody.class).get("anchor"));
  }

  @Test
  void words_elsewhere_in_the_body_move_the_anchor() {
    String path = "/quotes/" + quote().save();
    JsonBody moved = patch(path, Map.of("text", "a calendar of repairs")).as(JsonBody.class);
    assertEquals(List.of(span(15, 36)), moved.get("spans"));
    assertAnchored(patch(path, Map.of("text", TEXT)), TEXT);
  }

  @Test
  void earlier_joints_are_shown_and_restored() {
    String id = quote().save();
    String path = "/quotes/" + id;
    String then = Instant.now().toString();
    String other = TEXT.replace("calendar.", "calendar,");
    patch(path, Map.of("text", other));
    assertAnchored(given().queryParam("at", then).get(path), TEXT);
    given()
        .contentType("application/json")
        .body(Map.of("at", then))
        .post(path + "/restore")
        .then()
        .statusCode(200);
    assertAnchored(given().get(path), TEXT);
  }

  @Test
  void a_correction_of_the_body_moves_both_pieces() {
    String article = anArticle().body(BODY).save();
    String id = aQuote(TEXT).in(article).save();
    patch(
        "/articles/" + article,
        Map.of("body", "Late. " + BODY.replace("calendar,”", "calendar”,")));
    JsonBody quote = given().get("/quotes/" + id).as(JsonBody.class);
    assertEquals(TEXT, quote.get("text"));
    assertEquals(List.of(span(45, 70), span(101, 142)), quote.get("spans"));
  }

  @Test
  void quotes_with_other_joints_are_one_statement() {
    String first = quote().save();
    String second =
        aQuote(TEXT.replace("calendar.", "calendar,"))
            .in(anArticle().body("Again. " + BODY).save())
            .save();
    assertEquals(
        given().get("/quotes/" + first).as(JsonBody.class).getString("statement.id"),
        given().get("/quotes/" + second).as(JsonBody.class).getString("statement.id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Every pier has a calendar. We will mend it before the herring comes.
          Every pier has a calendar, We will mend it before the herring comes.
          Every pier has a calendar; we will mend it before the herring comes.
          """)
  void a_quotation_with_another_joint_is_at_most_typographic(String quotation) {
    quote().save();
    JsonBody answer =
        given()
            .contentType("application/json")
            .body(Map.of("quotations", List.of(Map.of("text", quotation))))
            .post("/verifications")
            .as(JsonBody.class);
    assertTrue(
        Set.of("verbatim", "typographic").contains(answer.getString("verifications[0].verdict")),
        answer::toString);
  }

  @Test
  void a_citation_leads_to_both_pieces() {
    String id =
        aQuote(TEXT)
            .in(anArticle().body(BODY).with("url", "https://example.com/pier").save())
            .save();
    JsonBody cited =
        given().queryParam("expand", "context").get("/quotes/" + id).as(JsonBody.class);
    String url = cited.getString("context.url");
    assertTrue(url.contains("#:~:text="), url);
    assertTrue(
        given().get("/quotes/" + id + ".bib").asString().contains("“" + TEXT + "”"),
        "the note has the joint");
  }

  /** A quote whose spans the service finds. */
  private static QuoteBuilder quote() {
    return aQuote(TEXT).in(anArticle().body(BODY).save());
  }

  private static void assertAnchored(Response response, String text) {
    JsonBody quote = response.as(JsonBody.class);
    assertEquals(text, quote.get("text"), response::asString);
    assertEquals(SPANS, quote.get("spans"));
    assertEquals("anchored", quote.get("anchor"));
  }

  private static Map<String, Integer> span(int start, int end) {
    return Map.of("start", start, "end", end);
  }
}
