package org.onrecord.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that every HTTP test is held to, tried on made-up exchanges. */
class ConversationTest {
  private static final String ID = "0199a000-0000-7000-8000-000000000006";
  private static final String ACTOR =
      """
      {"id": "%s", "name": "KFM", "kind": "state", "aliases": [], "affiliations": [],
       "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}"""
          .formatted(ID);
  private static final String INPUT = "{\"name\": \"KFM\", \"kind\": \"state\"}";
  private static final String NOT_FOUND =
      """
      {"type": "urn:onrecord:problem:not-found", "title": "Not found", "status": 404, "detail": "No such actor."}""";

  private final Map<String, List<String>> headers =
      new HashMap<>(Map.of("content-type", List.of("application/json; charset=UTF-8")));

  @Test
  void a_documented_exchange_passes() {
    assertEquals(List.of(), get("/actors/" + ID, 200, ACTOR));
  }

  @Test
  void a_created_record_needs_its_location() {
    assertEquals(List.of("header Location is missing"), post(INPUT, ACTOR));
    headers.put("location", List.of("http://localhost/actors/" + ID));
    assertEquals(List.of(), post(INPUT, ACTOR));
  }

  @Test
  void an_undocumented_status_fails() {
    assertEquals(List.of("status 202 is not documented"), get("/actors/" + ID, 202, ACTOR));
  }

  @Test
  void an_undocumented_header_fails() {
    headers.put("x-trace", List.of("1"));
    assertEquals(List.of("header x-trace is not documented"), get("/actors/" + ID, 200, ACTOR));
  }

  @Test
  void an_undocumented_or_renamed_field_fails() {
    assertEquals(
        ": property 'fullName' is not evaluated and the schema does not allow unevaluated properties",
        get("/actors/" + ID, 200, ACTOR.replace("{\"id\"", "{\"fullName\": 1, \"id\"")).get(0));
    assertTrue(
        get("/actors/" + ID, 200, ACTOR.replace("aliases", "alias"))
            .contains(": required property 'aliases' not found"));
  }

  @Test
  void another_media_type_fails() {
    headers.put("content-type", List.of("text/html"));
    assertEquals(
        List.of("media type of the answer is not documented: text/html"),
        get("/actors/" + ID, 200, ACTOR));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/actors?limit=101 | parameter limit",
        "/actors?limit=many | parameter limit",
        "/actors?limit=1&limit=2 | parameter limit",
        "/actors?kind=person&kind=alien | parameter kind",
        "/actors?kid=person | parameter kid",
        "/actors?q=%20 | parameter q",
        "/actors/7 | parameter id",
      })
  void an_invalid_request_must_not_be_accepted(String path, String at) {
    String body = path.startsWith("/actors?") ? "{\"items\": []}" : ACTOR;
    assertTrue(get(path, 200, body).get(0).startsWith("accepted although " + at));
  }

  @Test
  void an_invalid_body_must_not_be_accepted() {
    headers.put("location", List.of("http://localhost/actors/" + ID));
    assertTrue(post("{\"name\": \"KFM\"}", ACTOR).get(0).startsWith("accepted although "));
    assertTrue(
        post("{\"name\": \"K\", \"name\": \"K\", \"kind\": \"state\"}", ACTOR)
            .contains("accepted although the request's body is no JSON"));
  }

  @Test
  void a_refusal_is_a_problem_that_tells_its_status() {
    headers.put("content-type", List.of(ResponseRules.PROBLEM));
    assertEquals(List.of(), get("/actors/" + ID, 404, NOT_FOUND));
    assertEquals(List.of(), get("/nowhere", 404, NOT_FOUND));
    assertEquals(
        List.of("the problem's status is not the answer's"), get("/actors/7", 400, NOT_FOUND));
    assertTrue(
        get("/nowhere", 405, NOT_FOUND).contains("the contract has no such operation: 404 is due"));
  }

  @Test
  void a_refusal_tells_nothing_of_the_inside() {
    headers.put("content-type", List.of(ResponseRules.PROBLEM));
    for (String leak :
        List.of("java.lang.String", "org.hibernate.Session", "a SQLState", "column \\\"x\\\" of")) {
      assertTrue(
          get("/actors/" + ID, 404, NOT_FOUND.replace("No such actor.", leak))
              .get(0)
              .startsWith("the answer tells of its inside"),
          leak);
    }
  }

  private List<String> get(String path, int status, String body) {
    return Conversation.broken(exchange("GET", path, "", status, body));
  }

  private List<String> post(String body, String answer) {
    return Conversation.broken(exchange("POST", "/actors", body, 201, answer));
  }

  private Exchange exchange(String method, String path, String body, int status, String answer) {
    var type = Map.of("content-type", List.of("application/json"));
    return new Exchange(
        method,
        URI.create("http://localhost" + path),
        new Exchange.Part(type, body.getBytes(UTF_8)),
        status,
        new Exchange.Part(headers, answer.getBytes(UTF_8)));
  }
}
