package org.onrecord.reading.proposal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.ArticleBuilder;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.SimultaneousRequests;

/** Extraction of proposals from articles over HTTP, with the real extractor. */
@QuarkusTest
class ArticleExtractionTest {
  private static final String VOTE = "We have counted every vote";
  private static final String AGAIN = "We shall count them again tomorrow morning";
  private static final String BODY =
      "“%s,” said Mayor Ines Calder.\n\n“%s,” said Governor Tomas Lindqvist."
          .formatted(VOTE, AGAIN);

  @Test
  void records_an_article_with_proposals_on_request() {
    JsonBody article = recorded(anArticle().body(BODY).publishedOn("2025-06-12"));
    assertEquals(List.of(VOTE, AGAIN), article.getList("quotes.text"));
    assertEquals(List.of("proposed", "proposed"), article.getList("quotes.status"));
    assertEquals(List.of("extractor", "extractor"), article.getList("quotes.origin.kind"));
    assertEquals(List.of("anchored", "anchored"), article.getList("quotes.anchor"));
    assertEquals(List.of("Ines Calder", "Tomas Lindqvist"), article.getList("quotes.speaker.name"));
    assertEquals(article.getList("quotes"), quotes(article.get("id")));
    assertEquals(
        Set.of("Ines Calder", "Tomas Lindqvist"),
        Set.copyOf(first("name", "/actors", "origin", "extractor")));
  }

  @Test
  void proposes_nothing_unless_requested() {
    for (String query : List.of("", "?extract=false")) {
      Response article = post("/articles" + query, anArticle().body(BODY));
      article.then().statusCode(201).body(has("quotes", nullValue()));
      assertEquals(List.of(), quotes(article.as(JsonBody.class).get("id")));
    }
    post("/articles?extract=yes", anArticle().body(BODY)).then().spec(invalidIn("extract"));
  }

  @Test
  void links_speakers_by_name_and_alias() {
    String mayor = anActor("Inés Calder-Ruiz").alias("INÉS CALDER").save();
    String governor = anActor("Tomas Lindqvist").save();
    JsonBody article = recorded(anArticle().body(BODY));
    assertEquals(List.of(mayor, governor), article.getList("quotes.speaker.id"));
    assertEquals(List.of(), first("id", "/actors", "origin", "extractor"));
  }

  @Test
  void proposes_an_unknown_speaker_once() {
    String body =
        "“%s,” said Mayor Ines Calder.\n\n“%s,” said Mayor Ines Calder.".formatted(VOTE, AGAIN);
    List<String> speakers = recorded(anArticle().body(body)).getList("quotes.speaker.id");
    String other = recorded(anArticle().body(BODY)).getString("quotes[0].speaker.id");
    assertEquals(List.of(other, other), speakers);
    given()
        .get("/actors/" + other)
        .then()
        .body(has("name", equalTo("Ines Calder")))
        .body(has("kind", equalTo("person")))
        .body(has("origin.kind", equalTo("extractor")));
  }

  @Test
  void quotes_with_several_mentions_or_relays_are_kept() {
    String article = anArticle().body(BODY).save();
    String ada = anActor("Ada").save();
    String ben = anActor("Ben").save();
    aQuote(VOTE).in(article).mentioning(ada).mentioning(ben).save();
    aQuote(AGAIN)
        .in(article)
        .attributed("via", List.of(Map.of("text", "one"), Map.of("text", "two")))
        .save();
    List<Map<String, Object>> before = quotes(article);
    given().post("/articles/" + article + "/extraction").then().statusCode(200);
    assertEquals(before, quotes(article));
  }

  @Test
  void does_not_link_an_ambiguous_name() {
    anActor("Ines Calder").save();
    anActor("Inés Calder").save();
    JsonBody article = recorded(anArticle().body(BODY));
    assertEquals(List.of(VOTE, AGAIN), article.getList("quotes.text"));
    assertNull(article.getMap("quotes[0].speaker"));
    assertTrue(article.getString("quotes[0].attribution.text").contains("Calder"));
    assertEquals("Tomas Lindqvist", article.get("quotes[1].speaker.name"));
  }

  @Test
  void an_edited_actor_is_no_longer_a_proposal() {
    String mayor = recorded(anArticle().body(BODY)).getString("quotes[0].speaker.id");
    patch("/actors/" + mayor, Map.of())
        .then()
        .statusCode(200)
        .body(has("origin", equalTo(Map.of("kind", "editor"))));
    assertEquals(List.of("Tomas Lindqvist"), first("name", "/actors", "origin", "extractor"));
    assertEquals(List.of("Ines Calder"), first("name", "/actors", "origin", "editor"));
  }

