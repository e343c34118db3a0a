package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.WriteRequests;

/** Words around quotes, parts of quotes, and the times of records. */
@QuarkusTest
class QuoteSurroundingsTest {
  private String section;
  private String article;

  /** A is in the first paragraph, B in the second, C nowhere in the body. */
  @BeforeEach
  void createRecords() {
    section = UUID.randomUUID().toString();
    article =
        anArticle()
            .titled("Ferries in winter")
            .with("section", section)
            .with("language", "en")
            .with("url", "https://news.example/" + section)
            .body(
                "Harbours were closed by fog. “A storm came,” she said.\n\n"
                    + "Fishermen wrote letters.\nThey asked for lamps. “B lights are dear,” he said.\n \n"
                    + "A lighthouse ends it.")
            .save();
    String wire = anActor("Wire " + section).kind("media").save();
    aQuote("A storm came,")
        .in(article)
        .by(anActor("Ada " + section).save())
        .saidOn("2025-01-02")
        .attributed("role", "clerk")
        .attributed("via", List.of(Map.of("text", "the wire", "actor", byId(wire))))
        .save();
    aQuote("B lights are dear,").in(article).save();
    aQuote("C is told elsewhere").in(article).save();
  }

  @ParameterizedTest
  @CsvSource({
    "storm, A",
    "fog, A",
    "harbour, A",
    "letter lamp, B",
    "letters light, B",
    "ferry, A B C",
    "ferry fog, A",
    "told, C",
    "winter told, C",
    "lighthouse, ''",
    "fog lamps, ''",
    "fog or lamps, A B",
    "'\"closed by fog\"', A",
    "ferries -fog, B C",
    "-fog, B C",
    "-ferries, ''",
    "'...', ''",
  })
  void about_finds_words_of_the_quote_its_paragraph_and_the_title(String words, String expected) {
    assertEquals(expected, letters("about", words), words);
  }

  @ParameterizedTest
  @CsvSource({"lighthouse, A B C", "ferry lamp, A B C", "storm -fog, ''", "told, ''"})
  void article_q_finds_words_anywhere_in_the_article(String words, String expected) {
    assertEquals(expected, letters("articleQ", words), words);
  }

  @Test
  void line_breaks_divide_paragraphs_where_no_line_is_blank() {
    String lines =
        anArticle().body("One word of tides.\n“A b,” she said.\nAnother of moons.").save();
    aQuote("A b,").in(lines).save();
    assertEquals("", letters(lines, "about", "tides"));
    assertEquals("A", letters(lines, "about", "said"));
  }

  @ParameterizedTest
  @CsvSource({
    "has, saidOn, A",
    "has, via, A",
    "has, role, A",
    "has, url, A B C",
    "has, speaker, A",
    "has, 'saidOn,via,role,url,speaker', A",
    "hasNot, speaker, B C",
    "hasNot, 'saidOn,via', B C",
    "hasNot, url, ''",
  })
  void has_and_has_not_find_quotes_with_and_without_parts(
      String parameter, String parts, String expected) {
    assertEquals(expected, letters(parameter, parts), parameter + " " + parts);
  }

  @Test
  void all_answers_share_the_filters() {
    String query = "?article=" + article + "&about=fog&has=speaker&hasNot=url";
    assertEquals(0, get("/quotes" + query + "&include=total").getInt("total"));
    query = "?article=" + article + "&about=fog or lamps&hasNot=speaker&articleQ=lighthouse";
    assertEquals(1, get("/quotes" + query + "&include=total").getInt("total"));
    assertEquals(1, get("/quotes/facets" + query + "&by=type").getInt("total"));
    assertEquals(1, get("/statements" + query + "&include=total").getInt("total"));
    assertEquals(
        "{\"text\":\"B lights are dear,\"}\n",
        given().get("/quotes.ndjson" + query + "&fields=text").asString());
    Map<String, Object> body =
        Map.of(
            "article", article, "about", "lamps", "has", List.of("url"), "hasNot", "speaker,via");
    assertEquals(
        List.of("B lights are dear,"),
        given()
            .contentType("application/json")
            .body(body)
            .post("/quotes/search")
            .as(JsonBody.class)
            .get("items.text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quotes", "/articles", "/actors"})
  void records_are_found_by_the_times_of_creation_and_change(String list) {
    String id =
        Map.of(
                "/quotes", aQuote("New " + section).in(article),
                "/articles", anArticle(),
                "/actors", anActor("New " + section))
            .get(list)
            .save();
    String path = list + "/" + id;
    String created = get(path).getString("createdAt");
    assertEquals(List.of(), ids(list, "createdTo", "2020-12-31"));
    assertTrue(ids(list, "createdFrom", created).contains(id));
    String day = created.substring(0, 10);
    assertEquals(total(list, "createdFrom", "2020-01-01"), total(list, "createdTo", day));
    assertEquals(total(list, "createdFrom", "2020-01-01"), total(list, "createdFrom", day));
    assertEquals(List.of(), ids(list, "createdFrom", "9999-01-01"));
    String member =
        Map.of("/quotes", "saidOn", "/articles", "section", "/actors", "description").get(list);
    WriteRequests.patch(path, member, "2025-01-01").then().statusCode(200);
    String updated = get(path).getString("updatedAt");
    assertTrue(ids(list, "updatedFrom", updated).contains(id));
    assertFalse(ids(list, "updatedTo", created).contains(id));
    given()
        .get(list + "?createdFrom=2025-06-02&createdTo=2025-06-01")
        .then()
        .statusCode(400)
        .body(has("errors[0].parameter", equalTo("createdTo")));
    given().get(list + "?updatedFrom=2025-02-30").then().statusCode(400);
  }

  private static List<String> ids(String list, String parameter, String time) {
    return given()
        .queryParam(parameter, time)
        .queryParam("limit", 100)
        .get(list)
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class)
        .getList("items.id");
  }

  private static int total(String list, String parameter, String time) {
    return get(list + "?limit=1&include=total&" + parameter + "=" + time).getInt("total");
  }

  private String letters(String parameter, String value) {
    return letters(article, parameter, value);
  }

  private static String letters(String article, String parameter, String value) {
    List<String> texts =
        given()
            .queryParam("article", article)
            .queryParam(parameter, value)
            .get("/quotes")
            .then()
            .statusCode(200)
            .extract()
            .as(JsonBody.class)
            .getList("items.text");
    return String.join(" ", texts.stream().map(text -> text.substring(0, 1)).sorted().toList());
  }

  private static JsonBody get(String url) {
    return given().get(url).then().statusCode(200).extract().as(JsonBody.class);
  }
}
