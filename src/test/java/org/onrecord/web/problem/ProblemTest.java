package org.onrecord.web.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.pages;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.ResponseSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.RawHttp;

@QuarkusTest
class ProblemTest {
  private static final String ID = "0199a000-0000-7000-8000-00000000ffff";
  private static final int MAX_BODY = 4 * 1024 * 1024;
  private static final String ITEM = "DELETE, GET, HEAD, OPTIONS, PATCH, PUT";
  private static final String LIST = "GET, HEAD, OPTIONS, POST";
  private static final String SCOPED = "GET, HEAD, OPTIONS";
  private static final Map<String, String> PATHS =
      Map.of(
          "/articles",
          LIST + ", PUT",
          "/actors",
          LIST,
          "/quotes",
          LIST,
          "/articles/" + ID,
          ITEM,
          "/actors/" + ID,
          ITEM,
          "/quotes/" + ID,
          ITEM,
          "/articles/" + ID + "/quotes",
          SCOPED,
          "/actors/" + ID + "/quotes",
          SCOPED,
          "/actors/" + ID + "/affiliations",
          SCOPED);

  @Test
  void an_unknown_path_is_not_found() {
    AssertEach.of(
        List.of(
            "/nothing",
            "/article",
            "/ARTICLES",
            "/articles.json",
            "/api/articles",
            "/articles/" + ID + "/speakers",
            "/articles/" + ID + "/quotes/" + ID,
            "/actors/" + ID + "/roles",
            "/quotes/" + ID + "/article",
            "/q/nothing"),
        path -> {
          for (String method : List.of("GET", "POST", "DELETE", "OPTIONS", "PROPFIND")) {
            Response answer = given().request(method, path);
            assertEquals(404, answer.statusCode(), method);
            assertEquals("application/problem+json", answer.contentType(), method);
            answer
                .then()
                .spec(refused(404, "not-found"))
                .body(
                    has(
                        "detail",
                        equalTo(
                            "There is nothing at this path. The contract at /q/openapi lists all paths,"
                                + " /q/swagger-ui shows them.")));
          }
          given().head(path).then().statusCode(404).body(emptyString());
        });
  }

  @Test
  void every_path_of_a_record_exists() {
    String article = anArticle().body("“Go.”").save();
    String actor = anActor("Ada").save();
    String quote = aQuote("Go.").in(article).by(actor).save();
    List<String> one = List.of(quote);
    assertAll(
        () -> assertEquals(one, first("id", "/quotes")),
        () -> assertEquals(one, first("id", "/articles/" + article + "/quotes")),
        () -> assertEquals(one, first("id", "/actors/" + actor + "/quotes")),
        () -> given().get("/quotes/" + quote).then().statusCode(200));
  }

  @Test
  void a_missing_record_is_named_by_its_kind_and_id() {
    assertAll(
        PATHS.keySet().stream()
            .filter(path -> path.contains(ID))
            .map(
                path ->
                    () ->
                        given()
                            .get(path)
                            .then()
                            .spec(refused(404, "not-found"))
                            .body(
                                has(
                                    "detail",
                                    equalTo(
                                        "There is no %s with the id %s."
                                            .formatted(
                                                path.replaceFirst("^/(\\w+)s/.*", "$1"), ID))))));
  }

  static Stream<Arguments> unsupportedMethods() {
    Map<String, String> paths = new HashMap<>(PATHS);
    paths.put("/extractions", "OPTIONS, POST");
    paths.put("/articles/" + ID + "/extraction", "OPTIONS, POST");
    return paths.entrySet().stream()
        .map(path -> Arguments.of(path.getKey(), path.getValue(), others(path.getValue())));
  }

