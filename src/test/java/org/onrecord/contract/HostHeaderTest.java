package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.RequestDraft;
import org.onrecord.contract.framework.RequestGenerator;
import org.onrecord.contract.framework.TestRecords;
import org.onrecord.contract.framework.ValidatingClient;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.RawHttp;

/**
 * Requests without a host are answered like those with one, except that absolute URLs become
 * relative references. Invalid hosts are rejected, as RFC 9112, section 3.2, demands.
 */
@QuarkusTest
class HostHeaderTest {
  private static final String HTTP_10 = "HTTP/1.0";
  private static final String HTTP_11 = "HTTP/1.1";
  private static final String HOST = "Host: www.example.org:8080";
  private static final String BASE = "http://www.example.org:8080";
  private static final String SEED_ID = "0199a000-0000-7000-8000-000000000001";

  private static final Pattern CHANGING =
      Pattern.compile(
          "(?im)^(date|x-request-id|server-timing|content-length|etag|last-modified|content-disposition): .*\r?\n?");

  private static final Pattern LOCATION = Pattern.compile("(?im)^location: (.*?)\r?$");

  private static final int MAX_TRIES = 40;

  private final Random random = new Random(1);

  @TestHTTPResource("/")
  URI service;

  private TestRecords records;

  @BeforeEach
  void seed() {
    records = new TestRecords(new ValidatingClient(service));
  }

  @Test
  void every_read_without_a_host_has_the_answer_of_one_with_a_host() {
    assertAll(
        operations(true)
            .flatMap(
                operation ->
                    Stream.of(
                        () -> assertSameRead(operation, HTTP_10, List.of()),
                        () -> assertSameRead(operation, HTTP_10, List.of("Host:")),
                        () -> assertSameRead(operation, HTTP_11, List.of("Host:")))));
  }

  @Test
  void every_write_without_a_host_has_the_answer_of_one_with_a_host() {
    assertAll(
        operations(false)
            .flatMap(
                operation ->
                    Stream.of(
                        () -> assertSameWrite(operation, HTTP_10, List.of()),
                        () -> assertSameWrite(operation, HTTP_11, List.of("Host:")))));
  }

  @Test
  void every_operation_rejects_an_invalid_host() {
    assertAll(
        Contract.published().operations().stream()
            .flatMap(
                operation ->
                    Stream.of(
                        () -> assertRejected(operation, HTTP_10, "Host: a b"),
                        () -> assertRejected(operation, HTTP_11, "Host: a b"))));
  }

  @Test
  void invalid_hosts_are_rejected_and_unusual_ones_are_not() throws IOException {
    for (String version : List.of(HTTP_10, HTTP_11)) {
      for (String host :
          List.of(
              "a b",
              "[::1",
              "[zz]",
              "host:99999",
              "host:x",
              ":80",
              "%zz",
              "h\u00e9",
              "u:p@host",
              "host/x",
              "host#x",
              "host?x",
              "[::1]x",
              "a, b/")) {
        assertEquals(400, get("/quotes", version, "Host: " + host).status(), version + " " + host);
      }
      for (String host :
          List.of("-", "a_b:80", "[::1]:80", "127.0.0.1", "h:", "%41", "a,b", "h".repeat(5000))) {
        RawHttp.Answer answer = get("/quotes/" + SEED_ID, version, "Host: " + host);
        assertTrue(Set.of(200, 404).contains(answer.status()), version + " " + host);
      }
      RawHttp.Answer twice = get("/quotes", version, "Host: a", "Host: a");
      assertEquals(400, twice.status(), version);
      assertProblem(twice);
    }
    assertEquals(400, get("/quotes", HTTP_11).status());
  }

  @Test
  void the_host_of_an_absolute_target_precedes_the_header() throws IOException {
    String path =
        operations(true)
            .filter(operation -> operation.path().equals("/quotes/{id}.jsonld"))
            .map(operation -> new RequestGenerator(records, new Random(1)).plain(operation))
            .map(RequestDraft::target)
            .findFirst()
            .orElseThrow();
    for (String target : List.of("http://other:81", "HTTP://other:81", "https://other")) {
      RawHttp.Answer answer = get(target + path, HTTP_11, HOST);
      assertEquals(200, answer.status(), target);
      String expected = target.replace("HTTP", "http") + path.replace(".jsonld", "");
      assertEquals(expected, answer.json().get("'@id'"));
    }
    for (String target :
        List.of("ftp://other", "http://", "http://u:p@other", "http://other:99999", "http://[x]")) {
      assertEquals(400, get(target + path, HTTP_11, HOST).status(), target);
    }
    assertEquals(400, get("http://other" + path, HTTP_11).status(), "a Host header is required");
    assertEquals(200, get("http://other" + path, HTTP_10).status());
  }

