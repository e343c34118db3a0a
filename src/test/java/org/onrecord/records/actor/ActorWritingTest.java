package org.onrecord.records.actor;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;
import static org.onrecord.fixtures.WriteRequests.content;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.ActorBuilder;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.SimultaneousRequests;

@QuarkusTest
class ActorWritingTest {
  private static final String UNKNOWN = "0199a000-0000-7000-8000-00000000ffff";
  private static final String V7 =
      "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  @Test
  void creates_an_actor_with_name_and_kind_only() {
    Response created = anActor("Ada Lovelace").post();
    created.then().statusCode(201).contentType("application/json");
    assertEquals(
        Map.of(
            "name",
            "Ada Lovelace",
            "kind",
            "person",
            "aliases",
            List.of(),
            "affiliations",
            List.of()),
        content(created));
    created.then().body(has("id", matchesPattern(V7)));
    created.then().body(has("updatedAt", equalTo(created.as(JsonBody.class).get("createdAt"))));
    assertTrue(
        Instant.parse(created.as(JsonBody.class).get("createdAt"))
            .isBefore(Instant.now().plusSeconds(1)));
  }

  @Test
  void creates_an_actor_with_all_members_and_reads_it_back() {
    String ministry = anActor("Foreign Ministry").kind("organization").save();
    String institute = anActor("Institute").kind("organization").save();
    Response created =
        anActor("Zoë Müller")
            .alias("Zoe Mueller")
            .alias("زوئی مولر")
            .with("description", "Diplomat.\nLater a scholar.")
            .with("wikidataId", "Q99999999999")
            .affiliated(ministry, "ambassador", "2011-02-03", "2014-05-06")
            .affiliated(institute, "scholar", "2014-06-01", null)
            .post();
    created.then().statusCode(201);
    Map<String, Object> inMinistry =
        Map.of(
            "actor", Map.of("id", ministry, "name", "Foreign Ministry", "kind", "organization"),
            "role", "ambassador",
            "from", "2011-02-03",
            "to", "2014-05-06");
    Map<String, Object> inInstitute =
        Map.of(
            "actor",
            Map.of("id", institute, "name", "Institute", "kind", "organization"),
            "role",
            "scholar",
            "from",
            "2014-06-01");
    assertEquals(
        Map.of(
            "name", "Zoë Müller",
            "kind", "person",
            "aliases", List.of("Zoe Mueller", "زوئی مولر"),
            "description", "Diplomat.\nLater a scholar.",
            "wikidataId", "Q99999999999",
            "affiliations", List.of(inInstitute, inMinistry)),
        content(created));
    Response read = given().get(created.header("Location"));
    read.then().statusCode(200).contentType("application/json");
    assertEquals(created.as(JsonBody.class).getMap(""), read.as(JsonBody.class).getMap(""));
  }

