package org.onrecord.contract.framework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The validation of exchanges, tested with made-up exchanges. */
class ContractValidationTest {
  private static final String PATH = "/actors/0199a000-0000-7000-8000-000000000006";
  private static final String ACTOR =
      """
      {"id": "0199a000-0000-7000-8000-000000000006", "name": "KFM", "kind": "state", "aliases": [],
       "affiliations": [], "origin": {"kind": "editor"}, "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}""";
  private static final String INPUT = "{\"name\": \"KFM\", \"kind\": \"state\"}";
  private static final String NOT_FOUND =
      """
      {"type": "urn:onrecord:problem:not-found", "title": "Not found", "status": 404, "detail": "No such actor.", "requestId": "r.1"}""";

  private final Map<String, List<String>> headers =
      new HashMap<>(
          Map.of(
              "content-type", List.of("application/json; charset=UTF-8"),
              "vary", List.of("Accept"),
              "x-request-id", List.of("r.1"),
              "etag", List.of("\"7-2f\"")));
  private List<String> authorization = List.of("Bearer ork_dev");

  @Test
  void a_documented_exchange_passes() {
    assertEquals(List.of(), broken("GET", PATH, "", 200, ACTOR));
    headers.put("location", List.of("http://localhost" + PATH));
    assertEquals(List.of(), broken("POST", "/actors", INPUT, 201, ACTOR));
  }

  @Test
  void undocumented_answers_are_violations() {
    assertEquals(List.of("status 202 is not documented"), broken("GET", PATH, "", 202, ACTOR));
    assertEquals(
        List.of("header Location is missing"), broken("POST", "/actors", INPUT, 201, ACTOR));
    assertEquals(
        List.of(": required property 'aliases' not found"),
        broken("GET", PATH, "", 200, ACTOR.replace("\"aliases\": [],", "")));
    assertEquals(2, broken("GET", PATH, "", 200, ACTOR.replace("aliases", "alias")).size());
    headers.put("x-trace", List.of("1"));
    assertEquals(List.of("header x-trace is not documented"), broken("GET", PATH, "", 200, ACTOR));
    headers.remove("x-trace");
    headers.put("content-type", List.of("text/html"));
    assertEquals(
        List.of("media type of the answer is not documented: text/html"),
        broken("GET", PATH, "", 200, ACTOR));
  }

  @Test
  void an_answer_belongs_to_the_operation_at_its_content_location() {
    headers.remove("etag");
    headers.put("content-type", List.of("text/csv;charset=UTF-8"));
    headers.put("content-disposition", List.of("attachment; filename=\"actors.csv\""));
    assertTrue(broken("GET", "/actors?q=a", "", 200, "id\r\n").size() > 0);
    headers.put("content-location", List.of("/actors.csv?q=a"));
    assertEquals(List.of(), broken("GET", "/actors?q=a", "", 200, "id\r\n"));
    assertEquals(
        List.of("the Content-Location has another query: http://localhost/actors.csv?q=a"),
        broken("GET", "/actors?q=b", "", 200, "id\r\n"));
    headers.put("vary", List.of("Accept-Encoding"));
    assertEquals(
        List.of("the answer has a Content-Location, but does not vary by Accept"),
        broken("GET", "/actors?q=a", "", 200, "id\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=101",
        "limit=many",
        "limit=1&limit=2",
        "kind=person&kind=alien",
        "kid=1",
        "q=%20"
      })
  void an_invalid_parameter_must_not_be_accepted(String query) {
    headers.remove("etag");
    String name = query.replaceFirst("=.*", "");
    String fault = broken("GET", "/actors?" + query, "", 200, "{\"items\": []}").get(0);
    assertTrue(fault.startsWith("accepted although parameter " + name), fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"K\"}",
        "{\"name\": \"K\", \"name\": \"K\", \"kind\": \"state\"}",
        "",
        "[]"
      })
  void an_invalid_body_must_not_be_accepted(String body) {
    headers.put("location", List.of("http://localhost" + PATH));
    String fault = broken("POST", "/actors", body, 201, ACTOR).get(0);
    assertTrue(fault.startsWith("accepted although "), fault);
  }

  @Test
  void a_request_without_credentials_must_not_be_accepted() {
    authorization = List.of();
    headers.put("location", List.of("http://localhost" + PATH));
    assertEquals(
        List.of("accepted although no credentials were sent"),
        broken("POST", "/actors", INPUT, 201, ACTOR));
    headers.remove("location");
    assertEquals(List.of(), broken("GET", PATH, "", 200, ACTOR));
  }

  @Test
  void an_error_is_a_problem_with_the_status_of_the_answer() {
    headers.put("content-type", List.of(ResponseValidator.PROBLEM));
    headers.remove("etag");
    assertEquals(List.of(), broken("GET", PATH, "", 404, NOT_FOUND));
    assertEquals(List.of(), broken("GET", "/nowhere", "", 404, NOT_FOUND));
    assertEquals(
        List.of("the problem has another status than the answer"),
        broken("GET", PATH, "", 400, NOT_FOUND));
    assertEquals(
        "the contract has no such operation, expected status 404",
        broken("GET", "/nowhere", "", 405, NOT_FOUND).get(0));
  }

  @Test
  void every_answer_has_the_request_id() {
    headers.put("x-request-id", List.of("r.2"));
    assertEquals(List.of(), broken("GET", PATH, "", 200, ACTOR));
    headers.put("content-type", List.of(ResponseValidator.PROBLEM));
    headers.remove("etag");
    assertEquals(
        List.of("requestId is not the X-Request-Id of the answer"),
        broken("GET", PATH, "", 404, NOT_FOUND));
    headers.remove("x-request-id");
    for (String path : List.of(PATH, "/nowhere")) {
      assertEquals(
          "header X-Request-Id is missing", broken("GET", path, "", 404, NOT_FOUND).get(0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java.lang.String", "org.hibernate.Session", "an SQLState", "column \\\"x\\\" of"})
  void an_error_reveals_no_internals(String leak) {
    headers.put("content-type", List.of(ResponseValidator.PROBLEM));
    headers.remove("etag");
    String fault = broken("GET", PATH, "", 404, NOT_FOUND.replace("No such actor.", leak)).get(0);
    assertTrue(fault.startsWith("the answer reveals internals"), fault);
  }

  private List<String> broken(String method, String path, String body, int status, String answer) {
    var sent = Map.of("content-type", List.of("application/json"), "authorization", authorization);
    var request = new Exchange.Message(sent, body.getBytes(UTF_8));
    var response = new Exchange.Message(headers, answer.getBytes(UTF_8));
    return ContractValidationFilter.violations(
        new Exchange(method, URI.create("http://localhost" + path), request, status, response));
  }
}
