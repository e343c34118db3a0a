package org.onrecord.query.facet;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** Facets of a small collection. */
@QuarkusTest
class FacetTest {
  private static final Map<String, String> OF_QUOTES =
      table(
          """
          speaker     | Ada 4, Ben 1, Guild 1
          affiliation | Kestria 3, Norvane 2
          kind        | person 5, organization 1
          source      | Post 3, Herald 2
          type        | direct 5, indirect 1, mixed 1
          status      | confirmed 5, disputed 1, proposed 1
          language    | en 4, fr 1
          year        | 2024 1, 2025 4
          month       | 2024-12 1, 2025-05 2, 2025-08 2
          day         | 2024-12-31 1, 2025-05-10 2, 2025-08-01 2
          via         | Wire 2
          mentions    | Norvane 2, Ada 1, Ben 1
          """);

  private static final Map<String, String> OF_ARTICLES =
      table(
          """
          source      | Post 2, Herald 1
          author      | Ann 2, Zed 1
          section     | World 2, Économie 1
          language    | en 2, fr 1
          year        | 2024 1, 2025 2
          month       | 2024-12 1, 2025-05 1, 2025-08 1
          quotes      | Ada 3, Ben 1, Guild 1
          mentions    | Norvane 1, Ada 1, Ben 1
          """);

  private final Map<String, Map<String, Object>> actors = new HashMap<>();

  @BeforeEach
  void create_seven_quotes_in_four_articles() {
    String kestria = actor("Kestria", "state");
    String norvane = actor("Norvane", "state");
    actor("Post", "media");
    actor("Herald", "media");
    String wire = actor("Wire", "media");
    String ada =
        anActor("Ada")
            .affiliated(kestria, "premier", "2025-01-01", "2025-06-30")
            .affiliated(kestria, "member", "2025-03-01", null)
            .affiliated(norvane, "envoy", "2025-07-01", null)
            .save();
    actors.put("Ada", Map.of("id", ada, "name", "Ada", "kind", "person"));
    String ben = anActor("Ben").affiliated(norvane, "spokesman", null, null).save();
    actors.put("Ben", Map.of("id", ben, "name", "Ben", "kind", "person"));
    String guild = actor("Guild", "organization");
    String a1 =
        anArticle()
            .from("Post")
            .language("en")
            .publishedOn("2025-05-10")
            .with("section", "World")
            .with("authors", List.of("Zed", "Ann"))
            .save();
    String a2 =
        anArticle()
            .from("Herald")
            .language("en")
            .publishedOn("2025-08-01")
            .with("section", "World")
            .with("authors", List.of("Ann"))
            .save();
    String a3 = anArticle().save();
    String a4 =
        anArticle()
            .from("Post")
            .language("fr")
            .publishedOn("2024-12-31")
            .with("section", "Économie")
            .save();
    Map<String, Object> relay = Map.of("actor", byId(wire));
    aQuote("1")
        .in(a1)
        .by(ada)
        .saidOn("2025-05-01")
        .mentioning(norvane)
        .attributed("via", List.of(relay, Map.of("text", "the Wire", "actor", byId(wire))))
        .save();
    aQuote("2")
        .in(a1)
        .by(ada)
        .type("mixed")
        .with("status", "proposed")
        .mentioning(norvane)
        .mentioning(ben)
        .save();
    aQuote("3").in(a2).by(ada).saidOn("2025-07-15").attributed("via", List.of(relay)).save();
    aQuote("4").in(a2).by(ben).type("indirect").with("status", "disputed").mentioning(ada).save();
    aQuote("5").in(a3).attributed("anonymous", true).save();
    aQuote("6").in(a3).by(guild).save();
    aQuote("7").in(a4).by(ada).attributed("via", List.of(Map.of("text", "a friend"))).save();
    // Counted by no facet, neither of quotes nor of articles.
    aQuote("8").in(a4).by(ben).mentioning(ben).with("status", "rejected").save();
  }

  private String actor(String name, String kind) {
    String id = anActor(name).kind(kind).save();
    actors.put(name, Map.of("id", id, "name", name, "kind", kind));
    return id;
  }

  @Test
  void each_facet_counts_its_values() {
    AssertEach.of(
        OF_QUOTES.keySet(), by -> assertFacets("/quotes", 7, "by=" + by, only(OF_QUOTES, by)));
    AssertEach.of(
        OF_ARTICLES.keySet(),
        by -> assertFacets("/articles", 4, "by=" + by, only(OF_ARTICLES, by)));
  }

  @Test
  void several_facets_are_counted_in_one_request() {
    assertFacets("/quotes", 7, by(OF_QUOTES.keySet().stream()), OF_QUOTES);
    assertFacets("/articles", 4, by(OF_ARTICLES.keySet().stream()), OF_ARTICLES);
  }

  @Test
  void a_limit_keeps_the_most_frequent_values_and_the_least_of_equal_counts() {
    assertFacets("/quotes", 7, "by=speaker&limit=2", table("speaker | Ada 4, Ben 1"));
    assertFacets("/quotes", 7, "by=type&limit=2", table("type | direct 5, indirect 1"));
    assertFacets(
        "/articles",
        4,
        "by=section&by=mentions&limit=1",
        table("section | World 2\nmentions | Norvane 1"));
  }

