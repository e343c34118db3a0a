package org.onrecord.records.actor;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.ListRequests.pages;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;

@QuarkusTest
class ActorListTest {

  private static final String FIRST_HITS =
      """
      Ali Khamenei -> Ali Khamenei; Mojtaba Khamenei
      khamenei -> Ali Khamenei; Mojtaba Khamenei
      Mojtaba Khamenei -> Mojtaba Khamenei; Ali Khamenei
      Ali Khamanei -> Ali Khamenei
      kham -> Ali Khamenei; Mojtaba Khamenei
      ayatollah khamenei -> Ali Khamenei
      خامنه‌ای -> Ali Khamenei
      خامنه ای -> Ali Khamenei
      خامنئی -> Ali Khamenei
      Лавров -> Сергей Лавров
      ЛАВРОВ -> Сергей Лавров
      Сергеи Лавров -> Сергей Лавров
      Lavrow -> Сергей Лавров
      Nguyen Phu Trong -> Nguyễn Phú Trọng
      Nguyễn -> Nguyễn Phú Trọng
      Borrel -> Josep Borrell
      fontelles -> Josep Borrell
      Erdogan -> Recep Tayyip Erdoğan
      Erdoğn -> Recep Tayyip Erdoğan
      İstanbul Barosu -> Istanbul Barosu
      islamic state -> Islamic State of Iraq and the Levant
      isil -> Islamic State of Iraq and the Levant
      State Department -> U.S. State Department
      depart -> U.S. State Department
      Psaki -> Jen Psaki
      Jenifer Psaky -> Jen Psaki
      lodz -> Łódź
      习近平 -> 习近平
      צה״ל -> צה״ל
      """;

  @Test
  void finds_actors_by_name_best_match_first() {
    anActor("Ali Khamenei").alias("Ayatollah Khamenei").alias("علی خامنه‌ای").save();
    anActor("Mojtaba Khamenei").save();
    anActor("Сергей Лавров").alias("Sergey Lavrov").save();
    anActor("Nguyễn Phú Trọng").save();
    anActor("Josep Borrell").alias("Josep Borrell i Fontelles").save();
    anActor("Recep Tayyip Erdoğan").save();
    anActor("Istanbul Barosu").kind("organization").save();
    anActor("U.S. State Department").kind("organization").save();
    anActor("Islamic State of Iraq and the Levant").kind("group").alias("ISIL").save();
    anActor("Jen Psaki").alias("Jennifer Psaki").save();
    anActor("Łódź").kind("state").save();
    anActor("习近平").save();
    anActor("צה״ל").kind("organization").save();
    assertAll(FIRST_HITS.lines().map(line -> () -> assertFirstHits(line)));
  }

  /** Checks a line of the form "query -> first hits". */
  private static void assertFirstHits(String line) {
    String[] parts = line.split(" -> ");
    List<String> expected = List.of(parts[1].split("; "));
    List<String> found = first("name", "/actors", "q", parts[0].strip());
    assertEquals(expected, found.stream().limit(expected.size()).toList(), line);
  }

