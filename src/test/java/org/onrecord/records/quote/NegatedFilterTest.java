package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;

/** Parameters that leave out what their counterparts find, and {@code mentionsAll}. */
@QuarkusTest
class NegatedFilterTest {
  /** A word in all records of one test. */
  private String tag;

  private String ada;
  private String ben;

  /**
   * Quotes A by Ada, of a minister, about both states, by a wire; B by Ben, about one state; C
   * without a speaker.
   */
  @BeforeEach
  void createRecords() {
    tag = "t" + UUID.randomUUID().toString().substring(0, 8);
    String post = anActor(tag + " Post").kind("media").save();
    String wire = anActor(tag + " Wire").kind("media").save();
    String kestria = anActor(tag + " Kestria").kind("state").save();
    String norvane = anActor(tag + " Norvane").kind("state").save();
    ada = anActor(tag + " Ada").affiliated(kestria, "minister", null, null).save();
    ben = anActor(tag + " Ben").save();
    String first =
        anArticle()
            .titled(tag)
            .with("source", byId(post))
            .with("section", tag)
            .with("language", "en")
            .with("authors", List.of("Ann " + tag))
            .save();
    String second =
        anArticle().titled(tag).with("section", tag + "2").with("language", "de").save();
    aQuote("A " + tag)
        .in(first)
        .by(ada)
        .mentioning(kestria)
        .mentioning(norvane)
        .attributed("role", "minister")
        .attributed("via", List.of(Map.of("text", "printed " + tag, "actor", byId(wire))))
        .save();
    aQuote("B " + tag).in(first).by(ben).mentioning(norvane).with("status", "disputed").save();
    aQuote("C " + tag).in(second).type("indirect").save();
  }

  @ParameterizedTest
  @CsvSource({
    "notSpeaker=# Ada, B C",
    "notSpeaker=# Ada&notSpeaker=# Ben, C",
    "speaker=# Ada&speaker=# Ben&notSpeaker=# Ben, A",
    "notAffiliation=# Kestria, B C",
    "notUnder=# Kestria, B C",
    "notRole=minister, B C",
    "notVia=# Wire, B C",
    "notVia=printed #, B C",
    "notMentions=# Norvane, C",
    "notMentions=# Kestria, B C",
    "mentions=# Norvane&notMentions=# Kestria, B",
    "mentionsAll=# Norvane, A B",
    "mentionsAll=# Norvane&mentionsAll=# Kestria, A",
    "mentionsAll=# Norvane&notSpeaker=# Ada, B",
    "notSource=# Post, C",
    "notType=direct, C",
    "notType=direct&notType=mixed, C",
    "notStatus=disputed, A C",
    "notStatus=confirmed, B",
    "notLanguage=de, A B",
    "notOrigin=editor, ''",
    "notOrigin=extractor, A B C",
    "notAnchor=none, ''",
  })
  void a_negated_parameter_leaves_out_what_its_counterpart_finds(String query, String expected) {
    assertEquals(expected, texts("/quotes?q=" + tag + "&" + query(query)), query);
  }

  private String query(String query) {
    return query.replace("#", tag);
  }

  private static String texts(String url) {
    return letters(get(url).getList("items.text"));
  }

  private static String letters(List<String> texts) {
    return String.join(" ", texts.stream().map(text -> text.substring(0, 1)).sorted().toList());
  }

  private static JsonBody get(String url) {
    return given().get(url).then().statusCode(200).extract().as(JsonBody.class);
  }

  @Test
  void totals_facets_exports_searches_and_statements_leave_out_the_same() {
    String query = "?q=" + tag + "&notSpeaker=" + tag + " Ada";
    assertEquals(2, get("/quotes" + query + "&include=total").getInt("total"));
    assertEquals(2, get("/quotes/facets" + query + "&by=type").getInt("total"));
    String csv = given().get("/quotes.csv" + query + "&fields=text").asString();
    assertEquals(
        "text B C",
        String.join(
            " ",
            Arrays.stream(csv.split("\r\n"))
                .map(line -> line.replace(" " + tag, ""))
                .sorted()
                .sorted((a, b) -> a.equals("text") ? -1 : b.equals("text") ? 1 : 0)
                .toList()));
    assertEquals("B C", texts("/statements" + query));
    Response page = search(Map.of("q", tag, "notSpeaker", tag + " Ada", "limit", 1));
    JsonBody first = page.as(JsonBody.class);
    List<String> texts = new ArrayList<>(first.<List<String>>get("items.text"));
    texts.addAll(ListRequests.following(first.get("next")).getList("items.text"));
    assertEquals("B C", letters(texts));
    assertEquals(
        "C",
        letters(
            search(Map.of("q", tag, "notSpeaker", List.of(tag + " Ada", tag + " Ben")))
                .as(JsonBody.class)
                .getList("items.text")));
  }

