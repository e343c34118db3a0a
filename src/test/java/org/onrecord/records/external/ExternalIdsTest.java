package org.onrecord.records.external;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.fixtures.ActorBuilder;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.SimultaneousRequests;

/** External ids of actors, articles and quotes, and references by them. */
@QuarkusTest
class ExternalIdsTest {
  private static final List<Map<String, String>> TWO = List.of(id("cms", "7:a"), id("wire", "é 1"));

  static Map<String, String> id(String scheme, String value) {
    return Map.of("scheme", scheme, "value", value);
  }

  private static Map<String, Object> external(String value) {
    return Map.of("externalId", id("cms", value));
  }

  private static Map<String, RecordBuilder<?>> kinds() {
    Map<String, RecordBuilder<?>> kinds = new LinkedHashMap<>();
    kinds.put("/actors", anActor("Ada"));
    kinds.put("/articles", anArticle());
    kinds.put("/quotes", aQuote("We shall see.").in(anArticle().titled("Other").save()));
    return kinds;
  }

  @TestFactory
  Stream<DynamicTest> each_kind_of_record_has_external_ids() {
    return kinds().entrySet().stream()
        .map(kind -> dynamicTest(kind.getKey(), () -> hasIds(kind.getKey(), kind.getValue())));
  }

  private static void hasIds(String path, RecordBuilder<?> builder) {
    Response created = builder.with("externalIds", TWO).post();
    created.then().statusCode(201).body(has("externalIds", equalTo(TWO)));
    String id = created.as(JsonBody.class).get("id");
    given().get(path + "/" + id).then().body(has("externalIds", equalTo(TWO)));
    for (String key : List.of("cms:7:a", "wire:é 1")) {
      assertEquals(List.of(TWO), first("externalIds", path, "externalId", key), key);
      assertEquals(
          List.of(id),
          searched(path, Map.of("externalId", List.of("cms:none", key))).getList("items.id"));
    }
    for (String key : List.of("CMS:7:a", "cms:7:A", "cms:7", "wire:7:a")) {
      assertEquals(List.of(), first("id", path, "externalId", key), key);
    }
    given()
        .queryParam("externalId", "cms:7:a")
        .get(path + ".csv")
        .then()
        .body(containsString("cms:7:a; wire:é 1"));
    assertEquals(
        id,
        given()
            .queryParam("externalId", "cms:7:a")
            .get(path + ".ndjson")
            .as(JsonBody.class)
            .get("id"));
    List<Map<String, String>> one = List.of(id("cms", "8"));
    patch(path + "/" + id, "externalIds", one)
        .then()
        .statusCode(200)
        .body(has("externalIds", equalTo(one)));
    patch(path + "/" + id, "externalIds", null)
        .then()
        .statusCode(200)
        .body(not(containsString("externalIds")));
    put(path + "/" + id, builder.body()).then().body(has("externalIds", equalTo(TWO)));
    assertEquals(List.of("changed", "changed", "changed", "created"), changes(path + "/" + id));
    builder.body().remove("externalIds");
    put(path + "/" + id, builder.body()).then().body(not(containsString("externalIds")));
  }

  private static List<String> changes(String path) {
    return first("change", path + "/history");
  }