  @Test
  void the_location_of_a_new_actor_is_an_absolute_url() {
    Response created = anActor("Ada Lovelace").post();
    created
        .then()
        .header(
            "Location",
            matchesPattern(
                "http://[^/]+/actors/" + created.as(JsonBody.class).get("id").toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "state", "organization", "group", "media"})
  void accepts_every_kind_of_actor(String kind) {
    anActor("Someone").kind(kind).post().then().statusCode(201).body(has("kind", equalTo(kind)));
  }

  @Test
  void put_replaces_all_members() {
    String id =
        anActor("Old")
            .alias("Older")
            .with("description", "Was.")
            .with("wikidataId", "Q1")
            .affiliated(anActor("Club").kind("group").save(), "member", null, null)
            .save();
    Response before = given().get("/actors/" + id);
    Response replaced = put("/actors/" + id, Map.of("name", "New", "kind", "group"));
    replaced.then().statusCode(200).body(has("id", equalTo(id)));
    assertEquals(
        Map.of("name", "New", "kind", "group", "aliases", List.of(), "affiliations", List.of()),
        content(replaced));
    assertEquals(
        before.as(JsonBody.class).<String>get("createdAt"),
        replaced.as(JsonBody.class).get("createdAt"));
    assertFalse(
        Instant.parse(replaced.as(JsonBody.class).get("updatedAt"))
            .isBefore(Instant.parse(before.as(JsonBody.class).get("updatedAt"))));
    assertEquals(
        replaced.as(JsonBody.class).getMap(""),
        given().get("/actors/" + id).as(JsonBody.class).getMap(""));
  }

  @Test
  void a_patch_changes_only_its_members() {
    String club = anActor("Club").kind("group").save();
    String id =
        anActor("Ada")
            .alias("A.")
            .with("description", "Counts.")
            .with("wikidataId", "Q7259")
            .affiliated(club, "member", "2000-01-01", null)
            .save();
    Response patched =
        patch("/actors/" + id, Map.of("name", "Ada Ünal", "aliases", List.of("B.", "C.")));
    patched.then().statusCode(200);
    assertEquals(
        Map.of(
            "name", "Ada Ünal",
            "kind", "person",
            "aliases", List.of("B.", "C."),
            "description", "Counts.",
            "wikidataId", "Q7259",
            "affiliations",
                List.of(
                    Map.of(
                        "actor", Map.of("id", club, "name", "Club", "kind", "group"),
                        "role", "member",
                        "from", "2000-01-01"))),
        content(patched));
    assertEquals(
        patched.as(JsonBody.class).getMap(""),
        given().get("/actors/" + id).as(JsonBody.class).getMap(""));
  }

  @Test
  void a_patch_removes_members_set_to_null() {
    String id =
        anActor("Ada")
            .alias("A.")
            .with("description", "Counts.")
            .with("wikidataId", "Q7259")
            .affiliated(anActor("Club").kind("group").save(), "member", null, null)
            .save();
    for (String member : List.of("aliases", "description", "wikidataId", "affiliations")) {
      patch("/actors/" + id, member, null).then().statusCode(200);
    }
    assertEquals(
        Map.of("name", "Ada", "kind", "person", "aliases", List.of(), "affiliations", List.of()),
        content(given().get("/actors/" + id)));
  }

  @Test
  void a_patch_replaces_all_affiliations() {
    String club = anActor("Club").kind("group").save();
    String ministry = anActor("Ministry").kind("organization").save();
    String id =
        anActor("Ada")
            .affiliated(club, "member", "2000-01-01", null)
            .affiliated(club, "chair", "2001-01-01", "2002-01-01")
            .save();
    patch(
            "/actors/" + id,
            Map.of(
                "affiliations",
                List.of(
                    Map.of("actor", byId(club), "role", "member", "from", "2000-01-01"),
                    Map.of("actor", byId(ministry), "role", "minister"))))
        .then()
        .statusCode(200)
        .body(has("affiliations.actor.id", equalTo(List.of(club, ministry))))
        .body(has("affiliations.role", equalTo(List.of("member", "minister"))))
        .body(has("affiliations.from", equalTo(Arrays.asList("2000-01-01", null))));
  }

  @Test
  void an_empty_patch_changes_nothing() {
    String id = anActor("Ada").alias("A.").save();
    Map<String, Object> before = content(given().get("/actors/" + id));
    Response patched = patch("/actors/" + id, Map.of());
    patched.then().statusCode(200);
    assertEquals(before, content(patched));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "kind"})
  void a_patch_cannot_remove_a_required_member(String member) {
    String id = anActor("Ada").save();
    patch("/actors/" + id, member, null).then().spec(invalidAt("/" + member));
    given()
        .get("/actors/" + id)
        .then()
        .body(has("name", equalTo("Ada")))
        .body(has("kind", equalTo("person")));
  }

  @Test
  void every_method_answers_404_for_a_deleted_actor() {
    String path = "/actors/" + anActor("Ada").alias("A.").save();
    given().delete(path).then().statusCode(204).body(emptyString());
    given().get(path).then().spec(refused(404, "not-found"));
    given().head(path).then().statusCode(404).body(emptyString());
    put(path, anActor("Ada").body()).then().spec(refused(404, "not-found"));
    patch(path, Map.of("name", "Eve")).then().spec(refused(404, "not-found"));
    given().delete(path).then().spec(refused(404, "not-found"));
    given().get(path + "/affiliations").then().spec(refused(404, "not-found"));
    given().get(path + "/quotes").then().spec(refused(404, "not-found"));
  }

  @Test
  void a_404_names_the_missing_actor() {
    given()
        .get("/actors/" + UNKNOWN)
        .then()
        .spec(refused(404, "not-found"))
        .body(has("detail", equalTo("There is no actor with the id " + UNKNOWN + ".")));
  }