  @ParameterizedTest
  @CsvSource({"近平,习近平", "hame,Khamenei", "апут,Капутин", "k,Kay"})
  void finds_an_actor_by_any_part_of_its_name(String part, String name) {
    anActor(name).save();
    anActor("Zzz").save();
    assertEquals(List.of(name), first("name", "/actors", "q", part));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kamala", "xyz", "%", "_", "!!", "\u200C"})
  void finds_no_actor_with_a_dissimilar_name(String query) {
    anActor("Ali Khamenei").save();
    assertEquals(List.of(), first("name", "/actors", "q", query));
  }

  @Test
  void an_exact_name_ranks_above_a_longer_one() {
    anActor("Jordan Times").kind("media").save();
    anActor("Jordan").kind("state").save();
    anActor("Michael Jordan").save();
    assertEquals("Jordan", first("name", "/actors", "q", "jordan").get(0));
  }

  @Test
  void pages_by_relevance_are_stable_for_equal_ranks() {
    List<String> ids =
        List.of(
            anActor("Mira Solberg").save(),
            anActor("Mira Solberg").save(),
            anActor("Mira Solberg").save(),
            anActor("M. S.").alias("Mira Solberg").save());
    String like = anActor("Mira Solbergen").save();
    List<List<String>> pages = pages("id", "/actors", "q", "mira solberg", "limit", 1);
    assertEquals(
        List.of(
            List.of(ids.get(3)),
            List.of(ids.get(2)),
            List.of(ids.get(1)),
            List.of(ids.get(0)),
            List.of(like)),
        pages);
  }

  @Test
  void filters_by_kind() {
    anActor("P").kind("person").save();
    anActor("S").kind("state").save();
    anActor("O").kind("organization").save();
    anActor("G").kind("group").save();
    anActor("M").kind("media").save();
    assertEquals(List.of("S"), first("name", "/actors", "kind", "state"));
    assertEquals(List.of("M", "P"), first("name", "/actors", "kind", "person", "kind", "media"));
    given()
        .queryParam("kind", "robot")
        .get("/actors")
        .then()
        .spec(invalidIn("kind"))
        .body(
            has(
                "errors.detail",
                equalTo(List.of("must be one of person, state, organization, group, media"))));
  }

  @Test
  void filters_by_affiliation_by_id_name_or_alias() {
    String club = anActor("Café Club").kind("group").alias("CC").save();
    String other = anActor("Other Club").kind("group").save();
    anActor("Once").affiliated(club, "member", "1990-01-01", "1991-01-01").save();
    anActor("Now")
        .affiliated(club, "member", null, null)
        .affiliated(club, "chair", null, null)
        .save();
    anActor("Elsewhere").affiliated(other, "member", null, null).save();
    anActor("Nowhere").save();
    for (String key : List.of(club, "Café Club", "CAFE CLUB", "cc")) {
      assertEquals(List.of("Now", "Once"), first("name", "/actors", "affiliation", key), key);
    }
    assertEquals(
        List.of("Elsewhere", "Now", "Once"),
        first("name", "/actors", "affiliation", "other club", "affiliation", club));
    for (Object key : List.of("Clu", UUID.randomUUID())) {
      assertEquals(
          List.of(), first("name", "/actors", "affiliation", key, "unknownNames", "ignore"));
    }
    assertEquals(
        List.of("Elsewhere"),
        first(
            "name",
            "/actors",
            "affiliation",
            "Clu",
            "affiliation",
            "Other Club",
            "unknownNames",
            "ignore"));
  }

  @Test
  void an_affiliation_by_name_matches_all_actors_with_that_name() {
    String state = anActor("Jordan").kind("state").save();
    String person = anActor("Jordan").kind("person").save();
    anActor("Envoy").affiliated(state, "envoy", null, null).save();
    anActor("Coach").affiliated(person, "coach", null, null).save();
    assertEquals(List.of("Coach", "Envoy"), first("name", "/actors", "affiliation", "Jordan"));
  }

  @Test
  void lists_the_newest_actor_first_by_default() {
    List.of("B", "C", "A").forEach(name -> anActor(name).save());
    assertEquals(List.of("A", "C", "B"), first("name", "/actors"));
  }

  @ParameterizedTest
  @CsvSource({
    "name, abel Ábel Béla Zoë زوئی", "-name, زوئی Zoë Béla Ábel abel",
    "createdAt, Zoë abel زوئی Ábel Béla", "-createdAt, Béla Ábel زوئی abel Zoë"
  })
  void sorts_by_name_and_creation_time(String sort, String expected) {
    List.of("Zoë", "abel", "زوئی", "Ábel", "Béla").forEach(name -> anActor(name).save());
    assertEquals(List.of(expected.split(" ")), first("name", "/actors", "sort", sort));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "-name", "createdAt", "-createdAt"})
  void pages_contain_every_row_once_in_list_order(String sort) {
    for (String name : List.of("B", "A", "B", "C d", "A", "é", "B")) {
      anActor(name).save();
    }
    List<String> all = first("id", "/actors", "sort", sort);
    assertEquals(7, all.size());
    assertEquals(
        List.of(all.subList(0, 3), all.subList(3, 6), all.subList(6, 7)),
        pages("id", "/actors", "sort", sort, "limit", 3));
    assertEquals(1, pages("id", "/actors", "sort", sort, "limit", 7).size());
  }