  /** Without the stream of changes, whose heartbeats come at any time. */
  private static Stream<Operation> operations(boolean reads) {
    return Contract.published().operations().stream()
        .filter(operation -> !operation.produces().contains("text/event-stream"))
        .filter(operation -> operation.method().equals("GET") == reads);
  }

  private void assertSameRead(Operation operation, String version, List<String> hosts)
      throws IOException {
    RequestDraft draft = new RequestGenerator(records, new Random(1)).plain(operation);
    if (operation.parameters("query").stream().anyMatch(p -> p.name().equals("limit"))) {
      draft = draft.without("limit").parameter("limit", "1");
    }
    RawHttp.Answer expected = send(draft, version, List.of(HOST));
    RawHttp.Answer actual = send(draft, version, hosts);
    assertEquals(200, expected.status(), operation.id());
    assertEquals(relative(expected.head()), relative(actual.head()), operation.id());
    assertEquals(relative(expected.body()), relative(actual.body()), operation.id());
  }

  private void assertSameWrite(Operation operation, String version, List<String> hosts)
      throws IOException {
    RawHttp.Answer expected = firstSuccess(operation, version, List.of(HOST));
    RawHttp.Answer actual = firstSuccess(operation, version, hosts);
    assertEquals(expected.status(), actual.status(), operation.id());
    assertEquals(members(expected), members(actual), operation.id());
    assertEquals(locations(expected, BASE), locations(actual, ""), operation.id());
  }

  /** Sends generated requests until one fits the records, because some refer to unknown ones. */
  private RawHttp.Answer firstSuccess(Operation operation, String version, List<String> hosts)
      throws IOException {
    RawHttp.Answer answer = null;
    for (int i = 0; i < MAX_TRIES; i++) {
      answer = send(new RequestGenerator(records, random).plain(operation), version, hosts);
      if (answer.status() < 300) {
        return answer;
      }
      assertTrue(Set.of(409, 422).contains(answer.status()), operation.id() + " " + answer);
    }
    throw new AssertionError(operation.id() + " " + answer);
  }

  private static Set<String> members(RawHttp.Answer answer) {
    if (!answer.body().startsWith("{") || answer.head().contains("ndjson")) {
      return Set.of();
    }
    Map<String, Object> body = JsonBody.of(answer.body()).get("");
    return new TreeSet<>(body.keySet());
  }

  /** The collections of the {@code Location} header, after its base was checked. */
  private static List<String> locations(RawHttp.Answer answer, String base) {
    List<String> locations = new ArrayList<>();
    Matcher header = LOCATION.matcher(answer.head());
    while (header.find()) {
      assertTrue(header.group(1).matches(base + "/\\w+/[0-9a-f-]{36}"), header.group());
      locations.add(header.group(1).replaceFirst(base, "").replaceFirst("/[0-9a-f-]{36}$", ""));
    }
    return locations;
  }

  private void assertRejected(Operation operation, String version, String host) throws IOException {
    String target = RequestGenerator.path(operation, SEED_ID);
    RawHttp.Answer answer = RawHttp.send(operation.method() + " " + target + " " + version, host);
    assertEquals(400, answer.status(), operation.id());
    if (!operation.method().equals("HEAD")) {
      assertProblem(answer);
    }
  }

  private static void assertProblem(RawHttp.Answer answer) {
    assertEquals("urn:onrecord:problem:invalid-request", answer.json().get("type"));
  }

  private static RawHttp.Answer get(String target, String version, String... hosts)
      throws IOException {
    return RawHttp.send("GET " + target + " " + version, hosts);
  }

  private static RawHttp.Answer send(RequestDraft draft, String version, List<String> hosts)
      throws IOException {
    List<String> headers = new ArrayList<>(hosts);
    draft.headers().forEach((name, value) -> headers.add(name + ": " + value));
    headers.add("Content-Length: " + draft.body().length);
    return RawHttp.send(
        draft.method() + " " + draft.target() + " " + version,
        draft.body(),
        headers.toArray(String[]::new));
  }

  private static String relative(String text) {
    return CHANGING.matcher(text).replaceAll("").replace(BASE, "");
  }
}