  @Test
  void head_answers_like_get_without_a_body() {
    String path = "/actors/" + anActor("Ada").save();
    given().head(path).then().statusCode(200).contentType("application/json").body(emptyString());
    given().head("/actors").then().statusCode(200).body(emptyString());
    given().head(path + "/affiliations").then().statusCode(200).body(emptyString());
  }

  @Test
  void several_actors_can_have_the_same_name() {
    String one = anActor("Mira Solberg").save();
    String other = anActor("Mira Solberg").save();
    assertNotEquals(one, other);
    assertEquals(List.of(other, one), first("id", "/actors"));
  }

  @ParameterizedTest
  @CsvSource({
    "name,''", "name,' \u00A0\u2003'", "kind,Person", "kind,robot", "description,' '",
    "wikidataId,q42", "wikidataId,Q0", "wikidataId,Q042", "wikidataId,42", "wikidataId,'Q42 '",
    "wikidataId,Q123456789012",
  })
  void rejects_an_invalid_member(String member, String value) {
    anActor("Ada").with(member, value).post().then().spec(invalidAt("/" + member));
    assertEquals(List.of(), first("id", "/actors"));
  }

  @Test
  void limits_the_length_of_names_in_code_points() {
    anActor("😀".repeat(300)).post().then().statusCode(201);
    anActor("😀".repeat(301)).post().then().spec(invalidAt("/name"));
    anActor("Ada").alias("😀".repeat(300)).post().then().statusCode(201);
    anActor("Ada").alias("A.").alias("😀".repeat(301)).post().then().spec(invalidAt("/aliases/1"));
    anActor("Ada").with("description", "😀".repeat(5000)).post().then().statusCode(201);
    anActor("Ada")
        .with("description", "😀".repeat(5001))
        .post()
        .then()
        .spec(invalidAt("/description"));
  }

  @Test
  void limits_the_number_of_aliases_and_affiliations() {
    String club = anActor("Club").kind("group").save();
    List<String> names = IntStream.rangeClosed(1, 101).mapToObj(i -> "Name " + i).toList();
    List<Map<String, Object>> affiliations =
        names.stream()
            .map(role -> Map.<String, Object>of("actor", byId(club), "role", role))
            .toList();
    anActor("Ada")
        .with("aliases", names.subList(0, 100))
        .with("affiliations", affiliations.subList(0, 100))
        .post()
        .then()
        .statusCode(201)
        .body(has("aliases", equalTo(names.subList(0, 100))))
        .body(has("affiliations.size()", equalTo(100)));
    anActor("Ada").with("aliases", names).post().then().spec(invalidAt("/aliases"));
    anActor("Ada")
        .with("affiliations", affiliations)
        .post()
        .then()
        .spec(invalidAt("/affiliations"));
  }

  @Test
  void rejects_a_repeated_alias() {
    anActor("Ada").alias("A.").alias("A.").post().then().spec(invalidAt("/aliases"));
  }

  @Test
  void preserves_zero_width_and_bidirectional_characters_in_names() {
    String name = "\u202Bمی\u200Cخواهم\u202C";
    String id = anActor(name).save();
    given().get("/actors/" + id).then().body(has("name", equalTo(name)));
  }

  @Test
  void rejects_a_wikidata_id_in_use_and_links_to_its_actor() {
    String ada = anActor("Ada").with("wikidataId", "Q7259").save();
    String eve = anActor("Eve").with("wikidataId", "Q830183").save();
    String detail =
        "The actor with this wikidataId is on record already, see /actors/%s.".formatted(ada);
    List<Response> refusals =
        List.of(
            anActor("Countess").with("wikidataId", "Q7259").post(),
            put("/actors/" + eve, Map.of("name", "Eve", "kind", "person", "wikidataId", "Q7259")),
            patch("/actors/" + eve, Map.of("wikidataId", "Q7259")));
    for (Response refusal : refusals) {
      refusal
          .then()
          .spec(refusedAt(409, "already-exists", "/wikidataId"))
          .body(has("existing.id", equalTo(ada)))
          .body(has("existing.href", equalTo("/actors/" + ada)))
          .body(has("detail", equalTo(detail)));
    }
    given().get("/actors/" + eve).then().body(has("wikidataId", equalTo("Q830183")));
    assertEquals(List.of(eve, ada), first("id", "/actors"));
  }