  @Test
  void an_article_in_a_language_that_is_not_read_is_kept_and_the_answer_says_so() {
    String body = "Der Hafen bleibt zu. „Das Eis ist zu dick“, sagte der Hafenmeister am Montag.";
    JsonBody created = recorded(anArticle().body(body));
    assertEquals("de", created.get("notRead"));
    assertNull(created.get("language"));
    assertEquals(List.of("Das Eis ist zu dick"), created.getList("quotes.text"));
    assertNull(created.get("quotes[0].speaker"));
    JsonBody again =
        extract(created.getString("id")).then().statusCode(200).extract().as(JsonBody.class);
    assertEquals("de", again.get("language"));
    assertEquals(true, again.get("languageDetected"));
    assertEquals("de", again.get("notRead"));
    assertEquals(1, again.getInt("unchanged"));
    String persian = anArticle().body(BODY).language("fa").save();
    extract(persian)
        .then()
        .statusCode(200)
        .body(has("language", equalTo("fa")))
        .body(has("notRead", equalTo("fa")));
    assertEquals(List.of(), first("name", "/actors"));
  }

  @Test
  void an_article_that_is_read_has_no_member_notRead() {
    assertNull(recorded(anArticle().body(BODY)).get("notRead"));
    JsonBody unasked =
        post("/articles", anArticle().body(BODY).language("fa"))
            .then()
            .statusCode(201)
            .extract()
            .as(JsonBody.class);
    assertNull(unasked.get("notRead"));
  }

  @Test
  void a_rejected_article_leaves_no_proposals() {
    anArticle().with("url", "https://example.com/a").save();
    post("/articles?extract=true", anArticle().body(BODY).with("url", "https://example.com/a"))
        .then()
        .spec(refusedAt(409, "already-exists", "/url"));
    assertEquals(0, total("/quotes"));
    assertEquals(0, total("/actors"));
  }

  @Test
  void a_second_run_on_an_article_changes_nothing() {
    String article = anArticle().body(BODY).save();
    JsonBody once = extracted(article, 2, 0, 0, 0, 0);
    assertEquals(List.of(VOTE, AGAIN), once.getList("quotes.text"));
    JsonBody twice = extracted(article, 0, 0, 2, 0, 0);
    assertEquals(once.getList("quotes"), twice.getList("quotes"));
    assertEquals(once.getList("quotes"), quotes(article));
  }

  @Test
  void keeps_quotes_that_an_editor_changed() {
    String article = recorded(anArticle().body(BODY)).getString("id");
    List<String> ids = quoteIds(article);
    patch("/quotes/" + ids.get(0), Map.of("attribution", Map.of("cue", "boasted")));
    List<Map<String, Object>> before = quotes(article);
    assertEquals("extractor", page("/quotes/" + ids.get(0)).get("origin.kind"));
    JsonBody run = extracted(article, 0, 0, 1, 0, 1);
    assertEquals(before, run.getList("quotes"));
  }

  @Test
  void does_not_propose_a_rejected_quote_again() {
    String article = recorded(anArticle().body(BODY)).getString("id");
    review(quoteIds(article).get(0), "rejected").then().statusCode(200);
    extracted(article, 0, 0, 1, 0, 1);
    correct(article, "It rained all day.");
    extracted(article, 0, 0, 0, 1, 1);
    correct(article, BODY);
    JsonBody run = extracted(article, 1, 0, 0, 0, 1);
    assertEquals(Set.of("rejected", "proposed"), Set.copyOf(run.getList("quotes.status")));
  }

  @Test
  void does_not_propose_a_quote_that_an_editor_recorded() {
    String article = anArticle().body(BODY).save();
    String own = aQuote("counted every vote").in(article).save();
    JsonBody run = extracted(article, 1, 0, 0, 0, 1);
    assertEquals(List.of(own), first("id", "/quotes", "origin", "editor"));
    assertEquals(List.of("counted every vote", AGAIN), run.getList("quotes.text"));
  }

  @Test
  void proposes_a_deleted_proposal_again() {
    String article = recorded(anArticle().body(BODY)).getString("id");
    given().delete("/quotes/" + quoteIds(article).get(0)).then().statusCode(204);
    extracted(article, 1, 0, 1, 0, 0);
  }

  @Test
  void a_correction_moves_or_removes_proposals() {
    String article = recorded(anArticle().body(BODY)).getString("id");
    List<String> ids = quoteIds(article);
    correct(article, "CORRECTED. " + BODY.replaceFirst("(?s)\n.*", ""));
    // The confidence may change with the surrounding words.
    extract(article)
        .then()
        .statusCode(200)
        .body(has("created", equalTo(0)))
        .body(has("removed", equalTo(1)))
        .body(has("quotes.id", equalTo(List.of(ids.get(0)))))
        .body(has("quotes.spans", equalTo(List.of(List.of(Map.of("start", 12, "end", 38))))));
    assertEquals(List.of("Ines Calder"), first("name", "/actors"));
  }

