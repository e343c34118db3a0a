package org.onrecord.exchange.imports;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.RecordBuilder.named;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.WriteRequests;

/** Imports that also extract the quotes of their articles. */
@QuarkusTest
class ImportedProposalsTest {
  private static final Map<String, ?> EXTRACT = Map.of("extract", true);
  private static final String VOTE = "We have counted every vote";
  private static final String AGAIN = "We shall count them again tomorrow morning";
  private static final String BODY =
      "“%s,” said Mayor Ines Calder.\n\n“%s,” said Governor Tomas Lindqvist."
          .formatted(VOTE, AGAIN);

  @Test
  void proposes_what_the_extraction_of_the_article_proposes() {
    JsonNode result = ImportClient.with(EXTRACT, article()).get(0);

    assertEquals("created 2", summary(result));
    JsonBody quotes = given().get("/quotes?sort=createdAt").as(JsonBody.class);
    assertEquals(List.of(VOTE, AGAIN), quotes.getList("items.text"));
    assertEquals(List.of("proposed", "proposed"), quotes.getList("items.status"));
    assertEquals(List.of("extractor", "extractor"), quotes.getList("items.origin.kind"));
    assertEquals(List.of("Ines Calder", "Tomas Lindqvist"), quotes.getList("items.speaker.name"));
    JsonBody again =
        given().post("/articles/" + result.get("id").asText() + "/extraction").as(JsonBody.class);
    assertEquals(List.of(0, 2), List.of(again.getInt("created"), again.getInt("unchanged")));
  }

  @Test
  void an_import_that_is_sent_twice_changes_nothing() {
    Object[] lines = {article(), named("Vera Holt", "person"), article(quote(VOTE + ","))};
    assertEquals(
        List.of("created 2", "created null", "updated 0"),
        summaries(ImportClient.with(EXTRACT, lines)));
    List<?> before = given().get("/quotes?sort=createdAt").as(JsonBody.class).getList("items");

    assertEquals(
        List.of("unchanged 0", "unchanged null", "unchanged 0"),
        summaries(ImportClient.with(EXTRACT, lines)));

    assertEquals(before, given().get("/quotes?sort=createdAt").as(JsonBody.class).getList("items"));
  }

  /** The comma makes other spans than those of the proposal. */
  @Test
  void an_imported_quote_takes_the_place_of_a_proposal_of_its_words() {
    for (Object[] lines :
        List.of(
            new Object[] {article(quote(VOTE + ","))},
            new Object[] {article(), article(quote(VOTE + ","))},
            new Object[] {article(quote(VOTE + ",")), article()})) {
      ImportClient.with(EXTRACT, lines);
      assertEquals(
          List.of(VOTE + ",/confirmed", AGAIN + "/proposed"),
          given()
              .get("/quotes?sort=position&article=" + only())
              .as(JsonBody.class)
              .<Map<String, ?>>getList("items")
              .stream()
              .map(item -> item.get("text") + "/" + item.get("status"))
              .toList());
      given().delete("/articles/" + only()).then().statusCode(204);
    }
  }

  @Test
  void the_line_of_a_proposed_actor_makes_it_an_editors() {
    ImportClient.with(EXTRACT, article());
    Map<String, Object> line = named("Ines Calder", "person");
    assertEquals(
        List.of("updated null", "unchanged null"), summaries(ImportClient.lines(line, line)));

    Map<String, Object> unquoted = article();
    unquoted.put("body", "The count went on without a word.");
    ImportClient.with(EXTRACT, unquoted);

    assertEquals(List.of("Ines Calder"), first("name", "/actors"));
  }

  @Test
  void an_article_that_was_imported_without_extraction_gets_its_proposals() {
    JsonNode without = ImportClient.lines(article()).get(0);
    assertEquals("created null", summary(without));
    assertEquals(List.of(), first("id", "/quotes"));

    assertEquals("unchanged 2", summary(ImportClient.with(EXTRACT, article()).get(0)));
  }

  @Test
  void rejected_proposals_are_not_proposed_again_and_a_new_body_is_extracted() {
    ImportClient.with(EXTRACT, article());
    String quote = first("id", "/quotes", "speaker", "Ines Calder").get(0).toString();
    WriteRequests.review(quote, "rejected").then().statusCode(200);
    Map<String, Object> changed = article();
    changed.put("body", BODY + "\n\n“Nobody asked us about the bridge,” said Mayor Ines Calder.");

    assertEquals("updated 1", summary(ImportClient.with(EXTRACT, changed).get(0)));
  }

  @Test
  void a_dry_run_tells_the_number_of_proposals_and_stores_nothing() {
    Map<String, Boolean> dryRun = Map.of("extract", true, "dryRun", true);
    assertEquals("created 2", summary(ImportClient.with(dryRun, article()).get(0)));
    assertEquals(List.of(), first("id", "/quotes"));
    assertEquals(List.of(), first("id", "/actors"));
  }

  @Test
  void a_line_that_fails_has_no_proposals_and_the_next_ones_have() {
    Map<String, Object> broken = article();
    broken.put("publishedOn", "tomorrow");
    List<JsonNode> results =
        ImportClient.with(EXTRACT, broken, article(quote("Not in the body")), article());
    assertEquals("failed 400 at /publishedOn", ImportClient.summary(results.get(0)).substring(2));
    assertNull(results.get(0).get("proposed"));
    assertEquals("unchanged 0", summary(results.get(2)));
  }

  @Test
  void the_language_on_record_counts_where_the_line_has_none() {
    Map<String, Object> german = article();
    german.put("language", "xx");
    ImportClient.lines(german);
    assertEquals("unchanged 2", summary(ImportClient.with(EXTRACT, article()).get(0)));
    // Without the language, the extractor only reads quotation marks.
    assertEquals(List.of(), first("id", "/quotes", "has", "speaker"));
  }

  private static String only() {
    return first("id", "/articles").get(0).toString();
  }

  private static Map<String, Object> article(Object... quotes) {
    Map<String, Object> article = new HashMap<>();
    article.put("title", "The count");
    article.put("url", "https://example.com/count");
    article.put("body", BODY);
    article.put("quotes", List.of(quotes));
    return article;
  }

  private static Map<String, ?> quote(String text) {
    return Map.of("text", text, "type", "direct");
  }

  private static List<String> summaries(List<JsonNode> results) {
    return results.stream().map(ImportedProposalsTest::summary).toList();
  }

  private static String summary(JsonNode result) {
    JsonNode proposed = result.get("proposed");
    return result.get("status").asText() + " " + (proposed == null ? "null" : proposed.asText());
  }
}
