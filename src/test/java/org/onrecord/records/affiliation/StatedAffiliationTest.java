package org.onrecord.records.affiliation;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.WriteRequests.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Affiliations that articles state: proposals, evidence, reviews, merges and splits. */
@QuarkusTest
class StatedAffiliationTest {
  private static final String MINISTER = "Environment Minister Amara Quist opened the dam.";
  private static final String SLOVAK = "Slovak Environment Minister Amara Quist opened the dam.";
  private static final String CHIEF =
      "Amara Quist, chief executive of Halvik Shipping, opened the dam.";
  private static final String REASON = "The gazette of 3 May says so.";

  private String quist;

  @BeforeEach
  void createActor() {
    quist = anActor("Amara Quist").save();
  }

  @Test
  void an_extraction_proposes_what_the_article_states_with_its_evidence() {
    String article = article("🌊 Floods.\n\n" + SLOVAK);
    anActor("Slovakia").with("kind", "state").save();
    JsonBody found = extract(article);
    assertEquals(
        List.of(List.of("Amara Quist", "Environment Minister", "Slovakia", "Slovakia", "proposed")),
        List.of(
            List.of(
                found.get("affiliations[0].actor.name"),
                found.get("affiliations[0].role"),
                found.get("affiliations[0].organization.name"),
                found.get("affiliations[0].organizationName"),
                found.get("affiliations[0].status"))));
    assertEquals(Map.of("start", 11, "end", 50), found.getMap("affiliations[0].evidence[0].span"));
    assertEquals(
        "Slovak Environment Minister Amara Quist", found.get("affiliations[0].evidence[0].text"));
    assertEquals(article, found.get("affiliations[0].evidence[0].article.id"));
    assertEquals("2025-06-12", found.get("affiliations[0].evidence[0].article.publishedOn"));
    assertEquals("title", found.get("affiliations[0].evidence[0].origin.rule"));
    assertEquals(found.getList("affiliations"), list("actor", quist));
    assertEquals(found.getList("affiliations"), extract(article).getList("affiliations"));
  }

  @Test
  void a_proposal_is_no_fact() {
    extract(article(SLOVAK));
    assertEquals(List.of(), affiliations(quist));
    assertNull(get("/suggest?q=quist").as(JsonBody.class).get("items[0].hint"));
  }

  @Test
  void persons_that_are_not_on_record_get_no_proposal() {
    JsonBody found = extract(article("Environment Minister Omar Teck opened the dam."));
    assertEquals(List.of(), found.getList("affiliations"));
  }

  @Test
  void several_articles_are_evidence_of_one_affiliation() {
    extract(article(MINISTER));
    extract(article(SLOVAK));
    extract(article("The environment minister, Amara Quist, opened the dam."));
    List<Map<String, Object>> listed = list("actor", quist);
    assertEquals(List.of(3), values(listed, "articles"));
    assertEquals(List.of("Slovakia"), values(listed, "organizationName"));
  }

  @Test
  void an_affiliation_on_record_on_that_day_is_not_proposed() {
    String state = anActor("Slovakia").with("kind", "state").save();
    affiliate(state, "environment minister", "2024-01-01", "2025-12-31");
    extract(article(SLOVAK));
    assertEquals(List.of(), list("actor", quist));
    affiliate(state, "environment minister", "2024-01-01", "2025-01-31");
    extract(article(SLOVAK));
    assertEquals(List.of("proposed"), values(list("actor", quist), "status"));
  }

  @Test
  void a_confirmation_adds_the_affiliation_to_the_actor_with_its_reason() {
    String id = extract(article(CHIEF)).get("affiliations[0].id");
    JsonBody confirmed =
        review(id, Map.of("status", "confirmed", "reason", REASON, "from", "2025-05-03"))
            .as(JsonBody.class);
    assertEquals("confirmed", confirmed.get("status"));
    assertEquals("Halvik Shipping", confirmed.get("organization.name"));
    assertEquals(REASON, confirmed.get("reviews[0].reason"));
    JsonBody actor = get("/actors/" + quist).as(JsonBody.class);
    assertEquals(List.of("chief executive"), actor.getList("affiliations.role"));
    assertEquals(List.of("organization"), actor.getList("affiliations.actor.kind"));
    assertEquals(List.of("2025-05-03"), actor.getList("affiliations.from"));
    assertEquals(
        REASON, get("/actors/" + quist + "/history").as(JsonBody.class).get("items[0].reason"));
  }