  @Test
  void the_page_size_defaults_to_20_and_is_limited_to_100() {
    for (int i = 0; i < 21; i++) {
      anActor("Actor " + i).save();
    }
    assertEquals(List.of(20, 1), pages("id", "/actors").stream().map(List::size).toList());
    assertEquals(21, first("id", "/actors", "limit", 100).size());
    for (Object limit : List.of(0, -1, 101, "x", "", "1.0", "99999999999", "+5")) {
      given().queryParam("limit", limit).get("/actors").then().spec(invalidIn("limit"));
    }
  }

  @Test
  void pages_stay_consistent_while_rows_are_added() {
    List.of("A", "C", "E").forEach(name -> anActor(name).save());
    JsonBody page = page("/actors", "sort", "name", "limit", 2);
    List.of("B", "D", "F").forEach(name -> anActor(name).save());
    given()
        .urlEncodingEnabled(false)
        .get(page.getString("next"))
        .then()
        .body(has("items.name", equalTo(List.of("D", "E"))));
  }

  @Test
  void the_next_link_escapes_special_characters_in_filters() {
    String club = anActor("Öl & Gas + {mehr}? 100% #1 \"z\"").kind("group").save();
    anActor("A").affiliated(club, "member", null, null).save();
    anActor("B").affiliated(club, "member", null, null).save();
    assertEquals(
        List.of(List.of("B"), List.of("A")),
        pages("name", "/actors", "affiliation", "Öl & Gas + {mehr}? 100% #1 \"z\"", "limit", 1));
  }

  @Test
  void a_cursor_is_valid_for_its_own_list_only() {
    List.of("A", "B", "C").forEach(name -> anActor(name).save());
    String next = page("/actors", "sort", "name", "limit", 1).getString("next");
    String cursor = next.replaceFirst(".*cursor=([^&]*).*", "$1");
    assertEquals(
        List.of("B", "C"),
        first("name", "/actors", "sort", "name", "limit", 5, "include", "total", "cursor", cursor));
    given().queryParam("cursor", cursor).get("/actors").then().spec(invalidIn("cursor"));
    given()
        .queryParam("cursor", cursor)
        .queryParam("sort", "name")
        .queryParam("kind", "person")
        .get("/actors")
        .then()
        .spec(invalidIn("cursor"));
    for (String other : List.of("x", "", "a b", "é", "x".repeat(4096), "x".repeat(4097), "AAAA")) {
      given().queryParam("cursor", other).get("/actors").then().spec(invalidIn("cursor"));
    }
  }

  @Test
  void returns_the_total_on_request() {
    for (String name : List.of("A", "B", "C")) {
      anActor(name).kind("state").save();
      anActor(name).save();
    }
    JsonBody page = page("/actors", "kind", "state", "limit", 2, "include", "total");
    assertEquals(3, page.getInt("total"));
    assertEquals(2, page.getList("items").size());
    given()
        .urlEncodingEnabled(false)
        .get(page.getString("next"))
        .then()
        .body(has("total", equalTo(3)))
        .body(has("items.size()", equalTo(1)));
    assertFalse(page("/actors").getMap("").containsKey("total"));
    assertEquals(0, page("/actors", "kind", "media", "include", "total").getInt("total"));
    given().queryParam("include", "all").get("/actors").then().spec(invalidIn("include"));
  }

  @Test
  void the_last_page_has_no_next() {
    anActor("A").save();
    assertEquals(List.of("items"), List.copyOf(page("/actors").getMap("").keySet()));
    anActor("B").save();
    assertTrue(page("/actors", "limit", 1).getString("next").startsWith("/actors?"));
  }