  private static JsonBody searched(String path, Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(path + "/search")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class);
  }

  @TestFactory
  Stream<DynamicTest> two_records_of_a_kind_cannot_have_the_same_external_id() {
    return kinds().entrySet().stream()
        .map(kind -> dynamicTest(kind.getKey(), () -> isUnique(kind.getKey(), kind.getValue())));
  }

  private static void isUnique(String path, RecordBuilder<?> builder) {
    String first = builder.with("externalIds", TWO).save();
    List<Map<String, String>> taken = List.of(id("cms", "new"), id("wire", "é 1"));
    String text = path.equals("/quotes") ? "text" : path.equals("/actors") ? "name" : "title";
    Map<String, Object> other = new LinkedHashMap<>(builder.body());
    other.put(text, "Another");
    other.remove("externalIds");
    String second = post(path, other).then().statusCode(201).extract().as(JsonBody.class).get("id");
    other.put("externalIds", taken);
    for (Response refused :
        List.of(
            post(path, other),
            put(path + "/" + second, other),
            patch(path + "/" + second, "externalIds", taken))) {
      refused
          .then()
          .spec(refusedAt(409, "already-exists", "/externalIds/1"))
          .body(has("existing.id", equalTo(first)))
          .body(has("existing.href", equalTo(path + "/" + first)));
    }
    patch(path + "/" + first, text, "Changed").then().statusCode(200);
    given().delete(path + "/" + first).then().statusCode(204);
    patch(path + "/" + second, "externalIds", taken).then().statusCode(200);
  }

  private static Response post(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post(path);
  }

  @Test
  void records_of_different_kinds_can_have_the_same_external_id() {
    kinds().values().forEach(builder -> builder.with("externalIds", TWO).save());
  }

  @Test
  void one_of_several_simultaneous_records_gets_the_external_id() throws Exception {
    String article = anArticle().save();
    List<Response> answers =
        SimultaneousRequests.send(
            8,
            i ->
                switch (i % 2) {
                  case 0 -> anArticle().titled("no. " + i).with("externalIds", TWO).post();
                  default -> aQuote("no. " + i).in(article).with("externalIds", TWO).post();
                });
    for (String path : List.of("/articles", "/quotes")) {
      assertEquals(1, first("id", path, "externalId", "cms:7:a").size(), path);
    }
    assertEquals(
        2, answers.stream().filter(answer -> answer.statusCode() == 201).count(), "created");
    assertEquals(6, answers.stream().filter(answer -> answer.statusCode() == 409).count());
  }

  @Test
  void malformed_external_ids_are_rejected() {
    List<Map<String, ?>> malformed =
        List.of(
            id("", "1"),
            id("c:ms", "1"),
            id("-cms", "1"),
            id("c ms", "1"),
            id("c".repeat(51), "1"),
            id("cms", ""),
            id("cms", " "),
            id("cms", "1".repeat(301)),
            Map.of("scheme", "cms"),
            Map.of("value", "1"),
            Map.of("scheme", "cms", "value", 1));
    for (Map<String, ?> one : malformed) {
      assertEquals(
          400, anArticle().with("externalIds", List.of(one)).post().statusCode(), "" + one);
    }
    anActor("Ada")
        .with("externalIds", List.of(TWO.get(0), TWO.get(0)))
        .post()
        .then()
        .spec(invalidAt("/externalIds"));
    for (String key : List.of("cms", ":1", "cms:", "cms: ", "c ms:1")) {
      given().queryParam("externalId", key).get("/articles").then().spec(invalidIn("externalId"));
    }
  }

  @Test
  void actors_are_referred_to_by_wikidata_id_and_external_id() {
    String ada =
        anActor("Ada")
            .with("wikidataId", "Q7259")
            .with("externalIds", List.of(id("cms", "7")))
            .save();
    String article =
        anArticle()
            .with("source", external("7"))
            .with("republication", Map.of("publisher", Map.of("wikidataId", "Q7259")))
            .save();
    Response quote =
        aQuote("Go.")
            .in(article)
            .with("speaker", Map.of("wikidataId", "Q7259"))
            .with("mentions", List.of(external("7")))
            .attributed("via", List.of(Map.of("actor", external("7"))))
            .post();
    quote
        .then()
        .statusCode(201)
        .body(has("speaker.id", equalTo(ada)))
        .body(has("mentions.id", equalTo(List.of(ada))))
        .body(has("attribution.via.actor.id", equalTo(List.of(ada))));
    given()
        .get("/articles/" + article)
        .then()
        .body(has("source.id", equalTo(ada)))
        .body(has("republication.publisher.id", equalTo(ada)));
    String ben =
        anActor("Ben").with("affiliations", List.of(Map.of("actor", external("7")))).save();
    given().get("/actors/" + ben).then().body(has("affiliations.actor.id", equalTo(List.of(ada))));
    String path = "/quotes/" + quote.as(JsonBody.class).<String>get("id");
    patch(path, "speaker", byId(ben)).then().body(has("speaker.id", equalTo(ben)));
    patch(path, "speaker", external("7")).then().body(has("speaker.id", equalTo(ada)));
    patch(path, "speaker", Map.of("wikidataId", "Q7259"))
        .then()
        .body(has("speaker.id", equalTo(ada)));
  }

  @Test
  void filters_find_actors_by_wikidata_id_and_external_id_unless_they_are_names() {
    String ada =
        anActor("Ada")
            .with("wikidataId", "Q7259")
            .with("externalIds", List.of(id("cms", "7")))
            .save();
    aQuote("Go.").by(ada).save();
    for (String key : List.of("Q7259", "cms:7")) {
      assertEquals(List.of("Go."), first("text", "/quotes", "speaker", key), key);
      assertEquals(1, first("id", "/articles", "quotes", key).size(), key);
    }
    for (String key : List.of("Q1", "cms:8")) {
      given().queryParam("speaker", key).get("/quotes").then().statusCode(422);
    }
    aQuote("Stay.").by(anActor("CMS:7").save()).save();
    assertEquals(List.of("Stay."), first("text", "/quotes", "speaker", "cms:7"));
  }

  @Test
  void quotes_refer_to_their_article_by_external_id() {
    String article = anArticle().body("Go.").with("externalIds", List.of(id("cms", "7"))).save();
    Response quote = aQuote("Go.").with("article", external("7")).post();
    quote.then().statusCode(201).body(has("article.id", equalTo(article)));
    String path = "/quotes/" + quote.as(JsonBody.class).<String>get("id");
    String other = anArticle().with("externalIds", List.of(id("cms", "8"))).save();
    patch(path, "article", external("8")).then().body(has("article.id", equalTo(other)));
    patch(path, "article", external("9")).then().spec(refusedAt(422, "unprocessable", "/article"));
    for (Map<String, ?> both :
        List.<Map<String, ?>>of(Map.of(), Map.of("id", article, "externalId", id("cms", "7")))) {
      aQuote("Go.").with("article", both).post().then().spec(invalidAt("/article"));
    }
  }

  @Test
  void unknown_references_are_reported_together() {
    aQuote("Go.")
        .with("article", external("1"))
        .with("speaker", Map.of("wikidataId", "Q1"))
        .with("mentions", List.of(external("2"), Map.of("wikidataId", "Q2")))
        .post()
        .then()
        .spec(
            refusedAt(422, "unprocessable", "/article", "/speaker", "/mentions/0", "/mentions/1"));
    anArticle()
        .with("source", external("2"))
        .post()
        .then()
        .spec(refusedAt(422, "unprocessable", "/source"))
        .body(has("detail", equalTo("There is no actor with the external id cms:2.")));
  }

  @Test
  void a_reference_has_one_form() {
    for (Map<String, ?> mixed :
        List.<Map<String, ?>>of(
            Map.of("wikidataId", "Q1", "name", "Ada"),
            Map.of("externalId", id("cms", "1"), "kind", "person"),
            Map.of("externalId", id("cms", "1"), "wikidataId", "Q1"),
            Map.of("id", "0199a000-0000-7000-8000-000000000001", "wikidataId", "Q1"),
            Map.of())) {
      anArticle().with("source", mixed).post().then().spec(invalidAt("/source"));
    }
    anArticle()
        .with("source", Map.of("wikidataId", "42"))
        .post()
        .then()
        .spec(invalidAt("/source/wikidataId"));
    anArticle()
        .with("source", Map.of("externalId", Map.of("scheme", "cms")))
        .post()
        .then()
        .spec(invalidAt("/source/externalId/value"));
  }

  @Test
  void the_survivor_of_a_merge_takes_the_external_ids_and_gives_them_back() {
    String ada = withId("Ada", "1");
    String duplicate = withId("A. Lovelace", "2");
    String third = anActor("Third").save();
    merge(duplicate, Map.of("id", ada)).then().statusCode(200);
    given().get("/actors/" + ada).then().body(has("externalIds.value", equalTo(List.of("1", "2"))));
    assertEquals(List.of(ada), first("id", "/actors", "externalId", "cms:2"));
    assertEquals(List.of(ada), first("id", "/actors", "id", duplicate));
    anArticle().with("source", external("2")).post().then().body(has("source.id", equalTo(ada)));
    List<Map<String, String>> taken = List.of(id("cms", "2"));
    patch("/actors/" + third, "externalIds", taken).then().statusCode(409);
    unmerge(duplicate).then().statusCode(200);
    given().get("/actors/" + ada).then().body(has("externalIds.value", equalTo(List.of("1"))));
    given()
        .get("/actors/" + duplicate)
        .then()
        .body(has("externalIds.value", equalTo(List.of("2"))));
    merge(duplicate, Map.of("id", ada)).then().statusCode(200);
    patch("/actors/" + ada, "externalIds", null).then().statusCode(200);
    patch("/actors/" + third, "externalIds", taken).then().statusCode(200);
    unmerge(duplicate).then().statusCode(409).body(has("existing.id", equalTo(third)));
  }

  @Test
  void the_survivor_of_a_merge_is_referred_to_by_wikidata_id_and_external_id() {
    String ada = withId("Ada", "1");
    patch("/actors/" + ada, "wikidataId", "Q7259").then().statusCode(200);
    for (Map<String, ?> into : List.of(external("1"), Map.of("wikidataId", "Q7259"))) {
      merge(anActor("A.").save(), into).then().statusCode(200).body(has("actor.id", equalTo(ada)));
    }
    merge(anActor("A.").save(), external("9"))
        .then()
        .spec(refusedAt(422, "unprocessable", "/into"));
    merge(ada, external("1")).then().statusCode(422);
    merge(ada, Map.of()).then().spec(invalidAt("/into"));
  }

  private static String withId(String name, String value) {
    return anActor(name).with("externalIds", List.of(id("cms", value))).save();
  }

  private static Response merge(String duplicate, Map<String, ?> into) {
    return post("/actors/" + duplicate + "/merge", Map.of("into", into));
  }

  private static Response unmerge(String duplicate) {
    return given().contentType("application/json").post("/actors/" + duplicate + "/unmerge");
  }

  @Test
  void a_restored_record_has_its_external_ids_unless_another_has_them() {
    for (Map.Entry<String, RecordBuilder<?>> kind : kinds().entrySet()) {
      String id = kind.getValue().with("externalIds", TWO).save();
      String path = kind.getKey() + "/" + id;
      String at = Instant.now().toString();
      patch(path, "externalIds", null).then().statusCode(200);
      given().queryParam("at", at).get(path).then().body(has("externalIds", equalTo(TWO)));
      restore(path, at).then().statusCode(200).body(has("externalIds", equalTo(TWO)));
      patch(path, "externalIds", null).then().statusCode(200);
      Map<String, Object> other = new LinkedHashMap<>(kind.getValue().body());
      other.replaceAll(
          (name, value) -> List.of("name", "title", "text").contains(name) ? "X" : value);
      post(kind.getKey(), other).then().statusCode(201);
      restore(path, at).then().spec(refusedAt(409, "already-exists", "/externalIds/0"));
    }
  }

  private static Response restore(String path, String at) {
    return post(path + "/restore", Map.of("at", at));
  }

  @Test
  void a_record_has_at_most_a_hundred_external_ids() {
    List<Map<String, String>> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(id("cms", "" + i));
    }
    ActorBuilder ada = anActor("Ada").with("externalIds", ids);
    assertEquals(201, ada.post().statusCode());
    List<Map<String, String>> more = new ArrayList<>(ids);
    more.add(id("cms", "100"));
    anActor("Ben").with("externalIds", more).post().then().spec(invalidAt("/externalIds"));
  }
}
