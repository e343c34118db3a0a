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

/** What only the service as it is delivered shows: its pages, its log, and its traces. */
@Tag("long")
@Timeout(300)
class PackagedPagesTest {
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

  /** A browser runs no script within a page whose hash the policy does not name. */
  @Test
  void swagger_ui_may_run_the_scripts_in_its_pages_and_no_others() throws Exception {
    for (String page : List.of("", "index.html", "oauth2-redirect.html")) {
      HttpResponse<String> answer = service.get("/q/swagger-ui/" + page);
      assertEquals(200, answer.statusCode());
      String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
      List<String> scripts =
          Pattern.compile("<script( defer)?>(.*?)</script>", Pattern.DOTALL)
              .matcher(answer.body())
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
      assertFalse(answer.body().matches("(?s).*<[^>]+\\son\\w+=.*"), "no scripts in attributes");
    }
  }

  @Test
  void the_log_is_json_with_the_id_of_the_request() throws Exception {
    HttpResponse<String> answer = service.get("/actors?limit=0");
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
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
  void a_request_can_be_followed_from_the_log_down_to_its_sql() throws Exception {
    HttpResponse<String> answer = service.get("/actors?q=traced");
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
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
    assertTrue(spans >= 2, "one of the request, others of its statements");
    assertTrue(collector.received().contains("SELECT"));
  }

  /** What the log has of a request, the last of which is written once the answer is out. */
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
  void build_and_commit_are_told_and_nothing_of_the_machine() throws Exception {
    JsonNode info = new ObjectMapper().readTree(service.get("/q/info").body());
    assertEquals("onrecord", info.at("/build/artifact").asText());
    assertTrue(info.at("/build/version").asText().matches("\\d+\\.\\d+\\.\\d+.*"), info::toString);
    assertTrue(
        info.at("/git/commit/id").asText("0000000").matches("\\p{XDigit}{7,}"), info::toString);
    assertTrue(info.path("os").isMissingNode() && info.path("java").isMissingNode());
  }

  /** Not even at the finest level, and where the database fails over them. */
  @Test
  void log_and_traces_tell_neither_keys_nor_what_was_sent() throws Exception {
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
    assertTrue(log.contains("A request failed"), "the failure is logged");
    assertTrue(log.contains("POST /actors"), "so is the access");
    for (String hidden : List.of(secret, PackagedService.KEY)) {
      assertFalse(collector.received().contains(hidden), "in the traces: " + hidden);
      assertEquals(List.of(), log.lines().filter(line -> line.contains(hidden)).toList(), hidden);
    }
  }
}
