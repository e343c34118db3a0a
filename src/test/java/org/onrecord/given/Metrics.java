package org.onrecord.given;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code /q/metrics} shows at a time: each series, as it is written there, with its value. */
public record Metrics(Map<String, Double> series) {

  /** What it shows now, in the text that Prometheus reads. */
  public static Metrics now() {
    Map<String, Double> series = new HashMap<>();
    given()
        .accept("text/plain")
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> series.put(name(line), Double.valueOf(value(line))));
    return new Metrics(series);
  }

  /** The value of a series; 0 where there is none. */
  public double of(String name) {
    return series.getOrDefault(name, 0.0);
  }

  /** By how much the value of a series is higher than it was. */
  public double since(Metrics before, String name) {
    return of(name) - before.of(name);
  }

  /** The names of all series, without their labels. */
  public Set<String> names() {
    return series.keySet().stream()
        .map(name -> name.replaceFirst("\\{.*", ""))
        .collect(Collectors.toSet());
  }

  private static String name(String line) {
    return line.substring(0, line.lastIndexOf(' ')).replace(",}", "}");
  }

  private static String value(String line) {
    return line.substring(line.lastIndexOf(' ') + 1).replace("+Inf", "Infinity");
  }
}
