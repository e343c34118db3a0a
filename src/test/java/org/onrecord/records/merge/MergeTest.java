package org.onrecord.records.merge;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.put;
import static org.onrecord.records.merge.MergeRequests.merge;
import static org.onrecord.records.merge.MergeRequests.unmerge;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.ActorBuilder;
import org.onrecord.fixtures.JsonBody;

/** Merges of duplicate actors, and the references to them. */
@QuarkusTest
class MergeTest {
  private static final String UNKNOWN_ID = "0199a000-0000-7000-8000-0000000009ff";

  private String ada;
  private String lovelace;

  @BeforeEach
  void createDuplicateAndSurvivor() {
    ada = anActor("Ada Byron").alias("A. B.").alias("Ada").with("wikidataId", "Q7259").save();
    lovelace = anActor("Ada Lovelace").alias("ADA").with("description", "Countess.").save();
  }

  @Test
  void a_merge_adds_names_as_aliases_and_fills_missing_values() {
    merge(ada, lovelace)
        .then()
        .statusCode(200)
        .body(has("actor.id", equalTo(lovelace)))
        .body(has("actor.name", equalTo("Ada Lovelace")))
        .body(has("actor.aliases", equalTo(List.of("ADA", "Ada Byron", "A. B."))))
        .body(has("actor.wikidataId", equalTo("Q7259")))
        .body(has("actor.description", equalTo("Countess.")))
        .body(has("merge.duplicate", equalTo(reference(ada, "Ada Byron"))))
        .body(has("merge.survivor", equalTo(reference(lovelace, "Ada Lovelace"))))
        .body(has("merge.moved", equalTo(Map.of("quotes", 0, "articles", 0, "affiliations", 0))));
    assertEquals(List.of(lovelace), first("id", "/actors"));
    assertEquals(List.of(lovelace), first("id", "/actors", "q", "Byron"));
  }

  @Test
  void a_merge_moves_all_references_to_the_survivor() {
    String article = anArticle().body("a b c d").with("source", byId(ada)).save();
    String other =
        anArticle().titled("Other").with("republication", Map.of("publisher", byId(ada))).save();
    String said = aQuote("a").in(article).by(ada).save();
    String both = aQuote("b").in(article).mentioning(ada).mentioning(lovelace).save();
    String relayed =
        aQuote("c")
            .in(article)
            .attributed(
                "via", List.of(Map.of("text", "radio"), Map.of("text", "she", "actor", byId(ada))))
            .save();
    String follower = aQuote("d").in(article).save();
    String member = anActor("Ben").affiliated(ada, "friend", null, null).save();
    merge(ada, lovelace)
        .then()
        .statusCode(200)
        .body(has("merge.moved", equalTo(Map.of("quotes", 3, "articles", 2, "affiliations", 1))));
    assertEquals(lovelace, get("/articles/" + article).as(JsonBody.class).get("source.id"));
    assertEquals(
        lovelace, get("/articles/" + other).as(JsonBody.class).get("republication.publisher.id"));
    assertEquals(lovelace, get("/quotes/" + said).as(JsonBody.class).get("speaker.id"));
    assertEquals(List.of(lovelace), get("/quotes/" + both).as(JsonBody.class).get("mentions.id"));
    assertEquals(
        lovelace, get("/quotes/" + relayed).as(JsonBody.class).get("attribution.via[1].actor.id"));
    assertEquals(
        "she", get("/quotes/" + relayed).as(JsonBody.class).get("attribution.via[1].text"));
    assertEquals(lovelace, get("/quotes/" + follower).as(JsonBody.class).get("article.source.id"));
    assertEquals(
        List.of(lovelace),
        get("/actors/" + member).as(JsonBody.class).get("affiliations.actor.id"));
    assertEquals(4, first("id", "/quotes", "source", lovelace).size());
  }

