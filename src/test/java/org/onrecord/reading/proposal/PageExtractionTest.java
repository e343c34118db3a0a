package org.onrecord.reading.proposal;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.SimultaneousRequests;

/** Creation of articles from pages with proposals. */
@QuarkusTest
class PageExtractionTest {
  private static final String HTML = "text/html; charset=UTF-8";
  private static final String TEXT = "text/plain; charset=UTF-8";
  private static final String VOTE = "We have counted every vote";
  private static final String AGAIN = "We shall count them again tomorrow morning";
  private static final String ADDRESS = "https://herald.example/2025/06/12/votes";
  private static final String BODY =
      "“%s,” said Mayor Ines Calder to the people who had waited in the square.\n\n".formatted(VOTE)
          + "“%s,” said Governor Tomas Lindqvist after a meeting in the capital.".formatted(AGAIN);
  private static final String AS_TEXT = "Every vote is counted\n\nBy Ann Lee\n\n" + BODY;
  private static final String AS_HTML =
      "<html lang=en><title>Every vote is counted</title><meta property=og:site_name content='The Herald'>"
          + "<nav><a href=/>Home</a></nav><article><p>"
          + BODY.replace("\n\n", "</p><p>")
          + "</p></article>";

  @ParameterizedTest
  @ValueSource(strings = {HTML, TEXT})
  void records_a_page_with_proposals_on_request(String type) {
    JsonBody article = recorded(type, type.equals(HTML) ? AS_HTML : AS_TEXT);
    assertEquals(BODY, article.get("body"));
    assertEquals(List.of(VOTE, AGAIN), article.getList("quotes.text"));
    assertEquals(List.of("proposed", "proposed"), article.getList("quotes.status"));
    assertEquals(List.of("anchored", "anchored"), article.getList("quotes.anchor"));
    assertEquals(List.of("Ines Calder", "Tomas Lindqvist"), article.getList("quotes.speaker.name"));
    Map<String, Object> kept = new HashMap<>(article.getMap(""));
    kept.remove("notFound");
    assertEquals(kept, page("/articles/" + article.get("id"), "expand", "quotes").getMap(""));
  }

  @Test
  void proposes_nothing_unless_requested() {
    Response created = post(HTML, AS_HTML.getBytes(UTF_8));
    assertEquals(
        Set.of("id", "title", "body", "language", "source", "authors", "notFound"),
        members(created));
    assertEquals(0, total("/quotes"));
  }

  @Test
  void links_speakers_and_source_to_actors_on_record() {
    String mayor = anActor("Inés Calder-Ruiz").alias("Ines Calder").save();
    String herald = anActor("Herald").kind("media").alias("The Herald").save();
    JsonBody article = recorded(HTML, AS_HTML);
    assertEquals(mayor, article.get("quotes[0].speaker.id"));
    assertEquals(herald, article.get("source.id"));
    assertEquals(herald, article.get("quotes[0].article.source.id"));
    assertEquals(List.of("Tomas Lindqvist"), first("name", "/actors", "origin", "extractor"));
  }

  @Test
  void resolves_weekdays_from_the_date_of_the_page() {
    String said =
        "Mayor Ines Calder said on Monday that every vote in the town had been counted.\n\n";
    String page = "Every vote is counted\n\nBy Ann Lee\n\n12Jun25\n\n" + said + BODY;
    JsonBody article = recorded(TEXT, page);
    assertEquals("2025-06-12", article.get("publishedOn"));
    assertEquals("2025-06-09", article.get("quotes[0].saidOn"));
  }

  @Test
  void a_recorded_page_can_be_extracted_again() {
    JsonBody article = recorded(HTML, AS_HTML);
    given()
        .post("/articles/" + article.get("id") + "/extraction")
        .then()
        .statusCode(200)
        .body(has("created", equalTo(0)))
        .body(has("unchanged", equalTo(2)))
        .body(has("quotes", equalTo(article.getList("quotes"))));
  }