  @Test
  void an_actor_can_keep_its_own_wikidata_id() {
    String id = anActor("Ada").with("wikidataId", "Q7259").save();
    put("/actors/" + id, anActor("Ada L.").with("wikidataId", "Q7259").body())
        .then()
        .statusCode(200)
        .body(has("wikidataId", equalTo("Q7259")));
    patch("/actors/" + id, Map.of("wikidataId", "Q7259")).then().statusCode(200);
  }

  @Test
  void a_removed_wikidata_id_can_be_reused() {
    String id = anActor("Ada").with("wikidataId", "Q7259").save();
    patch("/actors/" + id, "wikidataId", null).then().statusCode(200);
    anActor("Eve").with("wikidataId", "Q7259").post().then().statusCode(201);
    patch("/actors/" + id, "wikidataId", "Q7259").then().spec(refused(409, "already-exists"));
  }

  @Test
  void one_of_several_parallel_requests_for_a_wikidata_id_succeeds() throws Exception {
    List<Response> answers =
        SimultaneousRequests.send(8, i -> anActor("Ada " + i).with("wikidataId", "Q7259").post());
    List<Response> created = answers.stream().filter(a -> a.statusCode() == 201).toList();
    assertEquals(1, created.size());
    String id = created.get(0).as(JsonBody.class).get("id");
    answers.stream()
        .filter(answer -> answer.statusCode() != 201)
        .forEach(
            answer ->
                answer
                    .then()
                    .spec(refusedAt(409, "already-exists", "/wikidataId"))
                    .body(has("existing.id", equalTo(id))));
    assertEquals(List.of(id), first("id", "/actors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Union of Pilots", "UNION OF PILOTS", "uop", "Ünión  of Pilots"})
  void resolves_the_actor_of_an_affiliation_by_name_or_alias(String name) {
    String union = anActor("Union of Pilots").kind("organization").alias("UoP").save();
    affiliatedTo(named(name))
        .post()
        .then()
        .statusCode(201)
        .body(has("affiliations.actor.id", equalTo(List.of(union))))
        .body(has("affiliations.actor.name", equalTo(List.of("Union of Pilots"))));
    assertEquals(List.of("Ada", "Union of Pilots"), first("name", "/actors", "sort", "name"));
  }

  @Test
  void creates_the_actor_of_an_affiliation() {
    String union =
        affiliatedTo(named("Union of Pilots", "organization"))
            .post()
            .then()
            .statusCode(201)
            .extract()
            .as(JsonBody.class)
            .get("affiliations[0].actor.id");
    assertEquals(
        Map.of(
            "name",
            "Union of Pilots",
            "kind",
            "organization",
            "aliases",
            List.of(),
            "affiliations",
            List.of()),
        content(given().get("/actors/" + union)));
  }

  @Test
  void creates_one_actor_for_a_name_that_occurs_twice() {
    Response created =
        anActor("Ada")
            .with(
                "affiliations",
                List.of(
                    Map.of("actor", named("Union", "group"), "role", "member"),
                    Map.of("actor", named("UNION", "group"), "role", "chair")))
            .post();
    created.then().statusCode(201);
    List<String> unions = created.as(JsonBody.class).get("affiliations.actor.id");
    assertEquals(unions.get(0), unions.get(1));
    assertEquals(List.of("Ada", "Union"), first("name", "/actors", "sort", "name"));
  }

  @Test
  void a_name_with_another_kind_creates_another_actor() {
    String river = anActor("Union").kind("group").save();
    String state =
        affiliatedTo(named("Union", "state"))
            .post()
            .then()
            .statusCode(201)
            .extract()
            .as(JsonBody.class)
            .get("affiliations[0].actor.id");
    assertNotEquals(river, state);
    given().get("/actors/" + state).then().body(has("kind", equalTo("state")));
  }

  @Test
  void lists_the_candidates_of_an_ambiguous_name() {
    String negotiator = anActor("Mira Solberg").with("description", "Chief negotiator.").save();
    String professor = anActor("M. Solberg").alias("Mira Solberg").save();
    anActor("Solberg").save();
    Map<String, Object> first =
        Map.of(
            "id", negotiator,
            "name", "Mira Solberg",
            "kind", "person",
            "description", "Chief negotiator.");
    Map<String, Object> second = Map.of("id", professor, "name", "M. Solberg", "kind", "person");
    anActor("Ada")
        .with(
            "affiliations",
            List.of(
                Map.of("actor", named("Club", "group")),
                Map.of("actor", named("mira solberg", "person"))))
        .post()
        .then()
        .spec(refusedAt(409, "ambiguous-actor", "/affiliations/1/actor"))
        .body(has("candidates", equalTo(List.of(first, second))))
        .body(
            has(
                "detail",
                equalTo(
                    "The name “mira solberg” matches several actors. Refer to one of the candidates by its id.")));
    assertEquals(
        List.of("M. Solberg", "Mira Solberg", "Solberg"), first("name", "/actors", "sort", "name"));
  }

  @Test
  void distinguishes_actors_with_the_same_name_by_kind() {
    anActor("Jordan").kind("person").save();
    String state = anActor("Jordan").kind("state").save();
    affiliatedTo(named("Jordan")).post().then().spec(refused(409, "ambiguous-actor"));
    affiliatedTo(named("Jordan", "state"))
        .post()
        .then()
        .statusCode(201)
        .body(has("affiliations.actor.id", equalTo(List.of(state))));
  }

  @Test
  void rejects_an_affiliation_to_an_unknown_actor() {
    affiliatedTo(byId(UNKNOWN))
        .post()
        .then()
        .spec(refusedAt(422, "unprocessable", "/affiliations/0/actor"))
        .body(has("detail", equalTo("There is no actor with the id " + UNKNOWN + ".")));
    affiliatedTo(named("Nobody"))
        .post()
        .then()
        .spec(refusedAt(422, "unprocessable", "/affiliations/0/actor"))
        .body(
            has(
                "detail",
                equalTo("There is no actor named “Nobody”. Give its kind to have it created.")));
    assertEquals(List.of(), first("id", "/actors"));
  }

  @Test
  void rejects_a_reference_by_both_id_and_name_or_by_neither() {
    String club = anActor("Club").kind("group").save();
    affiliatedTo(Map.of("id", club, "name", "Club"))
        .post()
        .then()
        .spec(invalidAt("/affiliations/0/actor"));
    affiliatedTo(Map.of("kind", "group")).post().then().spec(invalidAt("/affiliations/0/actor"));
    affiliatedTo(Map.of()).post().then().spec(invalidAt("/affiliations/0/actor"));
    affiliatedTo(Map.of("name", " ")).post().then().spec(invalidAt("/affiliations/0/actor/name"));
    affiliatedTo(byId("42")).post().then().spec(invalidAt("/affiliations/0/actor/id"));
    anActor("Ada")
        .with("affiliations", List.of(Map.of("role", "member")))
        .post()
        .then()
        .spec(invalidAt("/affiliations/0/actor"));
  }

  @Test
  void rejects_an_affiliation_to_itself() {
    String id = anActor("Club").kind("group").alias("The Club").save();
    for (Map<String, Object> itself :
        List.of(byId(id), named("club"), named("the club", "group"))) {
      patch("/actors/" + id, Map.of("affiliations", List.of(Map.of("actor", itself))))
          .then()
          .spec(refusedAt(422, "unprocessable", "/affiliations/0/actor"))
          .body(has("detail", equalTo("An actor cannot be affiliated to itself.")));
      put(
              "/actors/" + id,
              anActor("Club")
                  .kind("group")
                  .alias("The Club")
                  .with("affiliations", List.of(Map.of("actor", itself)))
                  .body())
          .then()
          .spec(refusedAt(422, "unprocessable", "/affiliations/0/actor"));
    }
    given().get("/actors/" + id).then().body(has("affiliations", equalTo(List.of())));
  }

  @Test
  void rejects_an_affiliation_that_ends_before_it_starts() {
    String club = anActor("Club").kind("group").save();
    anActor("Ada")
        .affiliated(club, "member", "2000-01-02", "2000-01-02")
        .affiliated(club, "chair", "2000-01-02", "2000-01-01")
        .post()
        .then()
        .spec(invalidAt("/affiliations/1/to"))
        .body(has("errors.detail", equalTo(List.of("must not be before from"))));
    anActor("Ada")
        .affiliated(club, "member", "2000-01-02", "2000-01-02")
        .post()
        .then()
        .statusCode(201);
  }

  @Test
  void rejects_an_invalid_date() {
    AssertEach.of(
        List.of("2025-02-30", "0000-01-01", "2025-1-1", "2025-01-01T00:00:00Z", "", "now"),
        day -> {
          String club = anActor("Club").kind("group").save();
          anActor("Ada")
              .affiliated(club, "member", day, null)
              .post()
              .then()
              .spec(invalidAt("/affiliations/0/from"));
        });
  }

  @Test
  void rejects_a_malformed_id_in_the_path() {
    for (String id : List.of("42", "0199a000-0000-7000-8000-00000000fff", "1-1-1-1-1")) {
      given().get("/actors/" + id).then().spec(invalidIn("id"));
      given().get("/actors/" + id + "/affiliations").then().spec(invalidIn("id"));
    }
  }

  @Test
  void accepts_an_id_in_upper_case() {
    String id = anActor("Ada").save();
    given()
        .get("/actors/" + id.toUpperCase(Locale.ROOT))
        .then()
        .statusCode(200)
        .body(has("id", equalTo(id)));
  }

  @Test
  void deletes_an_actor_with_its_aliases_and_affiliations() {
    String club = anActor("Club").kind("group").save();
    String id = anActor("Ada").alias("A.").affiliated(club, "member", null, null).save();
    given().delete("/actors/" + id).then().statusCode(204);
    given().delete("/actors/" + club).then().statusCode(204);
    assertEquals(List.of(), first("id", "/actors"));
  }

  @Test
  void a_speaker_cannot_be_deleted() {
    String id = anActor("Ada").save();
    aQuote("One.").by(id).save();
    aQuote("Two.").by(id).save();
    assertDeletionRejected(id, "speaker of quotes", 2);
  }

  @Test
  void a_mentioned_actor_cannot_be_deleted() {
    String id = anActor("Ada").save();
    aQuote().mentioning(id).save();
    assertDeletionRejected(id, "mentioned in quotes", 1);
  }

  @Test
  void a_relay_cannot_be_deleted() {
    String id = anActor("Ada").save();
    Map<String, Object> link = Map.of("actor", byId(id));
    aQuote().attributed("via", List.of(link, Map.of("text", "the wire"), link)).save();
    assertDeletionRejected(id, "relay of quotes", 1);
  }

  @Test
  void the_source_of_an_article_cannot_be_deleted() {
    String id = anActor("Ada").save();
    anArticle().with("source", byId(id)).save();
    assertDeletionRejected(id, "source of articles", 1);
  }

  @Test
  void the_republisher_of_an_article_cannot_be_deleted() {
    String id = anActor("Ada").save();
    anArticle().with("republication", Map.of("publisher", byId(id))).save();
    assertDeletionRejected(id, "republisher of articles", 1);
  }

  @Test
  void an_actor_with_affiliated_actors_cannot_be_deleted() {
    String id = anActor("Ada").save();
    anActor("Eve").affiliated(id, "pupil", null, null).save();
    anActor("Bob").affiliated(id, "pupil", null, null).affiliated(id, "heir", null, null).save();
    assertDeletionRejected(id, "actor of affiliations", 3);
  }

  @Test
  void a_rejected_deletion_lists_all_references() {
    String id = anActor("Ada").kind("media").save();
    String article = anArticle().body("“Go.”").with("source", byId(id)).save();
    aQuote("Go.").in(article).by(id).mentioning(id).save();
    given()
        .delete("/actors/" + id)
        .then()
        .spec(refused(409, "still-referenced"))
        .body(
            has(
                "references.as",
                equalTo(List.of("speaker of quotes", "mentioned in quotes", "source of articles"))))
        .body(has("references.count", equalTo(List.of(1, 1, 1))));
    given().delete("/articles/" + article).then().statusCode(204);
    given().delete("/actors/" + id).then().statusCode(204);
  }

  private static void assertDeletionRejected(String id, String as, int count) {
    given()
        .delete("/actors/" + id)
        .then()
        .spec(refused(409, "still-referenced"))
        .body(has("references", equalTo(List.of(Map.of("as", as, "count", count)))))
        .body(
            has(
                "detail",
                equalTo(
                    "Ada cannot be deleted, because records refer to this actor as: %s (%d)."
                        .formatted(as, count))));
    given().get("/actors/" + id).then().statusCode(200);
  }

  private static ActorBuilder affiliatedTo(Map<String, Object> actor) {
    return anActor("Ada").with("affiliations", List.of(Map.of("actor", actor, "role", "member")));
  }
}