  @Test
  void a_merge_drops_duplicate_affiliations_and_those_between_the_two_actors() {
    String party = anActor("Party").kind("organization").save();
    String two = anActor("Two").affiliated(party, "member", "2001-01-01", null).save();
    String one =
        anActor("One")
            .affiliated(party, "member", "2001-01-01", null)
            .affiliated(party, "chair", "2002-01-01", null)
            .affiliated(two, "friend", null, null)
            .save();
    String ben =
        anActor("Ben")
            .affiliated(one, "aide", null, null)
            .affiliated(two, "aide", null, null)
            .save();
    merge(one, two).then().statusCode(200).body(has("merge.moved.affiliations", equalTo(4)));
    assertEquals(
        List.of("chair", "member"),
        get("/actors/" + two).as(JsonBody.class).get("affiliations.role"));
    assertEquals(
        List.of(two), get("/actors/" + ben).as(JsonBody.class).get("affiliations.actor.id"));
    unmerge(one).then().statusCode(200);
    assertEquals(
        List.of("chair", "member", "friend"),
        get("/actors/" + one).as(JsonBody.class).get("affiliations.role"));
    assertEquals(
        List.of("member"), get("/actors/" + two).as(JsonBody.class).get("affiliations.role"));
    assertEquals(
        Set.of(one, two),
        Set.copyOf(get("/actors/" + ben).<List<String>>path("affiliations.actor.id")));
  }

  @Test
  void the_id_of_a_merged_actor_resolves_to_the_survivor() {
    String article = anArticle().body("a").save();
    String quote = aQuote("a").in(article).by(ada).save();
    merge(ada, lovelace).then().statusCode(200);
    for (String path :
        List.of("", "/quotes", "/affiliations", "/profile", "/phrases", "/quotes?limit=7&q=a")) {
      Response moved = given().redirects().follow(false).get("/actors/" + ada + path);
      moved.then().statusCode(308).header("Location", endsWith("/actors/" + lovelace + path));
      assertEquals(
          308, given().redirects().follow(false).head("/actors/" + ada + path).statusCode());
    }
    assertEquals(List.of(quote), first("id", "/quotes", "speaker", ada));
    assertEquals(
        lovelace,
        aQuote("b")
            .in(article)
            .by(ada)
            .post()
            .then()
            .extract()
            .as(JsonBody.class)
            .get("speaker.id"));
    assertEquals(
        lovelace,
        patch("/quotes/" + quote, "mentions", List.of(byId(ada)))
            .as(JsonBody.class)
            .get("mentions[0].id"));
    assertEquals(
        lovelace,
        patch("/articles/" + article, "source", byId(ada)).as(JsonBody.class).get("source.id"));
    assertEquals(
        List.of("deleted", "created"),
        first("change", "/actors/" + ada + "/history"),
        "own history");
  }