  @Test
  void a_page_in_a_language_that_is_not_read_is_kept_and_the_answer_says_so() {
    String declared = AS_HTML.replace("lang=en", "lang=es-UY");
    JsonBody page = recorded(HTML, declared);
    assertEquals("es-UY", page.get("language"));
    assertEquals("es", page.get("notRead"));
    String detected =
        "El agua llega al valle\n\nPor Marta Ruiz\n\n«No faltará el agua en las casas del valle», dijo el ministro de"
            + " Obras, que se reunió con los vecinos en la plaza.\n\nLa alcaldesa, que no fue a la plaza, dijo que el plan"
            + " llega tarde y que los vecinos del valle han esperado por el agua más de diez años.";
    JsonBody text = recorded(TEXT, detected);
    assertEquals("es", text.get("language"));
    assertEquals("es", text.get("notRead"));
    assertEquals(List.of("No faltará el agua en las casas del valle"), text.getList("quotes.text"));
    assertNull(text.get("quotes[0].speaker"));
  }

  @Test
  void a_duplicate_page_leaves_no_proposals() {
    String there = post(HTML, AS_HTML.getBytes(UTF_8), "url", ADDRESS).as(JsonBody.class).get("id");
    List<String> actors = first("name", "/actors");
    String other = AS_HTML.replace("The Herald", "The Courier");
    post(HTML, other.getBytes(UTF_8), "url", ADDRESS, "extract", "true")
        .then()
        .spec(refusedAt(409, "already-exists", "/url"))
        .body(has("existing.id", equalTo(there)));
    assertEquals(0, total("/quotes"));
    assertEquals(actors, first("name", "/actors"));
  }

  @Test
  void a_rejected_page_leaves_nothing() {
    post(HTML, "<title>Votes</title>“Zoë".getBytes(ISO_8859_1), "extract", "true")
        .then()
        .spec(invalidAt(""));
    post("text/html; charset=UTF-99", AS_HTML.getBytes(UTF_8), "extract", "true")
        .then()
        .spec(invalidAt(""));
    post(TEXT, BODY.getBytes(UTF_8), "extract", "yes").then().spec(invalidIn("extract"));
    post(TEXT, "“Go,” said Ann Lee.".getBytes(UTF_8), "extract", "true")
        .then()
        .spec(refused(422, "unprocessable"));
    assertNothingRecorded();
  }

  @Test
  void concurrent_requests_record_a_page_once() throws Exception {
    List<Response> answers =
        SimultaneousRequests.send(
            6, i -> post(HTML, AS_HTML.getBytes(UTF_8), "url", ADDRESS, "extract", "true"));
    assertEquals(1, answers.stream().filter(answer -> answer.statusCode() == 201).count());
    assertEquals(5, answers.stream().filter(answer -> answer.statusCode() == 409).count());
    assertEquals(2, total("/quotes"));
    assertEquals(
        Set.of("The Herald", "Ines Calder", "Tomas Lindqvist"),
        Set.copyOf(first("name", "/actors")));
  }

  private static JsonBody recorded(String type, String page) {
    return post(type, page.getBytes(UTF_8), "extract", "true")
        .then()
        .statusCode(201)
        .extract()
        .as(JsonBody.class);
  }

  private static Response post(String type, byte[] page, String... parameters) {
    var request = given().contentType(type);
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.body(page).post("/articles");
  }

  private static Set<String> members(Response created) {
    Map<String, Object> members = new HashMap<>(created.as(JsonBody.class).getMap(""));
    members.keySet().removeAll(Set.of("createdAt", "updatedAt"));
    return members.keySet();
  }

  private static void assertNothingRecorded() {
    assertEquals(0, total("/articles"));
    assertEquals(0, total("/quotes"));
    assertEquals(0, total("/actors"));
  }

  private static int total(String path) {
    return page(path, "include", "total").getInt("total");
  }
}