  private static Response search(Map<String, ?> body) {
    return given().contentType("application/json").body(body).post("/quotes/search");
  }

  @Test
  void a_cursor_belongs_to_the_negated_parameters() {
    JsonBody page = get("/quotes?limit=1&notSpeaker=" + ada);
    given()
        .queryParam("cursor", page.getString("cursor"))
        .queryParam("notSpeaker", ben)
        .get("/quotes")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({
    "notSource=# Post, #2",
    "notSection=#, #2",
    "notAuthor=ann #, #2",
    "notLanguage=en, #2",
    "notQuotes=# Ada, #2",
    "notMentions=# Norvane, #2",
    "mentionsAll=# Norvane&mentionsAll=# Kestria, #",
    "mentionsAll=# Norvane&notSection=#, ''",
  })
  void articles_are_left_out_too(String query, String sections) {
    JsonBody page = get("/articles?q=" + tag + "&include=total&" + query(query));
    List<String> expected = sections.isEmpty() ? List.of() : List.of(query(sections));
    assertEquals(expected, page.get("items.section"), query);
    assertEquals(expected.size(), page.getInt("total"));
    assertEquals(
        expected.size(),
        get("/articles/facets?by=year&q=" + tag + "&" + query(query)).getInt("total"));
  }

  @Test
  void actors_are_left_out_too() {
    assertEquals(
        Set.of(tag + " Ada", tag + " Ben"), Set.copyOf(names("notKind=media&notKind=state")));
    assertEquals(
        Set.of(tag + " Ben"), Set.copyOf(names("kind=person&notAffiliation=" + tag + " Kestria")));
  }

  private List<String> names(String query) {
    return get("/actors?q=" + tag + "&" + query).getList("items.name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"notSpeaker", "notAffiliation", "notUnder", "notVia", "notMentions", "notSource"})
  void an_unknown_negated_name_is_named(String parameter) {
    given()
        .get("/quotes?" + parameter + "=" + tag + " Adda")
        .then()
        .statusCode(422)
        .body(has("errors[0].parameter", equalTo(parameter)));
    String unknown = UUID.randomUUID().toString();
    given().get("/quotes?" + parameter + "=" + unknown).then().statusCode(422);
    given()
        .get("/quotes?limit=1&unknownNames=ignore&" + parameter + "=" + unknown)
        .then()
        .statusCode(200);
  }

  @Test
  void an_unknown_name_in_mentions_all_is_named() {
    given()
        .get("/quotes?mentionsAll=" + tag + " Norvane&mentionsAll=" + tag + " Nowhere")
        .then()
        .statusCode(422)
        .body(has("errors[0].parameter", equalTo("mentionsAll")));
    assertEquals(
        "",
        texts(
            "/quotes?unknownNames=ignore&mentionsAll="
                + tag
                + " Norvane&mentionsAll="
                + tag
                + " Nowhere"));
  }

  @Test
  void faults_are_at_the_negated_parameter() {
    given()
        .get("/quotes?notType=spoken")
        .then()
        .statusCode(400)
        .body(has("errors[0].parameter", equalTo("notType")));
    search(Map.of("notType", List.of("direct", "spoken"), "notSpeaker", List.of()))
        .then()
        .statusCode(400)
        .body(has("errors.pointer", equalTo(List.of("/notSpeaker", "/notType/1"))));
    for (String unknown :
        List.of("notQ=a", "notHas=via", "notMentionsAll=a", "notDistinct=statement")) {
      given().get("/quotes?" + unknown).then().statusCode(400);
    }
    given().get("/actors/" + ada + "/quotes?notSpeaker=" + ben).then().statusCode(400);
    given()
        .contentType("application/json")
        .body(Map.of("notStatus", "disputed"))
        .post("/claims")
        .then()
        .statusCode(400);
  }
}