  private static List<String> others(String known) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"));
    all.removeAll(List.of(known.split(", ")));
    return all;
  }

  @ParameterizedTest
  @MethodSource("unsupportedMethods")
  void options_and_405_list_the_methods_of_a_path(String path, String known, List<String> others) {
    for (String method : others) {
      given()
          .request(method, path)
          .then()
          .spec(refused(405, "method-not-allowed"))
          .header("Allow", equalTo(known))
          .body(
              has(
                  "detail",
                  equalTo(
                      "This path does not support the method of the request. It supports "
                          + known
                          + ".")));
      given()
          .contentType("application/json")
          .body("{}")
          .request(method, path)
          .then()
          .spec(refused(405, "method-not-allowed"))
          .header("Allow", equalTo(known));
    }
    Response options = given().options(path);
    options.then().statusCode(200).header("Allow", equalTo(known)).body(emptyString());
  }

  @Test
  void an_unsupported_method_is_rejected_before_the_id_is_checked() {
    given()
        .delete("/articles/x/quotes")
        .then()
        .spec(refused(405, "method-not-allowed"))
        .header("Allow", equalTo(SCOPED));
  }

  @Test
  void a_trailing_slash_changes_no_answer() throws Exception {
    assertEquals(200, get("/articles/").status());
    RawHttp.Answer refusal = RawHttp.send("DELETE /articles/ HTTP/1.1", "Host: localhost");
    assertProblem(refusal, 405, "method-not-allowed");
    assertTrue(refusal.head().contains("Allow: " + LIST), refusal.head());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "text/plain, image/*",
        "application/json;q=0",
        "application/*;q=0.0, text/plain"
      })
  void rejects_unacceptable_media_types(String accept) {
    String id = anActor("Ada").save();
    for (String path : List.of("/actors", "/actors/" + id, "/actors/" + id + "/affiliations")) {
      given()
          .header("Accept", accept)
          .get(path)
          .then()
          .spec(refused(406, "not-acceptable"))
          .body(
              has(
                  "detail",
                  equalTo(
                      "This resource is not available in any media type that the Accept header of the"
                          + " request allows. The contract at /q/openapi lists the media types of all URLs.")));
      given().header("Accept", accept).head(path).then().statusCode(406).body(emptyString());
    }
    json(anActor("Eve").body())
        .header("Accept", accept)
        .post("/actors")
        .then()
        .spec(refused(406, "not-acceptable"));
    assertEquals(List.of("Ada"), first("name", "/actors"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "application/json",
        "text/plain, */*;q=0.1",
        "text/*;q=0, */*",
        "Application/JSON",
        "*",
        "text/html, image/gif, *; q=.2"
      })
  void answers_in_json_if_acceptable(String accept) {
    json(anArticle().body()).header("Accept", accept).post("/articles").then().statusCode(201);
    given()
        .header("Accept", accept)
        .get("/actors")
        .then()
        .statusCode(200)
        .contentType("application/json");
    given().header("Accept", accept).get("/actors/" + ID).then().spec(refused(404, "not-found"));
  }

  @Test
  void a_response_without_a_body_is_always_acceptable() {
    given()
        .header("Accept", "text/html")
        .delete("/actors/" + anActor("Ada").save())
        .then()
        .statusCode(204);
  }

  @Test
  void a_malformed_accept_header_causes_no_server_error() {
    AssertEach.of(
        List.of("garbage", "a/b/c", "/", ",", "application/", "text/html;q=x"),
        accept -> {
          Response answer = given().header("Accept", accept).get("/actors");
          assertTrue(Set.of(200, 400, 406).contains(answer.statusCode()), answer.statusLine());
          if (answer.statusCode() != 200) {
            answer.then().contentType("application/problem+json");
          }
        });
  }

  @Test
  void accepts_only_json_bodies() {
    AssertEach.of(
        List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/merge-patch+json",
            "application/json-patch+json",
            "text/json",
            "application/vnd.x+json"),
        type -> {
          byte[] body = "{\"name\":\"Ada\",\"kind\":\"person\"}".getBytes(UTF_8);
          for (String request : List.of("POST /actors", "PUT /actors/" + anActor("Eve").save())) {
            assertProblem(
                post(request, body, "Content-Type: " + type), 415, "unsupported-media-type");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate", "x-gzip, identity", "nonsense"})
  void rejects_compressed_bodies(String encoding) throws Exception {
    byte[] body = "{\"name\":\"Ada\",\"kind\":\"person\"}".getBytes(UTF_8);
    for (String type : List.of("application/json", "text/html")) {
      RawHttp.Answer answer =
          post(
              "POST /" + (type.equals("text/html") ? "articles" : "actors"),
              body,
              "Content-Type: " + type,
              "Content-Encoding: " + encoding);
      assertProblem(answer, 415, "unsupported-media-type");
      assertEquals(List.of("identity"), answer.headers("Accept-Encoding"));
      assertEquals(List.of(), answer.headers("Accept"));
    }
    assertEquals(List.of(), first("id", "/actors"));
  }

  @Test
  void rejects_a_body_without_a_media_type() throws Exception {
    byte[] body = "{\"name\":\"Ada\",\"kind\":\"person\"}".getBytes(UTF_8);
    RawHttp.Answer answer = post("POST /actors", body);
    assertProblem(answer, 415, "unsupported-media-type");
    assertEquals(
        "Send the body as application/json (PATCH: application/merge-patch+json; a page to /articles:"
            + " text/html or text/plain; lines to /imports: application/x-ndjson or text/csv) and say so in the Content-Type header."
            + " Only the body of an import may have a Content-Encoding, gzip.",
        answer.json().getString("detail"));
    assertEquals(List.of(), first("id", "/actors"));
  }

  @Test
  void the_media_types_of_bodies_are_named() throws Exception {
    byte[] body = "{}".getBytes(UTF_8);
    RawHttp.Answer articles = post("POST /articles", body, "Content-Type: application/xml");
    assertEquals(List.of("application/json, text/html, text/plain"), articles.headers("Accept"));
    assertEquals(List.of(), articles.headers("Accept-Encoding"));
    assertEquals(List.of(), articles.headers("Accept-Patch"));
    RawHttp.Answer actor = RawHttp.send("OPTIONS /actors/" + ID + " HTTP/1.1", "Host: localhost");
    assertEquals(List.of("application/merge-patch+json"), actor.headers("Accept-Patch"));
    assertEquals(List.of(), actor.headers("Accept-Post"));
    RawHttp.Answer actors = RawHttp.send("OPTIONS /actors HTTP/1.1", "Host: localhost");
    assertEquals(List.of(), actors.headers("Accept-Patch"));
    assertEquals(List.of("application/json"), actors.headers("Accept-Post"));
  }

  @Test
  void a_compressed_patch_is_rejected_with_codings_and_media_types() throws Exception {
    RawHttp.Answer answer =
        post(
            "PATCH /actors/" + anActor("Ada").save(),
            new byte[2],
            "Content-Type: application/merge-patch+json",
            "Content-Encoding: gzip");
    assertProblem(answer, 415, "unsupported-media-type");
    assertEquals(List.of("identity"), answer.headers("Accept-Encoding"));
    assertEquals(List.of("application/merge-patch+json"), answer.headers("Accept-Patch"));
  }

  @Test
  void patch_accepts_only_merge_patches() throws Exception {
    String path = "/actors/" + anActor("Ada").save();
    byte[] body = "{\"name\":\"Eve\"}".getBytes(UTF_8);
    for (String type : List.of("application/json", "application/json-patch+json", "text/plain")) {
      RawHttp.Answer answer = post("PATCH " + path, body, "Content-Type: " + type);
      assertProblem(answer, 415, "unsupported-media-type");
      assertEquals(List.of("application/merge-patch+json"), answer.headers("Accept-Patch"));
      assertEquals(List.of("application/merge-patch+json"), answer.headers("Accept"));
    }
    assertProblem(post("PATCH " + path, body), 415, "unsupported-media-type");
    given().get(path).then().body(has("name", equalTo("Ada")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actors", "/articles", "/extractions"})
  void rejects_a_body_with_a_malformed_content_type(String path) {
    AssertEach.of(
        List.of("garbage", "a/b/c", "/", ";", "text/html, text/plain", "*/*", "application/*"),
        type ->
            assertProblem(
                post("POST " + path, new byte[] {'{', '}'}, "Content-Type: " + type),
                415,
                "unsupported-media-type"));
  }

  @Test
  void a_malformed_content_type_parameter_causes_no_server_error() throws Exception {
    byte[] body = "{\"name\":\"Ada\",\"kind\":\"person\"}".getBytes(UTF_8);
    RawHttp.Answer answer = post("POST /actors", body, "Content-Type: application/json; charset");
    assertTrue(Set.of(201, 400, 415).contains(answer.status()), answer.head());
  }

  @Test
  void accepts_json_with_a_charset() throws Exception {
    byte[] body = "{\"name\":\"Zoë\",\"kind\":\"person\"}".getBytes(UTF_8);
    assertEquals(
        201, post("POST /actors", body, "Content-Type: application/json; charset=UTF-8").status());
    assertEquals(List.of("Zoë"), first("name", "/actors"));
  }

  @Test
  void accepts_a_body_of_at_most_4_mebibytes() throws Exception {
    HttpRequest.BodyPublisher fits = BodyPublishers.ofByteArray(padded(MAX_BODY));
    assertEquals(201, publish(fits).statusCode());
    assertTooLarge(publish(BodyPublishers.ofByteArray(padded(MAX_BODY + 1))));
    assertTooLarge(publish(BodyPublishers.ofByteArray(padded(12_000_000))));
  }

  @Test
  void limits_a_body_of_unknown_length() throws Exception {
    assertEquals(201, publish(chunked(MAX_BODY)).statusCode());
    assertTooLarge(publish(chunked(MAX_BODY + 1)));
    assertTooLarge(publish(chunked(12_000_000)));
  }

  @Test
  void keeps_working_after_a_body_that_was_too_large() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertTooLarge(publish(BodyPublishers.ofByteArray(padded(MAX_BODY + 1))));
      given().get("/actors").then().statusCode(200);
    }
  }

  private static void assertTooLarge(HttpResponse<String> answer) {
    assertEquals(413, answer.statusCode());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals(
        "{\"type\":\"urn:onrecord:problem:content-too-large\",\"title\":\"Content too large\","
            + "\"status\":413,\"detail\":\"The body of the request is larger than 4194304 bytes.\","
            + "\"requestId\":\"%s\"}"
                .formatted(answer.headers().firstValue("X-Request-Id").orElseThrow()),
        answer.body());
  }

  private static HttpResponse<String> publish(HttpRequest.BodyPublisher body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/actors"))
            .header("Content-Type", "application/json")
            .header("Authorization", AdminKeyFilter.BEARER)
            .POST(body)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher chunked(int size) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(padded(size)));
  }

  /** The JSON of an actor, padded with spaces. */
  private static byte[] padded(int size) {
    byte[] body = new byte[size];
    Arrays.fill(body, (byte) ' ');
    byte[] actor = "{\"name\":\"Ada\",\"kind\":\"person\"}".getBytes(UTF_8);
    System.arraycopy(actor, 0, body, size - actor.length, actor.length);
    return body;
  }

  @Test
  void accepts_a_url_of_at_most_8192_characters() throws Exception {
    assertEquals(200, get(query("/articles?", 8192)).status());
    RawHttp.Answer answer = get(query("/articles?", 8193));
    assertProblem(answer, 414, "uri-too-long");
    assertEquals(
        "The URL of the request, without its cursor, is longer than 8192 characters.",
        answer.json().getString("detail"));
    assertProblem(get("/articles?" + "x".repeat(100_000)), 414, "uri-too-long");
    assertProblem(get("/" + "x".repeat(8192)), 414, "uri-too-long");
  }

  @Test
  void the_url_limit_ignores_the_cursor() throws Exception {
    String cursor = "cursor=" + "x".repeat(4096);
    String url = query("/articles?" + cursor + "&", 8192 + cursor.length());
    assertProblem(get(url), 400, "invalid-request");
    assertProblem(get(url.replace("cursor=x", "cursor=xxx")), 400, "invalid-request");
    assertProblem(get(url + "y"), 414, "uri-too-long");
  }

  @Test
  void the_last_page_of_the_longest_query_is_reachable() throws Exception {
    List<String> authors = Collections.nCopies(50, "x".repeat(154));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(0, anArticle().with("authors", List.of("x".repeat(154))).save());
    }
    assertEquals(
        ids.stream().map(List::of).toList(),
        pages("id", "/articles", "author", authors, "limit", 1));
  }

  /** A URL with legal parameters. */
  private static String query(String start, int length) {
    StringBuilder url = new StringBuilder(start).append("limit=1");
    while (url.length() < length) {
      int room = Math.min(length - url.length(), 300);
      int left = length - url.length() - room;
      int part = left > 0 && left < 20 ? room - 20 : room;
      url.append("&author=").append("x".repeat(part - "&author=".length()));
    }
    return url.toString();
  }

  @Test
  void limits_the_total_length_of_headers() throws Exception {
    String[] many = new String[40];
    Arrays.setAll(many, i -> "X-Header-" + i + ": " + "x".repeat(1000));
    RawHttp.Answer answer = get("/articles", many);
    assertProblem(answer, 431, "headers-too-large");
    assertEquals(
        "The headers of the request are longer than 32768 characters in total.",
        answer.json().getString("detail"));
    assertProblem(get("/articles", "X-Header: " + "x".repeat(40_000)), 431, "headers-too-large");
    assertEquals(200, get("/articles", "X-Header: " + "x".repeat(30_000)).status());
  }

  /** Invalid bodies by description. */
  private static Map<String, byte[]> bodies() {
    String number =
        "{\"name\":\"Ada\",\"kind\":\"person\",\"description\":" + "9".repeat(5000) + "}";
    return Map.ofEntries(
        Map.entry("nothing", bytes("")),
        Map.entry("space", bytes(" \n")),
        Map.entry("a torn object", bytes("{\"name\":\"Ada\",")),
        Map.entry("no JSON", bytes("name=Ada")),
        Map.entry("single quotes", bytes("{'name':'Ada','kind':'person'}")),
        Map.entry("a comment", bytes("{\"name\":\"Ada\",/**/\"kind\":\"person\"}")),
        Map.entry("a trailing comma", bytes("{\"name\":\"Ada\",\"kind\":\"person\",}")),
        Map.entry("a line break in a string", bytes("{\"name\":\"A\nda\",\"kind\":\"person\"}")),
        Map.entry("a bad escape", bytes("{\"name\":\"\\x\",\"kind\":\"person\"}")),
        Map.entry("not a number", bytes("{\"name\":NaN,\"kind\":\"person\"}")),
        Map.entry("a leading zero", bytes("{\"name\":01,\"kind\":\"person\"}")),
        Map.entry(
            "a repeated member", bytes("{\"name\":\"Ada\",\"kind\":\"person\",\"name\":\"Eve\"}")),
        Map.entry(
            "a repeated member, escaped",
            bytes("{\"name\":\"Ada\",\"kind\":\"person\",\"n\\u0061me\":\"Eve\"}")),
        Map.entry("a second object", bytes("{\"name\":\"Ada\",\"kind\":\"person\"} {}")),
        Map.entry("a trailing bracket", bytes("{\"name\":\"Ada\",\"kind\":\"person\"}]")),
        Map.entry("trailing garbage", bytes("{\"name\":\"Ada\",\"kind\":\"person\"} x")),
        Map.entry("an array", bytes("[]")),
        Map.entry("an array of one", bytes("[{\"name\":\"Ada\",\"kind\":\"person\"}]")),
        Map.entry("a string", bytes("\"Ada\"")),
        Map.entry("an empty string", bytes("\"\"")),
        Map.entry("a number", bytes("1")),
        Map.entry("true", bytes("true")),
        Map.entry("null", bytes("null")),
        Map.entry("UTF-16", "{\"name\":\"Ada\",\"kind\":\"person\"}".getBytes(UTF_16)),
        Map.entry("Latin 1", "{\"name\":\"Zoë\",\"kind\":\"person\"}".getBytes(ISO_8859_1)),
        Map.entry(
            "half a surrogate pair in bytes",
            "{\"name\":\"\u00ED\u00A0\u0080\",\"kind\":\"person\"}".getBytes(ISO_8859_1)),
        Map.entry(
            "an overlong null",
            "{\"name\":\"\u00C0\u0080\",\"kind\":\"person\"}".getBytes(ISO_8859_1)),
        Map.entry("brackets without end", bytes("[".repeat(10_000))),
        Map.entry("braces without end", bytes("{\"a\":".repeat(10_000))),
        Map.entry("a nest", bytes("[".repeat(10_000) + "]".repeat(10_000))),
        Map.entry(
            "a million blank names",
            bytes(
                "{\"name\":\"Ada\",\"kind\":\"person\",\"aliases\":["
                    + "\" \",".repeat(999_999)
                    + "\" \"]}")),
        Map.entry("an endless number", bytes(number)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void rejects_a_body_that_is_not_a_json_object() throws Exception {
    String actor = "/actors/" + anActor("Ada").save();
    AssertEach.of(
        bodies().entrySet(),
        body -> {
          byte[] bytes = body.getValue();
          for (String request : List.of("POST /actors", "PUT " + actor)) {
            assertInvalidBody(post(request, bytes, "Content-Type: application/json"));
          }
          assertInvalidBody(
              post("PATCH " + actor, bytes, "Content-Type: application/merge-patch+json"));
        });
    assertEquals(List.of("Ada"), first("name", "/actors"));
  }

  private static void assertInvalidBody(RawHttp.Answer answer) {
    assertProblem(answer, 400, "invalid-request");
    List<String> pointers = answer.json().getList("errors.pointer");
    assertTrue(Set.of(List.of(""), List.of("/description")).contains(pointers), answer.body());
  }

  @Test
  void reports_the_position_of_a_json_syntax_error() throws Exception {
    RawHttp.Answer answer =
        post("POST /actors", bytes("{\"name\":\n  x}"), "Content-Type: application/json");
    assertEquals(
        "The request is not valid: the body is not JSON at line 2, column 3.",
        answer.json().getString("detail"));
  }

  @Test
  void rejects_null_members_with_their_pointers() {
    given()
        .contentType("application/json")
        .body(
            "{\"name\":null,\"kind\":\"group\",\"aliases\":[\"a\",null],\"description\":null,"
                + "\"affiliations\":[{\"actor\":{\"name\":null},\"role\":null}]}")
        .post("/actors")
        .then()
        .spec(
            invalidAt(
                "/name",
                "/aliases/1",
                "/description",
                "/affiliations/0/actor/name",
                "/affiliations/0/role"))
        .body(has("errors[0].detail", equalTo("must not be null; leave it out instead")));
  }

  @ParameterizedTest
  @CsvSource({
    "/actors,id",
    "/actors,createdAt",
    "/actors,updatedAt",
    "/actors,nam",
    "/actors,origin",
    "/actors,Name",
    "/actors,nameFolded",
    "/articles,quotes",
    "/articles,search",
    "/articles,~a/b",
    "/quotes,anchor",
    "/quotes,origin",
    "/quotes,''"
  })
  void rejects_unknown_and_read_only_members(String path, String member) {
    Map<String, Object> body =
        switch (path) {
          case "/actors" -> anActor("Ada").body();
          case "/articles" -> anArticle().body();
          default -> aQuote().in(anArticle().save()).body();
        };
    body.put(member, "x");
    String pointer = "/" + member.replace("~", "~0").replace("/", "~1");
    json(body).post(path).then().spec(invalidAt(pointer));
    given()
        .contentType("application/merge-patch+json")
        .body("{\"" + member + "\":null}")
        .patch(existingRecord(path))
        .then()
        .spec(invalidAt(pointer));
  }

  private static String existingRecord(String path) {
    return path
        + "/"
        + switch (path) {
          case "/actors" -> anActor("Ada").save();
          case "/articles" -> anArticle().save();
          default -> aQuote().save();
        };
  }

  @Test
  void an_unknown_member_error_lists_the_known_members() {
    json(Map.of("name", "Ada", "kind", "person", "alias", "A."))
        .post("/actors")
        .then()
        .spec(invalidAt("/alias"))
        .body(
            has(
                "errors.detail",
                equalTo(
                    List.of(
                        "is not known here; known are affiliations, aliases, description, externalIds,"
                            + " kind, name, wikidataId"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /articles | title         | 1         | /title               | must be a string
          /articles | title         | true      | /title               | must be a string
          /articles | title         | ["a"]     | /title               | must be a string
          /articles | title         | {}        | /title               | must be a string
          /articles | authors       | "Ann"     | /authors             | must be an array
          /articles | authors       | [1]       | /authors/0           | must be a string
          /articles | authors       | [["a"]]   | /authors/0           | must be a string
          /articles | source        | "Post"    | /source              | must be an object
          /articles | source        | []        | /source              | must be an object
          /articles | source        | {"id":1}  | /source/id           | must be an id (a UUID)
          /articles | publishedOn   | 20250101  | /publishedOn         | must be a day such as 2025-06-12
          /articles | publishedOn   | [2025,1,1]| /publishedOn         | must be a day such as 2025-06-12
          /articles | republication | "x"       | /republication       | must be an object
          /actors   | kind          | 0         | /kind                | must be one of person, state, organization, group, media
          /actors   | kind          | "PERSON"  | /kind                | must be one of person, state, organization, group, media
          /actors   | kind          | ""        | /kind                | must be one of person, state, organization, group, media
          /actors   | kind          | ["state"] | /kind                | must be one of person, state, organization, group, media
          /actors   | aliases       | {"0":"a"} | /aliases             | must be an array
          /actors   | affiliations  | {}        | /affiliations        | must be an array
          /actors   | affiliations  | [1]       | /affiliations/0      | must be an object
          /quotes   | spans         | [{"start":"0","end":1}]   | /spans/0/start | must be an integer
          /quotes   | spans         | [{"start":0.5,"end":1}]   | /spans/0/start | must be an integer
          /quotes   | spans         | [{"start":1e-1,"end":2}]  | /spans/0/start | must be an integer
          /quotes   | spans         | [{"start":true,"end":1}]  | /spans/0/start | must be an integer
          /quotes   | attribution   | {"anonymous":"true"}      | /attribution/anonymous | must be true or false
          /quotes   | attribution   | {"anonymous":1}           | /attribution/anonymous | must be true or false
          /quotes   | attribution   | {"anonymous":""}          | /attribution/anonymous | must be true or false
          """)
  void rejects_values_of_another_type(
      String path, String member, String value, String pointer, String detail) {
    String others =
        switch (path) {
          case "/actors" -> "\"name\":\"Ada\",\"kind\":\"person\",";
          case "/articles" -> "\"title\":\"T\",\"body\":\"B\",";
          default ->
              "\"article\":{\"id\":\"%s\"},\"text\":\"T\",\"type\":\"direct\",".formatted(ID);
        };
    String body = "{" + others.replaceAll("\"" + member + "\":\"[^\"]*\",", "");
    given()
        .contentType("application/json")
        .body(body + "\"" + member + "\":" + value + "}")
        .post(path)
        .then()
        .spec(invalidAt(pointer))
        .body(has("errors.detail", equalTo(List.of(detail))));
  }

  @Test
  void reports_all_errors_of_a_body() {
    json(Map.of(
            "title", " ",
            "language", "english",
            "source", Map.of("name", ""),
            "authors", List.of("Ann", " ", "x".repeat(301)),
            "url", "ftp://example.com",
            "rights", "x".repeat(5001),
            "republication", Map.of("publishedOn", "2025-01-01")))
        .post("/articles")
        .then()
        .spec(
            invalidAt(
                "/title",
                "/body",
                "/language",
                "/source/name",
                "/authors/1",
                "/authors/2",
                "/url",
                "/rights",
                "/republication/publisher"))
        .body(
            has(
                "detail",
                equalTo(
                    "The request is not valid: /authors/1: must not be blank; /authors/2: must have at"
                        + " most 300 characters (Unicode code points); /body: is required; and 6"
                        + " more.")));
  }

  @Test
  void reports_errors_of_every_kind_at_once() {
    json(Map.of("language", "!!", "publishedOn", "tomorrow", "url", "ftp://x"))
        .post("/articles")
        .then()
        .spec(invalidAt("/title", "/body", "/language", "/publishedOn", "/url"));
    given()
        .contentType("application/json")
        .body(
            """
            {"title": 5, "body": "x\\u0000", "authors": ["Ann", 5, null, " ", "Bob", true], "unknown": 1,
             "source": {"id": "x", "kind": "planet"}, "republication": {"publishedOn": "never", "by": 1}}
            """)
        .post("/articles")
        .then()
        .spec(
            invalidAt(
                "/title",
                "/body",
                "/authors/1",
                "/authors/2",
                "/authors/3",
                "/authors/5",
                "/unknown",
                "/source/id",
                "/source/kind",
                "/republication/publishedOn",
                "/republication/by",
                "/republication/publisher"));
  }

  @Test
  void reports_errors_of_head_and_body_at_once() {
    json(Map.of("title", "x", "body", "y", "url", "ftp://x", "unknown", 1))
        .queryParam("extract", "maybe")
        .queryParam("unknown", 1)
        .post("/articles")
        .then()
        .spec(refused(400, "invalid-request"))
        .body(has("errors.size()", equalTo(4)))
        .body(has("errors[0].pointer", equalTo("/unknown")))
        .body(has("errors[1].pointer", equalTo("/url")))
        .body(has("errors[2].parameter", equalTo("extract")))
        .body(has("errors[3].parameter", equalTo("unknown")));
    String article =
        json(Map.of("title", "x", "body", "y"))
            .post("/articles")
            .then()
            .extract()
            .header("Location");
    given()
        .contentType("application/merge-patch+json")
        .body("{\"unknown\": 1, \"language\": 5, \"publishedOn\": \"x\"}")
        .queryParam("unknown", 1)
        .patch(article)
        .then()
        .spec(refused(400, "invalid-request"))
        .body(has("errors.size()", equalTo(4)));
  }

  @Test
  void reports_all_parts_that_cannot_be_processed() {
    Map<String, String> unknown = Map.of("id", ID);
    json(Map.of(
            "article",
            unknown,
            "text",
            "x",
            "type",
            "direct",
            "status",
            "disputed",
            "speaker",
            unknown,
            "mentions",
            List.of(unknown, Map.of("name", "Ann Other", "kind", "person"), unknown),
            "attribution",
            Map.of("via", List.of(Map.of("actor", Map.of("name", "Not On Record"))))))
        .post("/quotes")
        .then()
        .spec(
            unprocessableAt(
                "/article",
                "/attribution/via/0/actor",
                "/mentions/0",
                "/mentions/2",
                "/speaker",
                "/status"));
    String article = anArticle().body("The strait stays open.").save();
    Map<String, Object> quote =
        Map.of(
            "article",
            Map.of("id", article),
            "text",
            "The strait",
            "type",
            "direct",
            "speaker",
            unknown,
            "spans",
            List.of(Map.of("start", 4, "end", 10)));
    json(quote).post("/quotes").then().spec(unprocessableAt("/spans", "/speaker"));
    json(Map.of(
            "title",
            "x",
            "body",
            "y",
            "source",
            unknown,
            "republication",
            Map.of("publisher", Map.of("name", "Not On Record"))))
        .post("/articles")
        .then()
        .spec(unprocessableAt("/republication/publisher", "/source"));
    json(Map.of(
            "name",
            "Ann Other",
            "kind",
            "person",
            "affiliations",
            List.of(Map.of("actor", unknown), Map.of("actor", Map.of("name", "Not On Record")))))
        .post("/actors")
        .then()
        .spec(unprocessableAt("/affiliations/0/actor", "/affiliations/1/actor"));
    // A body that breaks the contract is not compared with the stored data.
    json(Map.of("title", " ", "body", "y", "source", unknown))
        .post("/articles")
        .then()
        .spec(invalidAt("/title"));
  }

  @Test
  void reports_broken_rules_of_a_record_with_the_errors_of_its_members() {
    json(Map.of("status", "disputed", "by", "Ann"))
        .post("/quotes/" + ID + "/reviews")
        .then()
        .spec(invalidAt("/by", "/reason", "/reference"));
    given()
        .contentType("application/json")
        .body(
            """
            {"text": " ", "type": "direct", "article": {"id": "%1$s"},
             "speaker": {"id": "%1$s", "name": " ", "age": 5},
             "mentions": [{"kind": "person"}, {"id": 5, "kind": "person"}],
             "attribution": {"via": [{}, {"text": 5}]},
             "spans": [{"start": 9, "end": 4}, {"start": 200001, "end": 0}, {"start": "x", "end": 4}]}
            """
                .formatted(ID))
        .post("/quotes")
        .then()
        .spec(
            invalidAt(
                "/text",
                "/speaker",
                "/speaker/name",
                "/speaker/age",
                "/mentions/0",
                "/mentions/1/id",
                "/attribution/via/0",
                "/attribution/via/1/text",
                "/spans/0/end",
                "/spans/1/start",
                "/spans/1/end",
                "/spans/1/end",
                "/spans/2/start"));
    given()
        .queryParam("saidFrom", "2025-02-01")
        .queryParam("saidTo", "2025-01-01")
        .queryParam("publishedFrom", "2025-02-01")
        .queryParam("publishedTo", "2025-01-01")
        .queryParam("confidenceFrom", "2")
        .queryParam("limit", "0")
        .get("/quotes")
        .then()
        .spec(invalidIn("saidTo", "publishedTo", "confidenceFrom", "limit"));
  }

  @Test
  void reports_malformed_headers_with_other_errors() {
    json(Map.of("title", " ", "body", "y"))
        .header("Idempotency-Key", "two words")
        .header("Change-Reason", "x".repeat(501))
        .queryParam("extract", "maybe")
        .post("/articles")
        .then()
        .spec(refused(400, "invalid-request"))
        .body(has("errors.size()", equalTo(4)))
        .body(has("errors[0].pointer", equalTo("/title")))
        .body(has("errors[1].parameter", equalTo("Change-Reason")))
        .body(has("errors[2].parameter", equalTo("Idempotency-Key")))
        .body(has("errors[3].parameter", equalTo("extract")));
    given()
        .header("If-Match", "x")
        .header("If-None-Match", "y")
        .header("Change-Reason", "x".repeat(501))
        .delete("/articles/7")
        .then()
        .spec(invalidIn("Change-Reason", "If-Match", "If-None-Match", "id"));
    given()
        .header("If-None-Match", "y")
        .queryParam("at", "yesterday")
        .get("/articles/7")
        .then()
        .spec(invalidIn("If-None-Match", "at", "id"));
  }

  @Test
  void reports_the_errors_of_a_patch_without_its_record() {
    Map<String, Map<String, String>> headers = Map.of("7", Map.of(), ID, Map.of("If-Match", "x"));
    for (String id : headers.keySet()) {
      given()
          .contentType("application/merge-patch+json")
          .headers(headers.get(id))
          .body(
              """
              {"title": null, "language": "!!", "source": {"kind": "person"}, "unknown": 1,
               "republication": {"publishedOn": "never"}, "url": "https://example.com/", "section": null}
              """)
          .patch("/articles/" + id)
          .then()
          .spec(refused(400, "invalid-request"))
          .body(
              has(
                  "errors.pointer",
                  contains(
                      "/language",
                      "/republication/publishedOn",
                      "/source",
                      "/title",
                      "/unknown",
                      null)));
    }
  }

  @Test
  void reports_at_most_a_hundred_errors() {
    Map<String, Object> unknown = Map.of("id", ID);
    Map<String, Object> blank = Map.of("name", " ");
    json(Map.of("name", "x", "kind", "person", "aliases", Collections.nCopies(1000, 5)))
        .post("/actors")
        .then()
        .spec(refused(400, "invalid-request"))
        .body(has("errors.size()", equalTo(100)));
    Map<String, Object> quote = new HashMap<>();
    quote.putAll(Map.of("article", unknown, "text", "x", "type", "direct", "speaker", unknown));
    quote.put("mentions", Collections.nCopies(100, blank));
    quote.put("spans", Collections.nCopies(50, Map.of("start", 9, "end", 4)));
    json(quote)
        .post("/quotes")
        .then()
        .spec(refused(400, "invalid-request"))
        .body(has("errors.size()", equalTo(100)));
    quote.remove("spans");
    quote.put("mentions", Collections.nCopies(100, unknown));
    json(quote)
        .post("/quotes")
        .then()
        .spec(refused(422, "unprocessable"))
        .body(has("errors.size()", equalTo(100)));
  }

  @Test
  void reports_all_errors_of_the_parameters() {
    given()
        .queryParam("q", " ")
        .queryParam("limit", 0)
        .queryParam("author", "Ann", " ")
        .queryParam("language", "english")
        .get("/articles")
        .then()
        .spec(invalidIn("q", "limit", "author", "language"));
    given()
        .queryParam("x", "1")
        .queryParam("y", "1")
        .get("/articles")
        .then()
        .spec(invalidIn("x", "y"));
    given()
        .queryParam("sort", "loudness")
        .queryParam("limit", 1000)
        .queryParam("kind", "x")
        .queryParam("speaker", "a", " ")
        .queryParam("highlight", "true", "true")
        .get("/quotes")
        .then()
        .spec(invalidIn("sort", "limit", "kind", "speaker", "highlight"));
    given().queryParam("unknown", 1).get("/quotes/x").then().spec(invalidIn("id", "unknown"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "42", "1-1-1-1-1", "0199a000-0000-7000-8000-00000000fff", "a b", ID + "0"})
  void rejects_a_malformed_id_in_every_path(String id) {
    assertAll(
        PATHS.keySet().stream()
            .filter(path -> path.contains(ID))
            .map(path -> path.replace(ID, "{id}"))
            .map(path -> () -> given().get(path, id).then().spec(invalidIn("id"))));
    for (String collection : List.of("/articles/{id}", "/actors/{id}", "/quotes/{id}")) {
      given().head(collection, id).then().statusCode(400).body(emptyString());
      given().delete(collection, id).then().spec(invalidIn("id"));
    }
  }

  @Test
  void rejects_a_malformed_id_before_or_with_the_body() {
    for (String path : List.of("/articles/x", "/actors/x", "/quotes/x")) {
      json(Map.of()).put(path).then().spec(refused(400, "invalid-request"));
      given()
          .contentType("application/merge-patch+json")
          .body("{}")
          .patch(path)
          .then()
          .spec(invalidIn("id"));
    }
  }

  @Test
  void rejects_an_unknown_parameter_of_every_operation() {
    PATHS.forEach(
        (path, known) -> {
          for (String method : known.split(", ")) {
            if (!Set.of("HEAD", "OPTIONS").contains(method)) {
              given()
                  .contentType(
                      method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                  .queryParam("speeker", "x")
                  .request(Method.valueOf(method), path)
                  .then()
                  .spec(refused(400, "invalid-request"))
                  .body(has("errors.parameter", hasItem("speeker")));
            }
          }
          given().queryParam("speeker", "x").head(path).then().statusCode(400);
        });
  }

  @Test
  void an_unknown_parameter_error_lists_the_known_parameters() {
    String article = anArticle().save();
    String actor = anActor("Ada").save();
    given()
        .queryParam("article", article)
        .get("/articles/" + article + "/quotes")
        .then()
        .spec(invalidIn("article"));
    given()
        .queryParam("speaker", actor)
        .get("/actors/" + actor + "/quotes")
        .then()
        .spec(invalidIn("speaker"));
  }

  @ParameterizedTest
  @CsvSource({
    "/articles,q",
    "/articles,publishedFrom",
    "/articles,publishedTo",
    "/articles,limit",
    "/articles,cursor",
    "/articles,include",
    "/quotes,q",
    "/quotes,anonymous",
    "/quotes,saidFrom",
    "/quotes,saidTo",
    "/actors,q"
  })
  void rejects_a_repeated_single_valued_parameter(String path, String parameter) {
    String value =
        switch (parameter) {
          case "q" -> "strait";
          case "limit" -> "5";
          case "include" -> "total";
          case "anonymous" -> "true";
          case "cursor" -> "AAAA";
          default -> "2025-01-01";
        };
    given().queryParam(parameter, value, value).get(path).then().spec(invalidIn(parameter));
  }

  @ParameterizedTest
  @CsvSource({
    "/articles,q source author section language publishedFrom publishedTo quotes mentions expand"
        + " sort limit cursor include",
    "/actors,q kind affiliation sort limit cursor include",
    "/quotes,q speaker affiliation role via mentions article source type status anonymous anchor"
        + " language saidFrom saidTo publishedFrom publishedTo sort limit cursor include"
  })
  void rejects_an_empty_parameter(String path, String parameters) {
    for (String parameter : parameters.split(" ")) {
      given().queryParam(parameter, "").get(path).then().spec(invalidIn(parameter));
      given()
          .urlEncodingEnabled(false)
          .get(path + "?" + parameter)
          .then()
          .spec(invalidIn(parameter));
    }
  }

  @ParameterizedTest
  @CsvSource({"/articles,published", "/quotes,published", "/quotes,said"})
  void rejects_a_range_that_ends_before_it_starts(String path, String days) {
    given()
        .queryParam(days + "From", "2025-01-02")
        .queryParam(days + "To", "2025-01-01")
        .get(path)
        .then()
        .spec(invalidIn(days + "To"))
        .body(has("errors.detail", equalTo(List.of("must not be before " + days + "From"))));
    given()
        .queryParam(days + "From", "2025-01-02")
        .queryParam(days + "To", "2025-01-02")
        .get(path)
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "anonymous,yes",
    "anonymous,TRUE",
    "anonymous,1",
    "type,Direct",
    "status,unknown",
    "anchor,x",
    "article,x",
    "saidFrom,2025-1-1",
    "publishedTo,2025-02-30",
    "sort,name",
    "limit,1e1",
    "speaker,' '",
    "role,' '",
    "language,english"
  })
  void rejects_a_parameter_that_violates_the_contract(String parameter, String value) {
    given().queryParam(parameter, value).get("/quotes").then().spec(invalidIn(parameter));
  }

  @Test
  void accepts_a_repeated_parameter_at_most_100_times() {
    List<String> names = Collections.nCopies(101, "Ann");
    for (String parameter : List.of("source", "author", "section", "quotes", "mentions")) {
      given()
          .queryParam(parameter, names.subList(1, 101))
          .queryParam("unknownNames", "ignore")
          .get("/articles")
          .then()
          .statusCode(200);
      given().queryParam(parameter, names).get("/articles").then().spec(invalidIn(parameter));
      given()
          .queryParam(parameter, Collections.nCopies(900, "A"))
          .get("/articles")
          .then()
          .statusCode(parameter.length() + 3 > 9 ? 414 : 400);
    }
    for (int times : List.of(600, 1025, 2000)) {
      Response answer = given().queryParam("via", Collections.nCopies(times, "A")).get("/quotes");
      assertTrue(Set.of(400, 414).contains(answer.statusCode()), answer.statusLine());
      answer.then().contentType("application/problem+json");
    }
  }

  @Test
  void rejects_u_0000_in_a_path() throws Exception {
    for (String path : List.of("/articles/%00", "/%00", "/articles/" + ID + "%00", "/actors%00")) {
      RawHttp.Answer answer = get(path);
      assertTrue(Set.of(400, 404).contains(answer.status()), path + " " + answer.head());
      assertTrue(answer.head().contains("application/problem+json"), answer.head());
    }
    assertProblem(get("/articles/%00"), 400, "invalid-request");
  }

  @Test
  void rejects_u_0000_in_the_query() {
    for (String parameter :
        List.of("q", "source", "author", "section", "quotes", "publishedFrom")) {
      given().queryParam(parameter, "a\0b").get("/articles").then().spec(invalidIn(parameter));
    }
    given()
        .urlEncodingEnabled(false)
        .get("/articles?a%00=b")
        .then()
        .spec(refused(400, "invalid-request"));
  }

  @Test
  void rejects_u_0000_in_a_body() {
    json(Map.of("name", "a\0b", "kind", "group", "aliases", List.of("a", "\0")))
        .post("/actors")
        .then()
        .spec(invalidAt("/name", "/aliases/1"))
        .body(
            has(
                "errors.detail",
                equalTo(List.of("must not contain U+0000", "must not contain U+0000"))));
    json(Map.of("name", "a", "kind", "group", "\0", "b"))
        .post("/actors")
        .then()
        .spec(refused(400, "invalid-request"));
    given()
        .contentType("application/merge-patch+json")
        .body("{\"description\":\"\\u0000\"}")
        .patch("/actors/" + anActor("Ada").save())
        .then()
        .spec(invalidAt("/description"));
  }

  @Test
  void rejects_unpaired_surrogates_in_a_body() {
    AssertEach.of(
        List.of("\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud83d", "\\ud83d\\ud83d\\ude00"),
        escaped -> {
          given()
              .contentType("application/json")
              .body("{\"title\":\"T\",\"body\":\"B\",\"section\":\"" + escaped + "\"}")
              .post("/articles")
              .then()
              .spec(invalidAt("/section"))
              .body(
                  has("errors.detail", equalTo(List.of("must not contain half a surrogate pair"))));
        });
  }

  @Test
  void accepts_an_escaped_surrogate_pair() {
    given()
        .contentType("application/json")
        .body("{\"title\":\"\\ud83d\\ude00\",\"body\":\"B\"}")
        .post("/articles")
        .then()
        .statusCode(201)
        .body(has("title", equalTo("😀")));
  }

  @Test
  void rejects_a_url_that_is_not_utf_8() {
    AssertEach.of(
        List.of(
            "/articles?q=%ED%A0%80",
            "/articles?q=%FF",
            "/articles?q=%C0%80",
            "/articles?q=%C3",
            "/articles/%FF",
            "/articles?%FF=a"),
        url -> {
          assertProblem(get(url), 400, "invalid-request");
        });
  }

  /** The HTTP server of the framework rejects these itself, so the response is no problem. */
  @Test
  void the_http_server_rejects_a_target_that_is_no_uri() {
    AssertEach.of(
        List.of(
            "/articles?q=%zz",
            "/articles?q=%",
            "/articles?q=%4",
            "/articles?q=a|b",
            "/articles?q=\"a\"",
            "/articles?q=<a>",
            "/articles/%zz",
            "/articles?q=a^b",
            "/articles?q={a}",
            "/articles?q=a\\b"),
        url -> {
          RawHttp.Answer answer = get(url);
          assertEquals(400, answer.status());
          assertEquals("", answer.body());
        });
  }

  @Test
  void rejects_a_request_without_a_host() throws Exception {
    assertProblem(RawHttp.send("GET /articles HTTP/1.1"), 400, "invalid-request");
  }

  @Test
  void decodes_plus_and_percent_in_a_query_like_a_form() throws Exception {
    anArticle().titled("one").with("section", "A + B").save();
    assertEquals(List.of("one"), get("/articles?section=A+%2B+B").json().getList("items.title"));
    assertEquals(
        List.of("one"), get("/articles?section=a%20%2b%20b").json().getList("items.title"));
  }

  private static ResponseSpecification unprocessableAt(String... pointers) {
    return refusedAt(422, "unprocessable", pointers);
  }

  private static RequestSpecification json(Map<String, ?> body) {
    return given().contentType("application/json").body(body);
  }

  private static RawHttp.Answer get(String url, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Host: localhost");
    return RawHttp.send("GET " + url + " HTTP/1.1", all.toArray(String[]::new));
  }

  private static RawHttp.Answer post(String request, byte[] body, String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Host: localhost");
    all.add("Content-Length: " + body.length);
    return RawHttp.send(request + " HTTP/1.1", body, all.toArray(String[]::new));
  }

  private static void assertProblem(RawHttp.Answer answer, int status, String type) {
    assertEquals(status, answer.status(), () -> answer.head() + answer.body());
    assertTrue(
        answer.head().toLowerCase(Locale.ROOT).contains("content-type: application/problem+json"),
        answer.head());
    assertEquals("urn:onrecord:problem:" + type, answer.json().getString("type"));
    assertEquals(status, answer.json().getInt("status"));
    assertTrue(answer.json().getString("detail").matches("\\S.*[.?]"));
  }
}