  @Test
  void filters_proposals_by_origin_and_confidence() {
    String article = recorded(anArticle().body(BODY)).getString("id");
    aQuote("said Mayor").in(article).save();
    Object[] proposed = {"status", "proposed", "origin", "extractor", "confidenceFrom", "0"};
    assertEquals(Set.of(VOTE, AGAIN), Set.copyOf(first("text", "/quotes", proposed)));
    proposed[5] = "1";
    assertEquals(List.of(), first("text", "/quotes", proposed));
    given().get("/quotes?confidenceFrom=1.01").then().spec(invalidIn("confidenceFrom"));
    given().get("/quotes?confidenceFrom=much").then().spec(invalidIn("confidenceFrom"));
  }

  @Test
  void pages_of_a_search_continue_whatever_the_form_of_a_number() {
    recorded(anArticle().body(BODY));
    for (Object zero : List.of(0, 0.0)) {
      JsonBody first =
          given()
              .contentType("application/json")
              .body(Map.of("confidenceFrom", zero, "status", "proposed", "limit", 1))
              .post("/quotes/search")
              .as(JsonBody.class);
      given()
          .urlEncodingEnabled(false)
          .get(first.<String>get("next"))
          .then()
          .statusCode(200)
          .body(has("items.size()", equalTo(1)));
    }
  }

  @Test
  void concurrent_runs_propose_each_quote_once() throws Exception {
    String article = anArticle().body(BODY).save();
    List<Response> answers = SimultaneousRequests.send(8, i -> extract(article));
    answers.forEach(answer -> answer.then().statusCode(200));
    assertEquals(
        2,
        answers.stream()
            .mapToInt(answer -> answer.as(JsonBody.class).<Integer>get("created"))
            .sum());
    assertEquals(2, total("/quotes"));
    assertEquals(2, total("/actors"));
  }

  @Test
  void concurrent_articles_propose_each_actor_once() throws Exception {
    List<Response> answers =
        SimultaneousRequests.send(8, i -> post("/articles?extract=true", anArticle().body(BODY)));
    answers.forEach(answer -> answer.then().statusCode(201));
    assertEquals(16, total("/quotes"));
    assertEquals(2, total("/actors"));
  }

  @Test
  void concurrent_runs_corrections_and_reviews_succeed() throws Exception {
    String article = recorded(anArticle().body(BODY)).getString("id");
    List<String> ids = quoteIds(article);
    List<Response> answers =
        SimultaneousRequests.send(
            12,
            i ->
                switch (i % 3) {
                  case 0 -> extract(article);
                  case 1 -> patch("/articles/" + article, "body", "Correction " + i + ". " + BODY);
                  default ->
                      i == 2
                          ? review(ids.get(0), "confirmed")
                          : patch("/quotes/" + ids.get(0), "saidOn", "2025-01-01");
                });
    Set<Integer> statuses = new HashSet<>();
    answers.forEach(answer -> statuses.add(answer.statusCode()));
    assertEquals(Set.of(200), statuses);
    extract(article)
        .then()
        .body(has("created", equalTo(0)))
        .body(has("removed", equalTo(0)))
        .body(has("quotes.id", equalTo(ids)));
  }

  @Test
  void returns_404_for_an_unknown_article() {
    extract("0199a000-0000-7001-8000-0000000009ff").then().spec(refused(404, "not-found"));
    extract("seven").then().spec(invalidIn("id"));
  }

  private static JsonBody recorded(ArticleBuilder article) {
    return post("/articles?extract=true", article)
        .then()
        .statusCode(201)
        .extract()
        .as(JsonBody.class);
  }

  private static Response post(String path, ArticleBuilder article) {
    return given().contentType("application/json").body(article.body()).post(path);
  }

  private static Response extract(String article) {
    return given().post("/articles/" + article + "/extraction");
  }

  private static JsonBody extracted(
      String article, int created, int updated, int unchanged, int removed, int kept) {
    return extract(article)
        .then()
        .statusCode(200)
        .body(has("created", equalTo(created)))
        .body(has("updated", equalTo(updated)))
        .body(has("unchanged", equalTo(unchanged)))
        .body(has("removed", equalTo(removed)))
        .body(has("kept", equalTo(kept)))
        .extract()
        .as(JsonBody.class);
  }

  private static void correct(String article, String body) {
    patch("/articles/" + article, "body", body).then().statusCode(200);
  }

  private static List<Map<String, Object>> quotes(String article) {
    return page("/articles/" + article, "expand", "quotes").getList("quotes");
  }

  private static List<String> quoteIds(String article) {
    return page("/articles/" + article, "expand", "quotes").getList("quotes.id");
  }

  private static int total(String path) {
    return page(path, "include", "total").getInt("total");
  }
}