  @Test
  void a_confirmation_needs_an_organization_that_the_article_or_the_editor_names() {
    String id = extract(article(MINISTER)).get("affiliations[0].id");
    review(id, Map.of("status", "confirmed"))
        .then()
        .spec(refusedAt(422, "unprocessable", "/organization"));
    review(id, Map.of("status", "confirmed", "organization", Map.of("id", quist)))
        .then()
        .spec(refusedAt(422, "unprocessable", "/organization"));
    Map<String, ?> state = Map.of("name", "Norland", "kind", "state");
    review(id, Map.of("status", "confirmed", "organization", state, "role", "minister"))
        .then()
        .statusCode(200);
    assertEquals(List.of("minister"), values(affiliations(quist), "role"));
  }

  @Test
  void a_dispute_removes_the_affiliation_until_it_is_confirmed_again() {
    String id = extract(article(CHIEF)).get("affiliations[0].id");
    review(id, Map.of("status", "confirmed"));
    review(id, Map.of("status", "disputed", "reason", "r", "reference", "s"))
        .then()
        .statusCode(200);
    assertEquals(List.of(), affiliations(quist));
    review(id, Map.of("status", "confirmed"));
    assertEquals(List.of("chief executive"), values(affiliations(quist), "role"));
  }

  @Test
  void a_rejected_affiliation_is_not_proposed_again() {
    String article = article(CHIEF);
    String id = extract(article).get("affiliations[0].id");
    review(id, Map.of("status", "rejected", "reason", REASON)).then().statusCode(200);
    extract(article);
    extract(article(CHIEF));
    assertEquals(List.of(), list("actor", quist));
    List<Map<String, Object>> rejected = list("status", "rejected");
    assertEquals(List.of(id), values(rejected, "id"));
    assertEquals(List.of(2), values(rejected, "articles"));
  }

  @Test
  void invalid_reviews_are_refused() {
    String id = extract(article(CHIEF)).get("affiliations[0].id");
    review(id, Map.of("status", "disputed")).then().spec(invalidAt("/reason", "/reference"));
    review(id, Map.of("status", "rejected", "role", "x", "from", "2025-01-02", "to", "2025-01-01"))
        .then()
        .spec(invalidAt("/role", "/from", "/to", "/to"));
    review(id, Map.of("status", "disputed", "reason", "r", "reference", "s"))
        .then()
        .spec(refusedAt(409, "wrong-status", "/status"));
    review("0199a000-0000-7000-8000-0000000009ff", Map.of("status", "confirmed"))
        .then()
        .spec(refused(404, "not-found"));
    assertEquals(List.of("proposed"), values(list("actor", quist), "status"));
  }

  @Test
  void a_correction_of_the_article_moves_or_drops_the_evidence() {
    String article = article(CHIEF);
    extract(article);
    patch("/articles/" + article, Map.of("body", "Correction. " + CHIEF)).then().statusCode(200);
    assertEquals(
        List.of(Map.of("start", 12, "end", 59)),
        get("/affiliations?actor=" + quist).as(JsonBody.class).getList("items[0].evidence.span"));
    patch("/articles/" + article, Map.of("body", "The dam is open.")).then().statusCode(200);
    assertEquals(List.of(), list("actor", quist));
  }

  @Test
  void a_deleted_article_takes_its_proposals_with_it() {
    String article = article(CHIEF);
    extract(article);
    given().delete("/articles/" + article).then().statusCode(204);
    assertEquals(List.of(), list("actor", quist));
  }