  @Test
  void combines_filters() {
    String paper = anActor("Paper").kind("media").save();
    anActor("Ann Smith").affiliated(paper, "editor", null, null).save();
    anActor("Ann Smyth").save();
    anActor("Smith & Co").kind("organization").affiliated(paper, "owner", null, null).save();
    anActor("Bob").affiliated(paper, "editor", null, null).save();
    assertEquals(
        List.of("Ann Smith"),
        first("name", "/actors", "q", "smith", "kind", "person", "affiliation", "paper"));
    assertEquals(
        List.of("Ann Smith", "Smith & Co"),
        first("name", "/actors", "q", "smith", "affiliation", paper, "sort", "name"));
    JsonBody page =
        page("/actors", "q", "smith", "affiliation", paper, "include", "total", "limit", 1);
    assertEquals(2, page.getInt("total"));
  }

  @Test
  void sort_by_relevance_requires_a_search_term() {
    given()
        .queryParam("sort", "relevance")
        .get("/actors")
        .then()
        .spec(invalidIn("sort"))
        .body(
            has(
                "errors.detail",
                equalTo(List.of("can be relevance only where q or likelyDuplicateOf is given"))));
    given().queryParam("sort", "publishedOn").get("/actors").then().spec(invalidIn("sort"));
    anActor("Ann Smith").save();
    assertEquals(List.of("Ann Smith"), first("name", "/actors", "q", "smith", "sort", "relevance"));
  }

  @Test
  void a_list_item_equals_the_single_actor_plus_its_etag() {
    String club = anActor("Club").kind("group").save();
    String id =
        anActor("Ada")
            .alias("A.")
            .alias("B.")
            .with("description", "Counts.")
            .with("wikidataId", "Q7259")
            .affiliated(club, "member", null, "2001-01-01")
            .affiliated(club, "chair", "2000-01-01", null)
            .save();
    Response single = given().get("/actors/" + id);
    Map<String, Object> expected = new HashMap<>(single.as(JsonBody.class).getMap(""));
    expected.put("etag", single.header("ETag"));
    assertEquals(expected, page("/actors").<Map<String, Object>>getList("items").get(0));
  }

  @Test
  void lists_affiliations_latest_first_and_undated_last() {
    String a = anActor("A").kind("group").save();
    String b = anActor("B").kind("state").save();
    String id =
        anActor("Ada")
            .affiliated(a, "second", "2001-01-01", "2002-01-01")
            .affiliated(a, "undated", null, null)
            .affiliated(b, "third", "2005-05-05", null)
            .affiliated(b, "first", "0001-01-01", "2010-01-01")
            .save();
    anActor("Eve").affiliated(a, "other", "2003-01-01", null).save();
    String path = "/actors/" + id + "/affiliations";
    JsonBody page = page(path, "include", "total");
    assertEquals(4, page.getInt("total"));
    assertEquals(
        Map.of(
            "actor", Map.of("id", b, "name", "B", "kind", "state"),
            "role", "third",
            "from", "2005-05-05"),
        page.getMap("items[0]"));
    assertEquals(List.of("third", "second", "first", "undated"), page.getList("items.role"));
    assertEquals(
        List.of(List.of("third", "second", "first"), List.of("undated")),
        pages("role", path, "limit", 3));
    assertEquals(
        List.of(List.of("third"), List.of("second"), List.of("first"), List.of("undated")),
        pages("role", path, "limit", 1));
    assertEquals(
        Arrays.asList("third", "second", "first", "undated"),
        given().get("/actors/" + id).as(JsonBody.class).getList("affiliations.role"));
  }

  @Test
  void the_affiliations_of_an_actor_may_be_empty() {
    String id = anActor("Ada").save();
    assertEquals(List.of(), first("role", "/actors/" + id + "/affiliations"));
    given()
        .queryParam("kind", "person")
        .get("/actors/" + id + "/affiliations")
        .then()
        .spec(invalidIn("kind"));
  }

  @Test
  void affiliations_of_an_unknown_actor_are_not_found() {
    given()
        .get("/actors/0199a000-0000-7000-8000-00000000ffff/affiliations")
        .then()
        .statusCode(404)
        .body(has("type", equalTo("urn:onrecord:problem:not-found")))
        .body(
            has(
                "detail",
                equalTo("There is no actor with the id 0199a000-0000-7000-8000-00000000ffff.")));
  }
}