  @Test
  void changing_deleting_or_restoring_a_merged_actor_is_rejected_with_its_survivor() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    merge(ada, lovelace);
    for (Response refused :
        List.of(
            patch("/actors/" + ada, "name", "Anna"),
            put("/actors/" + ada, Map.of("name", "Anna", "kind", "person")),
            given().delete("/actors/" + ada),
            given()
                .contentType("application/json")
                .body(Map.of("at", before.toString()))
                .post("/actors/" + ada + "/restore"),
            merge(ada, anActor("Cleo").save()))) {
      refused
          .then()
          .spec(refused(409, "merged"))
          .body(has("existing.id", equalTo(lovelace)))
          .body(has("existing.href", equalTo("/actors/" + lovelace)));
    }
    assertEquals("Ada Lovelace", get("/actors/" + lovelace).as(JsonBody.class).get("name"));
  }

  @Test
  void a_chain_of_merges_resolves_to_the_last_survivor() {
    String countess = anActor("The Countess").save();
    String quote = aQuote().by(ada).save();
    merge(ada, lovelace).then().statusCode(200);
    merge(lovelace, countess).then().statusCode(200);
    assertEquals(countess, get("/actors/" + ada).as(JsonBody.class).get("id"));
    assertEquals(countess, get("/quotes/" + quote).as(JsonBody.class).get("speaker.id"));
    assertEquals(List.of(quote), first("id", "/quotes", "speaker", ada));
    unmerge(ada)
        .then()
        .spec(refused(409, "later-merge"))
        .body(has("existing.href", equalTo("/actors/" + lovelace + "/unmerge")));
    unmerge(lovelace).then().statusCode(200);
    unmerge(ada).then().statusCode(200);
    assertEquals(ada, get("/quotes/" + quote).as(JsonBody.class).get("speaker.id"));
  }

  @Test
  void an_impossible_merge_or_unmerge_is_rejected() {
    merge(ada, ada).then().spec(refusedAt(422, "unprocessable", "/into/id"));
    merge(ada, UNKNOWN_ID).then().spec(refusedAt(422, "unprocessable", "/into/id"));
    merge(UNKNOWN_ID, ada).then().spec(refused(404, "not-found"));
    merge(ada, "x").then().spec(invalidAt("/into/id"));
    String cleo = anActor("Cleo").save();
    merge(ada, lovelace);
    merge(cleo, ada).then().spec(refusedAt(422, "unprocessable", "/into/id"));
    unmerge(cleo).then().spec(refused(409, "not-merged"));
    unmerge(UNKNOWN_ID).then().spec(refused(404, "not-found"));
    unmerge(ada).then().statusCode(200);
    unmerge(ada).then().spec(refused(409, "not-merged"));
  }

  @Test
  void a_merge_that_exceeds_the_alias_limit_is_rejected() {
    String many = withAliases("Many", 60);
    String more = withAliases("More", 40);
    merge(many, more).then().spec(refusedAt(422, "unprocessable", "/into"));
    assertEquals(60, get("/actors/" + many).<List<?>>path("aliases").size());
    merge(many, withAliases("Fewer", 39)).then().statusCode(200);
  }

  @Test
  void merges_are_listed_by_actor_latest_first() {
    String cleo = anActor("Cleo").save();
    String dora = anActor("Dora").save();
    merge(ada, lovelace);
    merge(cleo, lovelace);
    unmerge(cleo);
    merge(dora, cleo);
    assertEquals(List.of(dora, cleo, ada), first("duplicate.id", "/merges"));
    assertEquals(List.of(cleo, ada), first("duplicate.id", "/merges", "actor", lovelace));
    assertEquals(List.of(dora, cleo), first("duplicate.id", "/merges", "actor", cleo));
    assertNull(first("undoneAt", "/merges", "actor", cleo).get(0));
    assertNotNull(first("undoneAt", "/merges", "actor", cleo).get(1));
  }

  private static Map<String, String> reference(String id, String name) {
    return Map.of("id", id, "name", name, "kind", "person");
  }

  private static String withAliases(String name, int count) {
    ActorBuilder actor = anActor(name);
    IntStream.range(0, count).forEach(i -> actor.alias(name + " " + i));
    return actor.save();
  }

  @Test
  void editors_merge_actors_that_both_come_from_the_extractor_and_undo_it() {
    String marenko = extracted("Ilse Marenko");
    String surname = extracted("Ilsa Marenko");
    String initial = extracted("Anna Marenko");
    asEditor(surname + "/merge", Map.of("into", byId(marenko))).then().statusCode(200);
    asEditor(initial + "/merge", Map.of("into", byId(marenko))).then().statusCode(200);
    asEditor(initial + "/unmerge", null).then().statusCode(200);
    asEditor(surname + "/unmerge", null).then().statusCode(200);
    get("/actors/" + surname).then().statusCode(200).body(has("name", equalTo("Ilsa Marenko")));
  }

  @Test
  void merges_of_other_actors_are_left_to_admins() {
    String marenko = extracted("Ilse Marenko");
    for (List<String> pair : List.of(List.of(marenko, ada), List.of(ada, marenko))) {
      asEditor(pair.get(0) + "/merge", Map.of("into", byId(pair.get(1))))
          .then()
          .spec(refused(403, "forbidden"))
          .body(has("role", equalTo("admin")));
    }
    merge(marenko, ada).then().statusCode(200);
    asEditor(marenko + "/unmerge", null).then().spec(refused(403, "forbidden"));
    get("/actors/" + ada).then().statusCode(200).body(has("aliases[2]", equalTo("Ilse Marenko")));
  }

  /** The id of a new actor from the extractor. */
  private static String extracted(String name) {
    String article =
        anArticle()
            .body("“The cable is mended,” said %s on Sunday.".formatted(name))
            .language("en")
            .save();
    String id =
        given()
            .post("/articles/" + article + "/extraction")
            .then()
            .statusCode(200)
            .extract()
            .as(JsonBody.class)
            .get("quotes[0].speaker.id");
    assertEquals("extractor", get("/actors/" + id).as(JsonBody.class).get("origin.kind"));
    return id;
  }

  private static Response asEditor(String path, Object body) {
    String key =
        given()
            .contentType("application/json")
            .body(Map.of("name", "Desk", "role", "editor"))
            .post("/keys")
            .path("key");
    RequestSpecification request = given().header("Authorization", "Bearer " + key);
    return (body == null ? request : request.contentType("application/json").body(body))
        .post("/actors/" + path);
  }
}
