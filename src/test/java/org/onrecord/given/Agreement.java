package org.onrecord.given;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * That list, total, facets, exports and the search by a body have one idea of what matches a
 * question.
 */
public final class Agreement {
  private Agreement() {}

  /**
   * Asks a list, all of which fits on a page, in every way there is.
   *
   * @param facet a word that every row has, such as its type
   * @param parameters each "name=value"
   */
  public static void assertAllAgree(String path, String facet, String... parameters) {
    JsonBody page =
        ask(path, "application/json", with(parameters, "include=total")).as(JsonBody.class);
    List<String> ids = page.getList("items.id");
    assertEquals(ids.size(), page.getInt("total"), "the total");
    assertEquals(ids, lines(ask(path, "application/x-ndjson", parameters)), "the lines");
    assertEquals(ids, table(ask(path, "text/csv", parameters)), "the table");
    assertEquals(page.getMap(""), searched(path, parameters), "the search by a body");
    JsonBody facets =
        ask(path + "/facets", "application/json", with(parameters, "by=" + facet))
            .as(JsonBody.class);
    assertEquals(ids.size(), facets.getInt("total"), "the facets");
    assertTrue(facets.getBoolean("exact"));
    assertEquals(counted(page, facet), counts(facets, facet), "the facet " + facet);
  }

  private static Map<String, Integer> counted(JsonBody page, String facet) {
    Map<String, Integer> counted = new LinkedHashMap<>();
    page.getList("items." + facet, String.class).stream()
        .collect(groupingBy(word -> word))
        .forEach((word, all) -> counted.put(word, all.size()));
    return counted;
  }

  private static Map<String, Integer> counts(JsonBody facets, String facet) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    List<Map<String, Object>> values = facets.getList("facets." + facet);
    values.forEach(value -> counts.put((String) value.get("value"), (Integer) value.get("count")));
    return counts;
  }

  private static Response ask(String path, String accept, String... parameters) {
    RequestSpecification request = given().accept(accept);
    for (String parameter : parameters) {
      request.queryParam(name(parameter), value(parameter));
    }
    Response answer = request.get(path);
    assertEquals(200, answer.statusCode(), answer::asString);
    return answer;
  }

  private static Map<String, ?> searched(String path, String... parameters) {
    Map<String, Object> body = new LinkedHashMap<>(Map.of("include", List.of("total")));
    for (String parameter : parameters) {
      body.merge(name(parameter), json(parameter), Agreement::both);
    }
    return given()
        .contentType("application/json")
        .body(body)
        .post(path + "/search")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class)
        .getMap("");
  }

  private static Object json(String parameter) {
    return switch (name(parameter)) {
      case "anonymous" -> Boolean.valueOf(value(parameter));
      case "confidenceFrom" -> Double.valueOf(value(parameter));
      default -> value(parameter);
    };
  }

  private static Object both(Object values, Object more) {
    List<Object> all = new ArrayList<>(values instanceof List<?> list ? list : List.of(values));
    all.add(more);
    return all;
  }

  private static List<String> lines(Response answer) {
    return answer.asString().lines().map(line -> JsonBody.of(line).getString("id")).toList();
  }

  private static List<String> table(Response answer) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var rows = format.parse(new StringReader(answer.asString()))) {
      return rows.stream().map((CSVRecord row) -> row.get("id")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] with(String[] parameters, String one) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add(one);
    return all.toArray(String[]::new);
  }

  private static String name(String parameter) {
    return parameter.substring(0, parameter.indexOf('='));
  }

  private static String value(String parameter) {
    return parameter.substring(parameter.indexOf('=') + 1);
  }
}