  @Test
  void periods_are_in_time_order_without_gaps_and_not_limited() {
    String months =
        "2024-12 1, 2025-01 0, 2025-02 0, 2025-03 0, 2025-04 0, 2025-05 2, 2025-06 0, 2025-07 0, 2025-08 2";
    JsonBody counted = get("/quotes/facets?by=month&by=day&limit=1");
    assertEquals(counts(months), counted.getList("facets.month"));
    assertEquals(214, counted.<Integer>get("facets.day.size()"));
    assertEquals("2025-02-28", counted.get("facets.day[59].value"));
    assertEquals("2025-03-01", counted.get("facets.day[60].value"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          quotes,   'speaker 1, affiliation 3, kind 1, source 2, type 0, status 0, language 2, year 2, month 2, day 2, via 5, mentions 4'
          articles, 'source 1, author 2, section 1, language 1, year 1, month 1, quotes 0, mentions 2'
          """)
  void rows_without_a_value_are_counted_as_unknown(String list, String table) {
    Map<String, Integer> unknown = numbers(table);
    JsonBody counted = get("/" + list + "/facets?" + by(unknown.keySet().stream()));
    assertEquals(unknown, counted.getMap("unknown"));
  }

  @Test
  void values_beyond_the_limit_are_counted_as_omitted() {
    JsonBody counted = get("/quotes/facets?by=speaker&by=type&by=month&by=via&limit=2");
    assertEquals(
        numbers("speaker 1, type 1, month 0, via 0"), counted.<Map<String, Integer>>get("omitted"));
  }

  private static Map<String, Integer> numbers(String table) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String one : table.split(", ")) {
      numbers.put(one.split(" ")[0], Integer.valueOf(one.split(" ")[1]));
    }
    return numbers;
  }

  private static JsonBody get(String url) {
    return given().get(url).then().statusCode(200).extract().as(JsonBody.class);
  }

  @Test
  void filters_restrict_the_counted_rows() {
    assertFacets(
        "/quotes",
        3,
        "by=type&by=affiliation&affiliation=Kestria",
        table("type | direct 2, mixed 1\naffiliation | Kestria 3, Norvane 1"));
    assertFacets(
        "/quotes",
        2,
        "by=source&by=year&speaker=Ben&speaker=Guild",
        table("source | Herald 1\nyear | 2025 1"));
    assertFacets(
        "/quotes",
        0,
        "by=type&by=speaker&speaker=Nobody&unknownNames=ignore",
        table("type |\nspeaker |"));
    assertFacets(
        "/articles",
        2,
        "by=quotes&by=author&language=en",
        table("quotes | Ada 2, Ben 1\nauthor | Ann 2, Zed 1"));
    assertFacets("/articles", 1, "by=source&quotes=Guild", table("source |"));
  }

  @Test
  void no_matching_rows_have_no_values() {
    given()
        .delete(
            "/quotes/"
                + given().get("/quotes?speaker=Guild").as(JsonBody.class).get("items[0].id"));
    assertFacets("/quotes", 0, "by=kind&speaker=Guild", table("kind |"));
  }

  @Test
  void a_repeated_facet_is_returned_once() {
    assertFacets("/quotes", 7, "by=via&by=via", only(OF_QUOTES, "via"));
  }

  @Test
  void missing_and_unknown_and_too_many_facets_are_rejected() {
    AssertEach.of(
        List.of(
            "/quotes/facets",
            "/quotes/facets?speaker=Ada",
            "/quotes/facets?by=",
            "/quotes/facets?by=author",
            "/quotes/facets?by=type,status,month",
            "/quotes/facets?by=type,author",
            "/quotes/facets?by=type,",
            "/quotes/facets?by=,type",
            "/quotes/facets?by=type,type",
            "/quotes/facets?by=month,year",
            "/quotes/facets?by=type&by=day,year",
            "/quotes/facets?by=Type",
            "/quotes/facets?" + by(Stream.generate(() -> "type").limit(14)),
            "/articles/facets",
            "/articles/facets?by=speaker",
            "/articles/facets?" + by(Stream.generate(() -> "month").limit(9))),
        url -> given().get(url).then().spec(invalidIn("by")));
  }

  @Test
  void parameters_of_lists_are_rejected() {
    for (String list : List.of("/quotes", "/articles")) {
      AssertEach.of(
          List.of(
              "limit=0",
              "limit=101",
              "limit=x",
              "sort=publishedOn",
              "cursor=a",
              "include=total",
              "highlight=true",
              "expand=body",
              "colour=red"),
          parameter ->
              given()
                  .get(list + "/facets?by=language&" + parameter)
                  .then()
                  .spec(invalidIn(parameter.replaceFirst("=.*", ""))));
    }
  }

  private void assertFacets(String list, int total, String query, Map<String, String> facets) {
    Map<String, Object> expected = new LinkedHashMap<>();
    facets.forEach((by, counts) -> expected.put(by, counts(counts)));
    JsonBody counted = get(list + "/facets?" + query);
    Map<String, List<Map<String, Object>>> listed = counted.get("facets");
    listed.values().forEach(counts -> counts.removeIf(count -> count.get("count").equals(0)));
    assertEquals(expected, listed);
    assertEquals(total, counted.getInt("total"));
    assertTrue(counted.getBoolean("exact"));
  }

  private List<Map<String, Object>> counts(String table) {
    return Stream.of(table.split(", "))
        .filter(one -> !one.isEmpty())
        .map(one -> one.split(" "))
        .map(
            one ->
                Map.of(
                    "value",
                    actors.containsKey(one[0]) ? actors.get(one[0]) : one[0],
                    "count",
                    Integer.valueOf(one[1])))
        .toList();
  }

  private static String by(Stream<String> words) {
    return "by=" + String.join("&by=", words.toList());
  }

  private static Map<String, String> only(Map<String, String> facets, String word) {
    return Map.of(word, facets.get(word));
  }

  private static Map<String, String> table(String text) {
    Map<String, String> table = new LinkedHashMap<>();
    text.lines()
        .map(line -> line.split("\\|", -1))
        .forEach(parts -> table.put(parts[0].strip(), parts[1].strip()));
    return table;
  }
}
