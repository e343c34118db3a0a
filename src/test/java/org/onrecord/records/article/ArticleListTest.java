package org.onrecord.records.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.ListRequests.pages;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.ArticleBuilder;
import org.onrecord.fixtures.JsonBody;

@QuarkusTest
class ArticleListTest {

  @Test
  void a_list_item_has_all_members_but_the_body_plus_its_etag() {
    String id =
        anArticle()
            .titled("T")
            .body("B")
            .language("en")
            .from("Post")
            .with("authors", List.of("Zed", "Ann"))
            .publishedOn("2025-01-02")
            .with("section", "World")
            .with("url", "https://example.com/a")
            .with("rights", "All.")
            .with("republication", Map.of("publisher", Map.of("name", "Archive", "kind", "media")))
            .save();
    Response answer = given().get("/articles/" + id);
    Map<String, Object> single = new LinkedHashMap<>(answer.as(JsonBody.class).getMap(""));
    single.put("etag", answer.header("ETag"));
    assertEquals(
        single, page("/articles", "expand", "body").<Map<String, Object>>getList("items").get(0));
    single.remove("body");
    assertEquals(single, page("/articles").<Map<String, Object>>getList("items").get(0));
    assertEquals(
        Set.of(
            "id",
            "title",
            "language",
            "source",
            "authors",
            "publishedOn",
            "section",
            "url",
            "rights",
            "republication",
            "createdAt",
            "updatedAt",
            "etag"),
        single.keySet());
  }

  private static final String FULL_TEXT =
      """
      strait                     -> Strait talks;Cable
      STRAIT                     -> Strait talks;Cable
      strait cable               -> Strait talks;Cable
      "halvik strait"            -> Cable
      "strait halvik"            ->
      strait -cable              ->
      cable -halvik              -> Strait talks
      -strait                    -> Persian;Façade
      herring or façade          -> Façade;Cable
      facade                     -> Façade
      FAÇADE                     -> Façade
      éloïse                     -> Façade
      eloise                     -> Façade
      stra                       ->
      گفت‌وگو                    -> Persian
      تنگه                       -> Persian
      "عن تنگه"                  ->
      or                       ->
      !                          ->
      %                          ->
      """;

  @Test
  void finds_articles_by_full_text() {
    anArticle()
        .titled("Façade")
        .body(Normalizer.normalize("Éloïse spoke.", Normalizer.Form.NFC))
        .publishedOn("2025-01-02")
        .save();
    anArticle().titled("Persian").body("گفت‌وگو درباره‌ی تنگه").publishedOn("2025-01-03").save();
    anArticle()
        .titled("Cable")
        .body("The Halvik Strait, a cable and a herring.")
        .publishedOn("2025-01-01")
        .save();
    anArticle()
        .titled("Strait talks")
        .body("The strait, again: a cable.")
        .publishedOn("2025-01-04")
        .save();
    assertAll(FULL_TEXT.lines().map(line -> () -> assertFound(line)));
  }

  /** Checks a line of the form "query -> hits". */
  private static void assertFound(String line) {
    String[] parts = line.split("->");
    String titles = parts.length == 1 ? "" : parts[1].strip();
    List<String> expected = titles.isEmpty() ? List.of() : List.of(titles.split(";"));
    JsonBody found = page("/articles", "q", parts[0].strip(), "include", "total");
    assertEquals(expected, found.getList("items.title"), line);
    assertEquals(expected.size(), found.getInt("total"), line);
  }

  @Test
  void a_match_in_the_title_ranks_above_one_in_the_body() {
    anArticle().titled("Herring").body("Nothing.").publishedOn("2020-01-01").save();
    anArticle().titled("Cable").body("A herring.").publishedOn("2025-01-01").save();
    anArticle().titled("Fish").body("Nothing.").publishedOn("2024-01-01").save();
    assertEquals(
        List.of("Herring", "Cable"),
        first("title", "/articles", "q", "herring", "sort", "relevance"));
    assertEquals(List.of("Cable", "Herring"), first("title", "/articles", "q", "herring"));
  }

  @Test
  void pages_by_relevance_contain_every_row_once() {
    for (int i = 0; i < 5; i++) {
      anArticle().titled("Herring").body("Herring " + "and herring ".repeat(i % 2)).save();
    }
    List<String> all = first("id", "/articles", "q", "herring", "sort", "relevance");
    assertEquals(5, all.size());
    assertEquals(
        List.of(all.subList(0, 2), all.subList(2, 4), all.subList(4, 5)),
        pages("id", "/articles", "q", "herring", "sort", "relevance", "limit", 2));
  }

