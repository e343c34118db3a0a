package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.list;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.fixtures.JsonBody;

/**
 * Ids and names in the filters of lists, exports, facets, searches and claims that fit no actor.
 */
@QuarkusTest
class UnknownNamesTest {
  private static final String UNKNOWN_ID = "0199a000-0000-7000-8000-0000000009ff";
  private static final List<String> OF_QUOTES =
      List.of("speaker", "affiliation", "under", "via", "mentions", "source");
  private static final List<String> OF_ARTICLES = List.of("source", "quotes", "mentions");

  private String amara;
  private String article;

  @BeforeEach
  void create_a_quote() {
    amara = anActor("Amara Quist").alias("The Minister of Tides").save();
    article = anArticle().body("“The tide waits.”").save();
    aQuote("The tide waits.").in(article).by(amara).save();
  }

  @TestFactory
  Stream<DynamicTest> every_filter_of_actors_rejects_an_unknown_name_and_an_unknown_id() {
    String statement = list("/statements").as(JsonBody.class).getString("items[0].id");
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String suffix : List.of("", ".csv", ".ndjson")) {
      parameters.put("/quotes" + suffix, OF_QUOTES);
      parameters.put("/statements" + suffix, OF_QUOTES);
      parameters.put("/articles" + suffix, OF_ARTICLES);
      parameters.put("/actors" + suffix, List.of("affiliation"));
      parameters.put("/articles/" + article + "/quotes" + suffix, OF_QUOTES);
      parameters.put("/statements/" + statement + "/appearances" + suffix, OF_QUOTES);
      parameters.put(
          "/actors/" + amara + "/quotes" + suffix, OF_QUOTES.subList(1, OF_QUOTES.size()));
    }
    parameters.put("/quotes/facets?by=type", OF_QUOTES);
    parameters.put("/articles/facets?by=source", OF_ARTICLES);
    return parameters.entrySet().stream()
        .flatMap(
            of ->
                of.getValue().stream()
                    .map(
                        name ->
                            dynamicTest(
                                of.getKey() + " " + name, () -> rejects(of.getKey(), name))));
  }

  private static void rejects(String path, String parameter) {
    for (String value : List.of("Amara Qist", UNKNOWN_ID)) {
      list(path, parameter + "=" + value)
          .then()
          .spec(refused(422, "unknown-names"))
          .body(has("errors.parameter", contains(parameter)))
          .body(has("unknownNames.parameter", contains(parameter)))
          .body(has("unknownNames.value", contains(value)))
          .body(
              has(
                  "unknownNames[0].near.name",
                  equalTo(value.equals(UNKNOWN_ID) ? List.of() : List.of("Amara Quist"))));
      assertEquals(
          200,
          list(path, parameter + "=" + value, "unknownNames=ignore").statusCode(),
          "unknown names are ignored");
    }
    // The other value proves nothing about this one.
    list(path, parameter + "=" + UNKNOWN_ID, parameter + "=Amara Quist")
        .then()
        .spec(refused(422, "unknown-names"))
        .body(has("unknownNames.value", contains(UNKNOWN_ID)));
  }

  @Test
  void a_name_of_two_actors_is_proposed_once() {
    anActor("Amara Quist").save();
    list("/quotes", "speaker=Amara Qist")
        .then()
        .spec(refused(422, "unknown-names"))
        .body(has("unknownNames[0].near", hasSize(2)))
        .body(
            has(
                "detail",
                equalTo("No actor fits “Amara Qist” in speaker. Did you mean “Amara Quist”?")));
  }

  @TestFactory
  Stream<DynamicTest> the_filters_of_a_body_reject_unknown_names_by_pointer() {
    return Stream.of("/quotes/search", "/articles/search", "/claims")
        .flatMap(
            path ->
                (path.startsWith("/articles") ? OF_ARTICLES : OF_QUOTES)
                    .stream()
                        .map(
                            name -> dynamicTest(path + " " + name, () -> rejectsBody(path, name))));
  }

  private static void rejectsBody(String path, String member) {
    post(path, Map.of(member, List.of("Amara Quist", "Amara Qist")))
        .then()
        .spec(refusedAt(422, "unknown-names", "/" + member + "/1"))
        .body(has("unknownNames.parameter", contains(member)));
    post(path, Map.of(member, UNKNOWN_ID))
        .then()
        .spec(refusedAt(422, "unknown-names", "/" + member));
    assertEquals(
        200, post(path, Map.of(member, UNKNOWN_ID, "unknownNames", "ignore")).statusCode());
  }

  private static Response post(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post(path);
  }

  @Test
  void all_unknown_values_of_a_request_are_listed() {
    list(
            "/quotes",
            "via=Nowhere Wire",
            "speaker=Amara Qist",
            "speaker=" + amara,
            "source=" + UNKNOWN_ID)
        .then()
        .spec(refused(422, "unknown-names"))
        .body(has("errors.parameter", contains("source", "speaker", "via")))
        .body(has("unknownNames.value", contains(UNKNOWN_ID, "Amara Qist", "Nowhere Wire")));
  }

  @Test
  void invalid_parameters_are_reported_before_unknown_names() {
    for (String invalid :
        List.of("sort=relevance", "sort=position", "sort=confidence", "limit=0")) {
      assertEquals(400, list("/quotes", "speaker=Nobody", invalid).statusCode(), invalid);
    }
    assertEquals(400, list("/articles", "source=Nobody", "sort=relevance").statusCode());
    assertEquals(400, list("/actors", "affiliation=Nobody", "sort=relevance").statusCode());
    assertEquals(400, list("/quotes", "unknownNames=drop").statusCode());
  }

  @TestFactory
  Stream<DynamicTest> near_names_tolerate_misspellings_and_parts() {
    anActor("Amara Quaid").save();
    anActor("Guild of Lamplighters").kind("organization").alias("GL").save();
    return QuoteClient.rows(
        (name, near) -> nearest(name, near),
        """
        Qist                  | Amara Quist
        Quist                 | Amara Quist
        amara quist, minister | Amara Quist
        the minister of tide  | Amara Quist
        Guild of the Lamplighters | Guild of Lamplighters
        Lamplighter           | Guild of Lamplighters
        """);
  }

  private static void nearest(String name, String nearest) {
    list("/quotes", "speaker=" + name)
        .then()
        .spec(refused(422, "unknown-names"))
        .body(has("unknownNames[0].near[0].name", equalTo(nearest)))
        .body(has("unknownNames[0].near[0].id", notNullValue()))
        .body(has("unknownNames[0].near[0].kind", notNullValue()));
  }

  @Test
  void at_most_five_near_names_are_suggested_best_first() {
    for (int i = 0; i < 7; i++) {
      anActor("Amara Quist " + i).save();
    }
    list("/quotes", "speaker=Amara Quisst")
        .then()
        .body(has("unknownNames[0].near", hasSize(5)))
        .body(has("unknownNames[0].near[0].name", equalTo("Amara Quist")));
    list("/quotes", "speaker=Xyzzy").then().body(has("unknownNames[0].near", empty()));
  }

  @Test
  void a_thousand_unknown_names_are_listed_up_to_a_hundred() {
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "Amara Qist " + i).toList();
    post("/quotes/search", Map.of("speaker", names))
        .then()
        .spec(refused(422, "unknown-names"))
        .body(has("errors", hasSize(100)))
        .body(has("unknownNames", hasSize(100)))
        .body(has("unknownNames[9].near[0].name", equalTo("Amara Quist")))
        .body(has("unknownNames[10].near", empty()));
  }

  @Test
  void the_same_unknown_name_is_listed_once() {
    list("/quotes", Collections.nCopies(3, "speaker=Nobody").toArray(String[]::new))
        .then()
        .body(has("errors", hasSize(1)))
        .body(has("unknownNames", hasSize(1)));
  }

  @Test
  void a_printed_relay_is_a_known_name_of_via_alone() {
    aQuote().attributed("via", List.of(Map.of("text", "state television"))).save();
    assertEquals(200, list("/quotes", "via=State Television").statusCode());
    assertEquals(422, list("/quotes", "speaker=State Television").statusCode());
  }

  @Test
  void the_id_of_a_deleted_actor_is_unknown_and_that_of_a_merged_one_is_not() {
    String deleted = anActor("Ilja Varn").save();
    String merged = anActor("A. Quist").save();
    assertEquals(List.of(), QuoteClient.texts("speaker=" + deleted));
    given().delete("/actors/" + deleted).then().statusCode(204);
    post("/actors/" + merged + "/merge", Map.of("into", Map.of("id", amara)))
        .then()
        .statusCode(200);
    assertEquals(422, list("/quotes", "speaker=" + deleted).statusCode());
    assertEquals(List.of("The tide waits."), QuoteClient.texts("speaker=" + merged));
  }

  @Test
  void merges_of_an_unknown_actor_are_rejected() {
    list("/merges", "actor=" + UNKNOWN_ID).then().spec(refused(422, "unknown-names"));
    assertEquals(200, list("/merges", "actor=" + UNKNOWN_ID, "unknownNames=ignore").statusCode());
    assertEquals(200, list("/merges", "actor=" + amara).statusCode());
  }
}
