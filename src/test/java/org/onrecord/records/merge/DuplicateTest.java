package org.onrecord.records.merge;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.merge.MergeRequests.unmerge;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.JsonBody;

/** Pairs of actors that are likely the same. */
@QuarkusTest
class DuplicateTest {
  private static final String UNKNOWN_ID = "0199a000-0000-7000-8000-0000000009ff";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Amara Quist | person | amára quist | person | name",
        "Amara Quist | person | Amara Qist | person | spelling",
        "Amara Quist | person | Quist | person | surname",
        "Amara Quist | person | A. Quist | person | initial",
        "Amara Quist | person | Amara J. Quist | person | middleName",
        "Harbour Authority | organization | The Harbour Authority | organization | article",
        "World Ice Office | organization | WIO | organization | acronym",
        "World Ice Office | organization | WIO | group | acronym",
      })
  void names_that_agree_make_a_pair(
      String fuller, String kind, String shorter, String shorterKind, String evidence) {
    String one = anActor(fuller).kind(kind).save();
    String other = anActor(shorter).kind(shorterKind).save();
    anActor("Tomas Lindmoor").save();
    JsonBody list = page("/duplicates", "include", "total");
    assertEquals(1, list.getInt("total"));
    assertEquals(
        Set.of(one, other),
        Set.of(list.getString("items[0].duplicate.id"), list.getString("items[0].survivor.id")));
    assertTrue(list.<String>getList("items[0].evidence.names").contains(evidence));
    for (List<String> ids : List.of(List.of(one, other), List.of(other, one))) {
      assertEquals(List.of(ids.get(1)), first("id", "/actors", "likelyDuplicateOf", ids.get(0)));
      assertEquals(
          list.getList("items.id"), page("/duplicates", "actor", ids.get(0)).getList("items.id"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Amara Quist | person | Jonas Quist | person",
        "Amara Quist | person | Amara Lindmoor | person",
        "Quist | organization | Amara Quist | person",
        "Ada Berg | person | Ada van der Moor | person",
        "WIO | person | World Ice Office | organization",
        "Wio | organization | World Ice Office | organization",
      })
  void other_names_make_no_pair(String one, String kind, String other, String otherKind) {
    String id = anActor(one).kind(kind).save();
    anActor(other).kind(otherKind).save();
    assertEquals(List.of(), page("/duplicates").getList("items"));
    assertEquals(List.of(), first("id", "/actors", "likelyDuplicateOf", id));
  }

  @Test
  void shared_articles_and_roles_are_evidence() {
    String full = anActor("Amara Quist").save();
    String surname = anActor("Quist").save();
    String article = anArticle().body("One. Two.").save();
    aQuote("One.").in(article).by(full).attributed("role", "Minister").save();
    double before = page("/duplicates").<Double>get("items[0].likelihood");
    aQuote("Two.").in(article).by(surname).attributed("role", "minister").save();
    JsonBody list = page("/duplicates");
    assertEquals(surname, list.get("items[0].duplicate.id"));
    assertEquals(full, list.get("items[0].survivor.id"));
    assertEquals(
        Map.of("names", List.of("surname"), "articles", 1, "roles", List.of("minister")),
        list.getMap("items[0].evidence"));
    assertTrue(list.<Double>get("items[0].likelihood") > before);
  }

  @Test
  void an_actor_with_a_wikidata_id_survives_and_two_ids_exclude_a_pair() {
    String known = anActor("Amara Quist").with("wikidataId", "Q77").save();
    String other = anActor("Amara Quist").save();
    JsonBody list = page("/duplicates");
    assertEquals(known, list.get("items[0].survivor.id"));
    assertEquals("Q77", list.get("items[0].evidence.wikidataId"));
    given()
        .contentType("application/merge-patch+json")
        .body("{\"wikidataId\": \"Q78\"}")
        .patch("/actors/" + other)
        .then()
        .statusCode(200);
    assertEquals(List.of(), page("/duplicates").getList("items"));
  }

  @Test
  void the_request_of_a_pair_merges_it_and_an_undone_merge_is_not_listed_again() {
    anActor("Amara Quist").save();
    anActor("Amara Qist").save();
    JsonBody pair = page("/duplicates");
    given()
        .contentType("application/json")
        .body(Map.of("into", Map.of("id", pair.getString("items[0].survivor.id"))))
        .post(pair.getString("items[0].merge"))
        .then()
        .statusCode(200);
    assertEquals(List.of(), page("/duplicates").getList("items"));
    unmerge(pair.getString("items[0].duplicate.id")).then().statusCode(200);
    assertEquals(List.of(), page("/duplicates").getList("items"));
  }

  @Test
  void actors_that_an_editor_declared_different_are_not_listed() {
    String one = anActor("Amara Quist").save();
    String other = anActor("Amara Quist").save();
    assertEquals(204, mark(other, one, true));
    assertEquals(204, mark(one, other, true));
    assertEquals(List.of(), page("/duplicates").getList("items"));
    assertEquals(List.of(), first("id", "/actors", "likelyDuplicateOf", one));
    assertEquals(204, mark(one, other, false));
    assertEquals(1, page("/duplicates").getList("items").size());
    assertEquals(422, mark(one, one, true));
    assertEquals(422, mark(one, UNKNOWN_ID, true));
    assertEquals(404, mark(UNKNOWN_ID, one, true));
  }

  private static int mark(String one, String other, boolean different) {
    return given()
        .contentType("application/json")
        .body(Map.of("from", Map.of("id", other), "different", different))
        .post("/actors/" + one + "/different")
        .statusCode();
  }

  @Test
  void the_likeliest_pairs_come_first_page_by_page() {
    anActor("Amara Quist").save();
    anActor("Quist").save();
    anActor("Ada Moor").save();
    anActor("Ada Moor").save();
    anActor("The Ice Office").kind("organization").save();
    anActor("Ice Office").kind("organization").save();
    List<Double> all = page("/duplicates").getList("items.likelihood");
    assertEquals(3, all.size());
    List<Double> paged = new ArrayList<>();
    String next = "/duplicates?limit=1";
    while (next != null) {
      JsonBody one = given().urlEncodingEnabled(false).get(next).as(JsonBody.class);
      paged.addAll(one.getList("items.likelihood"));
      next = one.get("next");
    }
    assertEquals(all, paged);
    assertEquals(all.stream().sorted((x, y) -> Double.compare(y, x)).toList(), all);
  }

  @Test
  void relevance_is_the_default_order_of_likely_duplicates() {
    String quist = anActor("Amara Quist").save();
    String same = anActor("Amara Quist").save();
    String surname = anActor("Quist").save();
    assertEquals(List.of(same, surname), first("id", "/actors", "likelyDuplicateOf", quist));
    assertEquals(
        List.of(surname, same),
        first("id", "/actors", "likelyDuplicateOf", quist, "sort", "-createdAt"));
    assertEquals(
        List.of(),
        first("id", "/actors", "likelyDuplicateOf", UNKNOWN_ID, "unknownNames", "ignore"));
    given().get("/actors?likelyDuplicateOf=" + UNKNOWN_ID).then().statusCode(422);
    given().get("/actors?likelyDuplicateOf=seven").then().spec(invalidIn("likelyDuplicateOf"));
    given().get("/duplicates?actor=seven").then().spec(invalidIn("actor"));
  }
}
