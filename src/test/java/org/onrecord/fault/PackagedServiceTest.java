package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/** The Swagger UI pages, the log and the traces of the packaged service. */
@Tag("long")
@Timeout(300)
class PackagedServiceTest {
  private static DedicatedDatabase database;
  private static Collector collector;
  private static PackagedService service;

  @BeforeAll
  static void start() throws Exception {
    database = DedicatedDatabase.empty("packaged-pages-test");
    collector = new Collector();
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.putAll(collector.settings());
    settings.put("quarkus.http.access-log.enabled", "true");
    settings.put("quarkus.log.level", "DEBUG");
    service = PackagedService.start(settings);
  }

  @AfterAll
  static void stop() {
    service.close();
    collector.close();
    database.close();
  }

  /** The policy allows exactly the inline scripts of the pages, by their hashes. */
  @Test
  void the_content_security_policy_allows_the_scripts_of_swagger_ui_only() throws Exception {
    for (String page : List.of("", "index.html", "oauth2-redirect.html")) {
      HttpResponse<String> response = service.get("/q/swagger-ui/" + page);
      assertEquals(200, response.statusCode());
      String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
      List<String> scripts =
          Pattern.compile("<script( defer)?>(.*?)</script>", Pattern.DOTALL)
              .matcher(response.body())
              .results()
              .map(found -> found.group(2))
              .toList();
      assertFalse(scripts.isEmpty());
      for (String script : scripts) {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        String source = "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        assertTrue(policy.contains(source), policy + " lacks " + source);
      }
      assertFalse(policy.replaceAll("style-src[^;]*", "").contains("unsafe"), policy);
      assertTrue(policy.contains("frame-ancestors 'none'"), policy);
      assertFalse(response.body().matches("(?s).*<[^>]+\\son\\w+=.*"), "inline event handlers");
    }
  }

  @Test
  void the_log_is_json_with_the_request_id() throws Exception {
    HttpResponse<String> response = service.get("/actors?limit=0");
    String id = response.headers().firstValue("X-Request-Id").orElseThrow();
    ObjectMapper json = new ObjectMapper();
    for (String line : service.log().lines().toList()) {
      JsonNode entry = json.readTree(line);
      assertTrue(entry.hasNonNull("timestamp") && entry.hasNonNull("level"), line);
    }
    assertTrue(
        logged(id).stream()
            .anyMatch(entry -> entry.path("message").asText().contains("GET /actors")));
  }

  @Test
  void the_log_names_the_trace_that_contains_the_sql() throws Exception {
    HttpResponse<String> response = service.get("/actors?q=traced");
    String id = response.headers().firstValue("X-Request-Id").orElseThrow();
    Set<String> traces = new HashSet<>();
    logged(id).forEach(entry -> traces.add(entry.at("/mdc/traceId").asText()));
    traces.remove("");
    assertEquals(1, traces.size());
    Pattern trace =
        Pattern.compile(
            Pattern.quote(
                new String(
                    HexFormat.of().parseHex(traces.iterator().next()),
                    StandardCharsets.ISO_8859_1)));
    long spans = 0;
    for (int i = 0; i < 100 && spans < 2; i++) {
      Thread.sleep(50);
      spans = trace.matcher(collector.received()).results().count();
    }
    assertTrue(spans >= 2, "a span of the request and spans of its statements");
    assertTrue(collector.received().contains("SELECT"));
  }

  @Test
  void traces_contain_the_copy_statements_of_imports() throws Exception {
    service.importLines("{\"title\": \"Traced\", \"body\": \"By COPY.\"}");

    for (int i = 0; i < 100 && !collector.received().contains("copy article ("); i++) {
      Thread.sleep(50);
    }
    assertTrue(collector.received().contains("copy article ("));
  }

  /** The log entries of a request; the last one is written after the response. */
  private static List<JsonNode> logged(String id) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> entries = new ArrayList<>();
    for (int i = 0; i < 50 && entries.isEmpty(); i++) {
      Thread.sleep(100);
      for (String line : service.log().lines().toList()) {
        JsonNode entry = json.readTree(line);
        if (entry.at("/mdc/requestId").asText().equals(id)) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  @Test
  void info_shows_build_and_commit_but_nothing_about_the_machine() throws Exception {
    JsonNode info = new ObjectMapper().readTree(service.get("/q/info").body());
    assertEquals("onrecord", info.at("/build/artifact").asText());
    assertTrue(info.at("/build/version").asText().matches("\\d+\\.\\d+\\.\\d+.*"), info::toString);
    assertTrue(
        info.at("/git/commit/id").asText("0000000").matches("\\p{XDigit}{7,}"), info::toString);
    assertTrue(info.path("os").isMissingNode() && info.path("java").isMissingNode());
  }

  /** Checked at level DEBUG, and with a write that the database rejects. */
  @Test
  void log_and_traces_contain_neither_keys_nor_request_bodies() throws Exception {
    String secret = "Confidential words of a source";
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("alter table actor add check (description is null or description = 'x')");
    }
    HttpResponse<String> failed =
        service.post(
            "/actors",
            "{\"name\":\"Failing %s\",\"kind\":\"person\",\"description\":\"%s\"}"
                .formatted(secret, secret));
    assertEquals(500, failed.statusCode());
    assertFalse(failed.body().contains(secret), failed::body);
    service.post("/actors", "{\"name\":\"" + secret + "\"");
    service.post(
        "/articles", "{\"title\":\"%s\",\"body\":\"%s\",\"x\":1}".formatted(secret, secret));
    service.post("/quotes", "{\"text\":\"%s\"}".formatted(secret));
    String log = service.log();
    assertTrue(log.contains("Request failed"), "the failure is logged");
    assertTrue(log.contains("POST /actors"), "the access is logged");
    for (String hidden : List.of(secret, PackagedService.KEY)) {
      assertFalse(collector.received().contains(hidden), "in the traces: " + hidden);
      assertEquals(List.of(), log.lines().filter(line -> line.contains(hidden)).toList(), hidden);
    }
  }
}
