package org.onrecord.query.facet;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.JsonBody;

/** Pairs of facets that are crossed. Tables show an unknown value as a question mark. */
@QuarkusTest
class CrossedFacetTest {
  private String ada;

  @BeforeEach
  void create_six_quotes_in_three_articles() {
    anActor("Post").kind("media").save();
    anActor("Herald").kind("media").save();
    ada = anActor("Ada").save();
    String ben = anActor("Ben").save();
    String cid = anActor("Cid").save();
    String january = anArticle().from("Post").publishedOn("2025-01-10").save();
    String march = anArticle().from("Post").publishedOn("2025-03-05").save();
    String undated = anArticle().from("Herald").save();
    aQuote("1").in(january).by(ada).save();
    aQuote("2").in(january).by(ada).type("mixed").save();
    aQuote("3").in(january).by(ben).save();
    aQuote("4").in(march).by(ada).mentioning(ben).mentioning(cid).save();
    aQuote("5").in(undated).by(ben).type("indirect").save();
    aQuote("6").in(undated).attributed("anonymous", true).save();
    aQuote("7").in(march).by(ben).with("status", "rejected").save();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          quotes   | month,speaker | 2025-01 Ada 2, 2025-01 Ben 1, 2025-01 ? 0, 2025-02 Ada 0, 2025-02 Ben 0, 2025-02 ? 0, \
                                     2025-03 Ada 1, 2025-03 Ben 0, 2025-03 ? 0, ? Ada 0, ? Ben 1, ? ? 1
          quotes   | source,month  | Post 2025-01 3, Post 2025-02 0, Post 2025-03 1, Post ? 0, \
                                     Herald 2025-01 0, Herald 2025-02 0, Herald 2025-03 0, Herald ? 2
          quotes   | year,mentions | 2025 Ben 1, 2025 Cid 1, 2025 ? 3, ? Ben 0, ? Cid 0, ? ? 2
          quotes   | type,speaker  | direct Ada 2, direct Ben 1, direct ? 1, indirect Ben 1, mixed Ada 1
          quotes   | mentions,type | Ben direct 1, Cid direct 1, ? direct 3, ? indirect 1, ? mixed 1
          quotes   | kind,source   | person Post 4, person Herald 1, ? Herald 1
          quotes   | via,statement | ? 1 1, ? 2 1, ? 3 1, ? 4 1, ? 5 1, ? 6 1
          articles | month,source  | 2025-01 Post 1, 2025-01 Herald 0, 2025-02 Post 0, 2025-02 Herald 0, 2025-03 Post 1, \
                                     2025-03 Herald 0, ? Post 0, ? Herald 1
          articles | quotes,source | Ada Post 2, Ben Post 1, Ben Herald 1
          """)
  void each_combination_of_two_values_has_a_cell(String list, String by, String table) {
    JsonBody counted = count("/" + list + "/facets?by=" + by);
    List<String> names = List.of(by.split(","));
    assertEquals(names, counted.get("crossed[0].by"));
    List<String> cells = cells(counted, 0);
    if (by.endsWith("statement")) {
      // Statements of equal counts are in the order of their ids.
      cells = cells.stream().sorted().toList();
    }
    assertEquals(List.of(table.split(", +")), cells);
    assertEquals(0, counted.getInt("crossed[0].omittedCells"));
    assertEquals(0, counted.getInt("crossed[0].omittedCount"));
    assertEquals(Map.of(), counted.get("facets"));
  }

  @Test
  void crossed_and_single_facets_are_counted_in_one_request() {
    JsonBody counted = count("/quotes/facets?by=speaker&by=year,type&by=type,year");
    assertEquals(List.of("Ada", "Ben"), counted.getList("facets.speaker.value.name"));
    assertEquals(
        List.of("2025 direct 3", "2025 indirect 0", "2025 mixed 1"),
        cells(counted, 0).subList(0, 3));
    assertEquals(List.of("direct 2025 3", "direct ? 1"), cells(counted, 1).subList(0, 2));
    assertEquals(6, counted.getInt("total"));
    assertFalse(count("/quotes/facets?by=speaker").getMap("").containsKey("crossed"));
  }

  @Test
  void cells_of_values_beyond_the_limit_are_counted_as_omitted() {
    JsonBody counted = count("/quotes/facets?by=speaker,month&by=type,speaker&limit=1");
    assertEquals(
        List.of(
            "Ada 2025-01 2",
            "Ada 2025-02 0",
            "Ada 2025-03 1",
            "Ada ? 0",
            "? 2025-01 0",
            "? 2025-02 0",
            "? 2025-03 0",
            "? ? 1"),
        cells(counted, 0));
    assertEquals(2, counted.getInt("crossed[0].omittedCells"));
    assertEquals(2, counted.getInt("crossed[0].omittedCount"));
    assertEquals(List.of("direct Ada 2", "direct ? 1"), cells(counted, 1));
    assertEquals(3, counted.getInt("crossed[1].omittedCells"));
    assertEquals(3, counted.getInt("crossed[1].omittedCount"));
  }

  @Test
  void the_latest_periods_of_the_most_frequent_values_fill_a_thousand_cells() {
    aQuote("8").in(anArticle().publishedOn("2000-01-01").save()).by(ada).save();
    JsonBody counted =
        count("/quotes/facets?by=day&by=day,speaker&by=speaker,month&by=month,speaker");
    assertEquals(1000, counted.<Integer>get("facets.day.size()"));
    assertEquals("2025-03-05", counted.get("facets.day[-1].value"));
    assertEquals(1, counted.getInt("omitted.day"));
    // 500 days, of which one is unknown, of Ada and of no speaker.
    List<String> days = cells(counted, 0);
    assertEquals(1000, days.size());
    assertEquals(
        List.of("2025-03-05 Ada 1", "2025-03-05 ? 0", "? Ada 0", "? ? 1"), days.subList(996, 1000));
    assertEquals(3, counted.getInt("crossed[0].omittedCells"));
    assertEquals(3, counted.getInt("crossed[0].omittedCount"));
    // 303 months and the unknown one, of two speakers and of none.
    assertEquals(912, cells(counted, 1).size());
    assertEquals("Ada 2000-01 1", cells(counted, 1).get(0));
    assertEquals("2000-01 Ada 1", cells(counted, 2).get(0));
    assertEquals(0, counted.getInt("crossed[2].omittedCells"));
  }

  @Test
  void no_matching_rows_have_no_cells() {
    JsonBody counted = count("/quotes/facets?by=month,speaker&by=type,speaker&q=nothing");
    assertEquals(List.of(), cells(counted, 0));
    assertEquals(List.of(), cells(counted, 1));
    assertEquals(0, counted.getInt("crossed[1].omittedCells"));
  }

  private static JsonBody count(String url) {
    return given().get(url).then().statusCode(200).extract().as(JsonBody.class);
  }

  private static List<String> cells(JsonBody counted, int pair) {
    List<String> by = counted.get("crossed[%d].by".formatted(pair));
    List<Map<String, Object>> cells = counted.get("crossed[%d].cells".formatted(pair));
    return cells.stream()
        .map(
            cell ->
                Stream.concat(
                        by.stream().map(name -> value(cell, name)), Stream.of(cell.get("count")))
                    .map(String::valueOf)
                    .collect(joining(" ")))
        .toList();
  }

  private static String value(Map<String, Object> cell, String name) {
    Object value = cell.get(name);
    List<?> unknown = (List<?>) cell.getOrDefault("unknown", List.of());
    assertEquals(value == null, unknown.contains(name), cell::toString);
    if (value instanceof Map<?, ?> record) {
      return String.valueOf(record.get(record.containsKey("name") ? "name" : "text"));
    }
    return value == null ? "?" : value.toString();
  }
}
