package org.onrecord.packaging;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.Metrics;

/** The dashboard and the alert rules use only metrics and labels that the service exposes. */
@QuarkusTest
class MonitoringTest {
  private static final Path DASHBOARD = Path.of("src/main/monitoring/dashboard.json");
  private static final Path ALERTS = Path.of("src/main/monitoring/alerts.yaml");

  /** Reads the JSON of the dashboard, too: JSON is a subset of YAML. */
  private static final YAMLMapper READER = new YAMLMapper();

  /** Metrics and labels that Prometheus adds to a scrape. */
  private static final Set<String> ADDED_BY_PROMETHEUS = Set.of("up", "job", "instance");

  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");
  private static final Pattern LABELS = Pattern.compile("\\{([^}]*(\\{\\w+\\}[^}]*)*)\\}");
  private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on)\\s*\\(([^)]*)\\)");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(?!\\w|\\s*\\()");
  private static final Pattern DURATION = Pattern.compile("\\d+[smhd]");

  @BeforeEach
  void send_requests() {
    given()
        .contentType("application/json")
        .body(Map.of("text", "“A strait is a road,” said Ilse Marenko."))
        .post("/extractions")
        .then()
        .statusCode(200);
    given()
        .contentType("application/json")
        .body(Map.of("quotations", List.of(Map.of("text", "A strait is a road"))))
        .post("/verifications")
        .then()
        .statusCode(200);
    given()
        .contentType("application/x-ndjson")
        .body("{}".getBytes())
        .post("/imports")
        .then()
        .statusCode(200);
    given().get("/actors").then().statusCode(200);
  }

  @Test
  void every_metric_and_label_of_the_dashboard_is_exposed() throws IOException {
    List<String> queries =
        READER.readTree(DASHBOARD.toFile()).findValuesAsText("expr").stream()
            .map(query -> query.replace("$__rate_interval", "5m"))
            .toList();
    assertTrue(queries.size() > 30, "queries are missing");
    assertAllAreExposed(queries);
  }

  @Test
  void every_metric_and_label_of_the_alerts_is_exposed() throws IOException {
    assertAllAreExposed(rules().stream().map(rule -> rule.path("expr").asText()).toList());
  }

  @Test
  void panels_do_not_overlap_and_have_unique_ids() throws IOException {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : READER.readTree(DASHBOARD.toFile()).path("panels")) {
      assertTrue(ids.add(panel.path("id").asInt()), panel::toString);
      JsonNode place = panel.path("gridPos");
      for (int x = place.path("x").asInt(); x < right(place); x++) {
        for (int y = place.path("y").asInt(); y < bottom(place); y++) {
          assertTrue(x < 24 && taken.add(List.of(x, y)), panel::toString);
        }
      }
    }
  }

  @Test
  void alerts_are_valid_prometheus_rules() throws IOException {
    Set<String> names = new HashSet<>();
    for (JsonNode rule : rules()) {
      String name = rule.path("alert").asText();
      assertTrue(name.matches("OnRecord[A-Za-z]+") && names.add(name), name);
      assertTrue(
          Set.of("alert", "expr", "for", "labels", "annotations").containsAll(members(rule)), name);
      assertTrue(DURATION.matcher(rule.path("for").asText("0s")).matches(), name);
      assertTrue(rule.path("labels").path("severity").asText().matches("critical|warning"), name);
      assertEquals(Set.of("summary", "description"), members(rule.path("annotations")), name);
    }
    assertFalse(names.isEmpty());
  }

  private static List<JsonNode> rules() throws IOException {
    JsonNode file = READER.readTree(ALERTS.toFile());
    assertEquals(Set.of("groups"), members(file));
    Set<String> groups = new HashSet<>();
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : file.path("groups")) {
      assertEquals(Set.of("name", "rules"), members(group));
      assertTrue(groups.add(group.path("name").asText()), group::toString);
      group.path("rules").forEach(rules::add);
    }
    return rules;
  }

  private static void assertAllAreExposed(List<String> queries) {
    Metrics metrics = Metrics.now();
    Set<String> names = metrics.names();
    Set<String> labels = labels(metrics);
    Set<String> unknown = new TreeSet<>();
    for (String query : queries) {
      unknown.addAll(without(ADDED_BY_PROMETHEUS, names(query), names));
      unknown.addAll(without(ADDED_BY_PROMETHEUS, labels(query), labels));
    }
    assertEquals(Set.of(), unknown, "used but not exposed");
  }

  /** The names of the metrics in a query. */
  private static Set<String> names(String query) {
    String bare = LABELS.matcher(query).replaceAll("").replaceAll("\\[[^]]*]", "");
    return NAME.matcher(GROUPING.matcher(bare).replaceAll(""))
        .results()
        .map(found -> found.group())
        .filter(name -> !OPERATORS.contains(name))
        .collect(toSet());
  }

  private static Set<String> labels(String query) {
    Set<String> labels = new HashSet<>();
    LABELS
        .matcher(query)
        .results()
        .flatMap(found -> Pattern.compile("(\\w+)\\s*[=!]").matcher(found.group(1)).results())
        .forEach(found -> labels.add(found.group(1)));
    GROUPING
        .matcher(LABELS.matcher(query).replaceAll(""))
        .results()
        .forEach(found -> labels.addAll(List.of(found.group(2).trim().split("\\s*,\\s*"))));
    return labels;
  }

  private static Set<String> labels(Metrics metrics) {
    return metrics.series().keySet().stream()
        .flatMap(name -> Pattern.compile("(\\w+)=\"").matcher(name).results())
        .map(found -> found.group(1))
        .collect(toSet());
  }

  private static Set<String> without(Set<String> some, Set<String> all, Set<String> others) {
    return all.stream()
        .filter(name -> !some.contains(name) && !others.contains(name))
        .collect(toSet());
  }

  private static Set<String> members(JsonNode node) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static int right(JsonNode place) {
    return place.path("x").asInt() + place.path("w").asInt();
  }

  private static int bottom(JsonNode place) {
    return place.path("y").asInt() + place.path("h").asInt();
  }
}