  @Test
  void a_merge_joins_the_evidence_and_its_undoing_divides_it() {
    String other = anActor("Omar Teck").save();
    extract(article(CHIEF));
    extract(article(CHIEF.replace("Amara Quist", "Omar Teck") + "\n\nMayor Omar Teck left."));
    post("/actors/" + quist + "/merge", Map.of("into", Map.of("id", other))).then().statusCode(200);
    List<Map<String, Object>> merged = list("actor", other);
    assertEquals(List.of("Mayor", "chief executive"), values(merged, "role"));
    assertEquals(List.of(1, 2), values(merged, "articles"));
    given().post("/actors/" + quist + "/unmerge").then().statusCode(200);
    assertEquals(List.of(1), values(list("actor", quist), "articles"));
    assertEquals(List.of(1, 1), values(list("actor", other), "articles"));
  }

  @Test
  void a_split_moves_the_evidence_of_the_articles_whose_quotes_move() {
    String left = article(CHIEF + "\n\n“It holds,” Amara Quist said.");
    String moved = article(CHIEF + "\n\n“It leaks,” Amara Quist said.");
    extract(left);
    String quote = extract(moved).get("quotes[0].id");
    String other =
        post(
                "/actors/" + quist + "/split",
                Map.of("name", "A. Quist", "kind", "person", "quotes", List.of(quote)))
            .as(JsonBody.class)
            .get("id");
    assertEquals(List.of(1), values(list("actor", quist), "articles"));
    assertEquals(
        List.of(List.of(moved)),
        values(list("actor", other), "evidence").stream()
            .map(StatedAffiliationTest::articles)
            .toList());
  }

  @Test
  void lists_by_actor_organization_article_and_status() {
    String state = anActor("Slovakia").with("kind", "state").save();
    String article = article(SLOVAK);
    String id = extract(article).get("affiliations[0].id");
    extract(article(CHIEF));
    assertEquals(List.of(id), values(list("organization", state), "id"));
    assertEquals(List.of(id), values(list("article", article), "id"));
    assertEquals(2, list("actor", "amara quist").size());
    assertEquals(List.of(), list("status", "confirmed"));
    get("/affiliations?actor=Amara%20Qist").then().spec(refused(422, "unknown-names"));
    assertEquals(
        List.of(Map.of("role", "Environment Minister")),
        get("/affiliations?fields=role&article=" + article).as(JsonBody.class).getList("items"));
  }

  @Test
  void an_extraction_without_an_article_stores_nothing() {
    JsonBody found = post("/extractions", Map.of("text", CHIEF)).as(JsonBody.class);
    assertEquals("Halvik Shipping", found.get("affiliations[0].organization.name"));
    assertEquals(quist, found.get("affiliations[0].knownActor.id"));
    assertEquals(List.of(), list("actor", quist));
  }

  private static List<?> articles(Object evidence) {
    return ((List<?>) evidence)
        .stream().map(one -> ((Map<?, ?>) ((Map<?, ?>) one).get("article")).get("id")).toList();
  }

  private static String article(String body) {
    return anArticle().body(body).with("language", "en").publishedOn("2025-06-12").save();
  }

  private static JsonBody extract(String article) {
    Response response = given().post("/articles/" + article + "/extraction");
    response.then().statusCode(200);
    return response.as(JsonBody.class);
  }

  private static Response review(String id, Map<String, ?> review) {
    return post("/affiliations/" + id + "/reviews", review);
  }

  private static Response post(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post(path);
  }

  private static List<Map<String, Object>> list(String parameter, String value) {
    Response response = given().queryParam(parameter, value).get("/affiliations");
    response.then().statusCode(200);
    return response.as(JsonBody.class).getList("items");
  }

  private static List<Object> values(List<Map<String, Object>> records, String member) {
    return records.stream().map(one -> one.get(member)).toList();
  }

  private static List<Map<String, Object>> affiliations(String actor) {
    return get("/actors/" + actor).as(JsonBody.class).getList("affiliations");
  }

  private void affiliate(String organization, String role, String from, String to) {
    Map<String, ?> affiliation =
        Map.of("actor", Map.of("id", organization), "role", role, "from", from, "to", to);
    patch("/actors/" + quist, Map.of("affiliations", List.of(affiliation))).then().statusCode(200);
  }
}