  @ParameterizedTest
  @CsvSource({
    "Éloïse,eloise",
    "Nguyễn,nguyen",
    "Ελλάδα,Ελλαδα",
    "ёлка,елка",
    "مُحَمَّد,محمد",
    "שָׁלוֹם,שלום",
    "Ärzte,arzte",
    "Łódź,lodz",
    "ISTANBUL,istanbul",
    "İstanbul,istanbul",
    "Straße,STRASSE",
  })
  void full_text_ignores_case_and_diacritics(String printed, String plain) {
    String composed = Normalizer.normalize(printed, Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(printed, Normalizer.Form.NFD);
    anArticle().titled("Composed").body("x " + composed + " y").save();
    anArticle().titled("Decomposed").body("x " + decomposed + " y").save();
    anArticle().titled("Plain").body("x " + plain + " y").save();
    for (String query : List.of(composed, decomposed, plain)) {
      assertEquals(
          List.of("Plain", "Decomposed", "Composed"),
          first("title", "/articles", "q", query),
          query);
    }
  }

  @Test
  void filters_by_source_by_id_name_or_alias() {
    String post = anActor("The Café Post").kind("media").alias("TCP").save();
    String wire = anActor("Wire").kind("media").save();
    anArticle().titled("P").with("source", byId(post)).save();
    anArticle().titled("W").with("source", byId(wire)).save();
    anArticle().titled("R").with("republication", Map.of("publisher", byId(post))).save();
    anArticle().titled("N").save();
    for (String key : List.of(post, "the cafe post", "THE CAFÉ POST", "tcp")) {
      assertEquals(List.of("P"), first("title", "/articles", "source", key), key);
    }
    assertEquals(List.of("W", "P"), first("title", "/articles", "source", "TCP", "source", wire));
    for (Object key : List.of("Post", UUID.randomUUID())) {
      assertEquals(List.of(), first("title", "/articles", "source", key, "unknownNames", "ignore"));
    }
  }

  @Test
  void filters_by_author_and_section_ignoring_case_and_diacritics() {
    anArticle().titled("1").with("authors", List.of("Anne", "Zoë Müller")).save();
    anArticle().titled("2").with("authors", List.of("Anne Gearan")).save();
    anArticle().titled("3").with("section", "Économie").save();
    anArticle().titled("4").with("section", "Économie & Finances").save();
    assertEquals(List.of("1"), first("title", "/articles", "author", "ZOE  MULLER"));
    assertEquals(List.of("1"), first("title", "/articles", "author", "anne"));
    assertEquals(
        List.of("2", "1"), first("title", "/articles", "author", "anne", "author", "Anne Gearan"));
    assertEquals(List.of("3"), first("title", "/articles", "section", "economie"));
    assertEquals(
        List.of("4", "3"),
        first("title", "/articles", "section", "ECONOMIE", "section", "economie & finances"));
    assertEquals(List.of(), first("title", "/articles", "section", "%"));
  }

  @Test
  void filters_by_language_range() {
    for (String tag : List.of("en", "EN", "eng", "en-GB", "en-Latn-GB", "fa")) {
      anArticle().titled(tag).language(tag).save();
    }
    anArticle().titled("none").save();
    Map<String, List<String>> expected =
        Map.of(
            "en", List.of("en-Latn-GB", "en-GB", "EN", "en"),
            "en-GB", List.of("en-GB"),
            "EN-gb", List.of("en-GB"),
            "en-Latn", List.of("en-Latn-GB"),
            "eng", List.of("eng"),
            "fa", List.of("fa"),
            "de", List.of());
    expected.forEach(
        (range, titles) ->
            assertEquals(titles, first("title", "/articles", "language", range), range));
    assertEquals(
        List.of("fa", "eng"), first("title", "/articles", "language", "eng", "language", "fa"));
    given().queryParam("language", "e").get("/articles").then().spec(invalidIn("language"));
    given().queryParam("language", "*").get("/articles").then().spec(invalidIn("language"));
  }

  @Test
  void filters_by_publication_date() {
    for (String day : List.of("2025-01-01", "2025-01-02", "2025-01-03", "0001-01-01")) {
      anArticle().titled(day).publishedOn(day).save();
    }
    anArticle().titled("undated").save();
    assertEquals(
        List.of("2025-01-03", "2025-01-02"),
        first("title", "/articles", "publishedFrom", "2025-01-02"));
    assertEquals(
        List.of("2025-01-02", "2025-01-01", "0001-01-01"),
        first("title", "/articles", "publishedTo", "2025-01-02"));
    assertEquals(
        List.of("2025-01-02"),
        first("title", "/articles", "publishedFrom", "2025-01-02", "publishedTo", "2025-01-02"));
    assertEquals(
        List.of("2025-01-03", "2025-01-02", "2025-01-01", "0001-01-01"),
        first("title", "/articles", "publishedFrom", "0001-01-01"));
  }

  @Test
  void filters_by_quoted_actor() {
    String ada = anActor("Ada Lövelace").alias("Countess").save();
    String eve = anActor("Eve").save();
    String first = anArticle().titled("first").body("“One.” “Two.”").save();
    String second = anArticle().titled("second").body("“One.”").save();
    aQuote("One.").in(first).by(ada).save();
    aQuote("Two.").in(first).by(ada).save();
    aQuote("One.").in(second).by(eve).mentioning(ada).save();
    anArticle().titled("third").body("Ada Lövelace").save();
    for (String key : List.of(ada, "ada lovelace", "COUNTESS")) {
      assertEquals(List.of("first"), first("title", "/articles", "quotes", key), key);
    }
    assertEquals(
        List.of("second", "first"), first("title", "/articles", "quotes", "eve", "quotes", ada));
    assertEquals(1, page("/articles", "quotes", ada, "include", "total").getInt("total"));
  }

  @Test
  void filters_by_actor_mentioned_in_quotes() {
    String ada = anActor("Ada").alias("Countess").save();
    String eve = anActor("Eve").save();
    String first = anArticle().titled("first").body("“One.” “Two.”").save();
    String second = anArticle().titled("second").body("“One.”").save();
    aQuote("One.").in(first).mentioning(ada).mentioning(eve).save();
    aQuote("Two.").in(first).mentioning(ada).save();
    aQuote("One.").in(second).by(ada).mentioning(eve).save();
    for (String key : List.of(ada, "ada", "countess")) {
      assertEquals(List.of("first"), first("title", "/articles", "mentions", key), key);
    }
    assertEquals(
        List.of("second", "first"),
        first("title", "/articles", "mentions", ada, "mentions", "Eve"));
    assertEquals(
        List.of("second"), first("title", "/articles", "quotes", "ada", "mentions", "eve"));
  }

  @Test
  void nests_quotes_in_body_order_with_unanchored_ones_last() {
    String article =
        anArticle().titled("A").body("“One.” x “Two.” y “Three.” Twice. Twice.").save();
    String loose = aQuote("Not printed.").in(article).save();
    String three = aQuote("Three.").in(article).save();
    String twice = aQuote("Twice.").in(article).save();
    String one = aQuote("One.").in(article).save();
    String two = aQuote("Two.").in(article).by(anActor("Ada").save()).save();
    anArticle().titled("B").save();
    List<String> expected = List.of(one, two, three, loose, twice);
    JsonBody single =
        given().queryParam("expand", "quotes").get("/articles/" + article).as(JsonBody.class);
    assertEquals(expected, single.getList("quotes.id"));
    assertEquals("“One.” x “Two.” y “Three.” Twice. Twice.", single.getString("body"));
    assertEquals(
        given().get("/quotes/" + two).as(JsonBody.class).<String, Object>getMap(""),
        single.<String, Object>getMap("quotes[1]"));
    JsonBody list = page("/articles", "expand", "quotes");
    assertEquals(List.of(List.of(), expected), list.getList("items.quotes.id"));
    assertFalse(list.getMap("items[1]").containsKey("body"));
    JsonBody both = page("/articles", "expand", "quotes", "expand", "body");
    assertEquals(Set.of("quotes", "body"), common(both.getMap("items[0]")));
    assertEquals(Set.of(), common(page("/articles").getMap("items[0]")));
    given().get("/articles/" + article).then().body(has("quotes", equalTo(null)));
  }

  @Test
  void rejects_an_unknown_expansion() {
    String article = anArticle().save();
    for (String path : List.of("/articles", "/articles/" + article)) {
      given().queryParam("expand", "speaker").get(path).then().spec(invalidIn("expand"));
      given().queryParam("expand", "body,quotes").get(path).then().spec(invalidIn("expand"));
      given()
          .queryParam("expand", "body", "quotes", "body")
          .get(path)
          .then()
          .spec(invalidIn("expand"));
    }
  }

  @Test
  void sorts_by_date_then_id_with_undated_articles_as_the_oldest() {
    days();
    List<String> ascending = List.of("n1", "n2", "a1", "a2", "b");
    List<String> descending = List.of("b", "a2", "a1", "n2", "n1");
    assertEquals(ascending, first("title", "/articles", "sort", "publishedOn"));
    assertEquals(descending, first("title", "/articles", "sort", "-publishedOn"));
    assertEquals(descending, first("title", "/articles"));
    for (int limit = 1; limit <= 5; limit++) {
      assertEquals(ascending, paged("publishedOn", limit));
      assertEquals(descending, paged("-publishedOn", limit));
    }
  }

  private static List<Object> paged(String sort, int limit) {
    return pages("title", "/articles", "sort", sort, "limit", limit, "expand", "body").stream()
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void a_cursor_is_valid_for_its_own_filter_and_sort_only() {
    days();
    String next = page("/articles", "limit", 2).getString("next");
    String cursor = next.replaceFirst(".*cursor=([^&]*).*", "$1");
    assertEquals(
        List.of("a1", "n2", "n1"),
        first("title", "/articles", "cursor", cursor, "expand", "quotes", "include", "total"));
    assertEquals(
        List.of("a1", "n2", "n1"),
        first("title", "/articles", "cursor", cursor, "sort", "-publishedOn"));
    given()
        .queryParam("cursor", cursor)
        .queryParam("sort", "publishedOn")
        .get("/articles")
        .then()
        .spec(invalidIn("cursor"));
    given()
        .queryParam("cursor", cursor)
        .queryParam("language", "en")
        .get("/articles")
        .then()
        .spec(invalidIn("cursor"));
    given().queryParam("cursor", cursor).get("/actors").then().spec(invalidIn("cursor"));
  }

  @Test
  void combines_all_filters() {
    String ada = anActor("Ada").save();
    String eve = anActor("Eve").save();
    Map<String, String> wanted =
        Map.of(
            "q", "strait",
            "source", "post",
            "author", "ann",
            "section", "world",
            "language", "en",
            "publishedFrom", "2025-01-01",
            "publishedTo", "2025-01-31");
    String fits = decoy(null);
    aQuote("strait").in(fits).by(ada).mentioning(eve).save();
    for (String member :
        List.of("body", "source", "authors", "section", "language", "publishedOn")) {
      String decoy = decoy(member);
      aQuote("strait").in(decoy).by(ada).mentioning(eve).save();
    }
    decoy(null);
    String withoutMention = decoy(null);
    aQuote("strait").in(withoutMention).by(ada).save();
    Map<String, Object> all = new HashMap<>(wanted);
    all.put("quotes", ada);
    all.put("mentions", "eve");
    all.put("include", "total");
    given()
        .queryParams(all)
        .get("/articles")
        .then()
        .statusCode(200)
        .body(has("items.id", equalTo(List.of(fits))))
        .body(has("total", equalTo(1)));
    given().queryParams(wanted).get("/articles").then().body(has("items.size()", equalTo(3)));
  }

  @Test
  void returns_the_total_on_request() {
    days();
    JsonBody page =
        page("/articles", "publishedFrom", "2025-01-01", "limit", 1, "include", "total");
    assertEquals(3, page.getInt("total"));
    assertEquals(List.of("b"), page.getList("items.title"));
    assertFalse(page("/articles").getMap("").containsKey("total"));
  }

  @Test
  void rejects_an_inverted_range_and_relevance_without_a_search_term() {
    given()
        .queryParam("publishedFrom", "2025-01-02")
        .queryParam("publishedTo", "2025-01-01")
        .get("/articles")
        .then()
        .spec(invalidIn("publishedTo"))
        .body(has("errors.detail", equalTo(List.of("must not be before publishedFrom"))));
    given().queryParam("sort", "relevance").get("/articles").then().spec(invalidIn("sort"));
    given().queryParam("sort", "title").get("/articles").then().spec(invalidIn("sort"));
    given()
        .queryParam("publishedFrom", "2025-02-30")
        .get("/articles")
        .then()
        .spec(invalidIn("publishedFrom"));
  }

  /** Creates an article that matches all filters except for one member. */
  private static String decoy(String member) {
    ArticleBuilder article =
        anArticle()
            .titled("Talks")
            .body("The strait.")
            .from("Post")
            .with("authors", List.of("Ann"))
            .with("section", "World")
            .language("en")
            .publishedOn("2025-01-15");
    if (member != null) {
      Map<String, Object> others =
          Map.of(
              "body", "The cable.",
              "source", Map.of("name", "Wire", "kind", "media"),
              "authors", List.of("Bob"),
              "section", "Sport",
              "language", "fa",
              "publishedOn", "2025-02-01");
      article.with(member, others.get(member));
    }
    return article.save();
  }

  private static void days() {
    anArticle().titled("a1").publishedOn("2025-01-01").save();
    anArticle().titled("n1").save();
    anArticle().titled("b").publishedOn("2025-01-02").save();
    anArticle().titled("a2").publishedOn("2025-01-01").save();
    anArticle().titled("n2").save();
  }

  private static Set<String> common(Map<String, Object> row) {
    Set<String> members = new TreeSet<>(row.keySet());
    members.retainAll(Set.of("body", "quotes"));
    return members;
  }
}
