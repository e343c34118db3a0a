package org.onrecord.records.quote;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.patch;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Validation of quotes and the pointers of its errors. */
@QuarkusTest
class QuoteValidationTest {
  private static final String NOWHERE = "0199a000-0000-7002-8000-0000000009ff";

  private String ada;
  private String article;

  @BeforeEach
  void create_an_article_and_an_actor() {
    ada = anActor("Ada").save();
    article = anArticle().save();
  }

  @Test
  void invalid_members_are_rejected_with_their_pointers() {
    Map<Map<String, Object>, String> faults = new LinkedHashMap<>();
    for (String text : List.of("", " ", "\n\t", "\u00A0\u2003", "a\0b")) {
      faults.put(Map.of("text", text), "/text");
      faults.put(Map.of("attribution", Map.of("cue", text)), "/attribution/cue");
      faults.put(Map.of("speaker", named(text, "person")), "/speaker/name");
      faults.put(Map.of("mentions", List.of(named(text))), "/mentions/0/name");
      faults.put(
          Map.of("attribution", Map.of("via", List.of(Map.of("text", text)))),
          "/attribution/via/0/text");
    }
    faults.put(Map.of("id", NOWHERE), "/id");
    faults.put(Map.of("anchor", "anchored"), "/anchor");
    faults.put(Map.of("createdAt", "2025-01-01T00:00:00Z"), "/createdAt");
    faults.put(Map.of("updatedAt", "2025-01-01T00:00:00Z"), "/updatedAt");
    faults.put(Map.of("txt", "a"), "/txt");
    faults.put(Map.of("attribution", Map.of("verb", "said")), "/attribution/verb");
    faults.put(Map.of("article", Map.of("id", article, "title", "T")), "/article/title");
    faults.put(Map.of("article", article), "/article");
    faults.put(Map.of("article", Map.of()), "/article");
    faults.put(Map.of("article", byId("1")), "/article/id");
    faults.put(Map.of("type", "Direct"), "/type");
    faults.put(Map.of("type", 0), "/type");
    faults.put(Map.of("status", "open"), "/status");
    faults.put(Map.of("saidOn", "2025-02-30"), "/saidOn");
    faults.put(Map.of("saidOn", "0000-01-01"), "/saidOn");
    faults.put(Map.of("saidOn", 20250101), "/saidOn");
    faults.put(Map.of("text", 1), "/text");
    faults.put(Map.of("attribution", Map.of("anonymous", "true")), "/attribution/anonymous");
    faults.put(Map.of("attribution", Map.of("via", List.of(Map.of()))), "/attribution/via/0");
    faults.put(Map.of("speaker", Map.of()), "/speaker");
    faults.put(Map.of("speaker", Map.of("kind", "person")), "/speaker");
    faults.put(Map.of("speaker", Map.of("id", ada, "name", "Ada")), "/speaker");
    faults.put(Map.of("speaker", named("Ada", "Person")), "/speaker/kind");
    faults.put(Map.of("mentions", byId(ada)), "/mentions");
    faults.put(nulls(Map.of(), "saidOn"), "/saidOn");
    faults.forEach(
        (members, place) -> {
          Map<String, Object> body = minimal("A road,", article);
          body.putAll(members);
          assertProblem(post(body), 400, "invalid-request", place);
        });
    for (String required : List.of("article", "text", "type")) {
      assertProblem(
          post(without(minimal("A road,", article), required)),
          400,
          "invalid-request",
          "/" + required);
    }
    assertEquals(List.of(), texts());
  }

  @Test
  void invalid_patches_are_rejected_with_their_pointers() {
    String path =
        "/quotes/"
            + aQuote().in(article).by(ada).saidOn("2025-01-01").attributed("role", "envoy").save();
    Map<String, Object> before = get(path).as(JsonBody.class).get("");
    for (String member : List.of("text", "type", "article")) {
      assertProblem(patch(path, nulls(Map.of(), member)), 400, "invalid-request", "/" + member);
    }
    for (String member : List.of("id", "createdAt", "updatedAt", "anchor", "words")) {
      assertProblem(patch(path, nulls(Map.of(), member)), 400, "invalid-request", "/" + member);
      assertProblem(patch(path, Map.of(member, "x")), 400, "invalid-request", "/" + member);
    }
    assertProblem(
        patch(path, Map.of("attribution", nulls(Map.of(), "verb"))),
        400,
        "invalid-request",
        "/attribution/verb");
    assertProblem(patch(path, Map.of("text", " ")), 400, "invalid-request", "/text");
    assertProblem(
        patch(path, Map.of("attribution", Map.of("role", "\0"))),
        400,
        "invalid-request",
        "/attribution/role");
    assertProblem(
        given().contentType(QuoteClient.MERGE_PATCH).body("[]").patch(path),
        400,
        "invalid-request",
        "");
    assertEquals(before, get(path).as(JsonBody.class).get(""), "nothing has changed");
  }

  @Test
  void all_faults_of_a_request_are_listed() {
    Map<String, Object> body = minimal(" ", article);
    body.remove("type");
    body.put("attribution", Map.of("role", "", "cue", "x".repeat(301)));
    Response problem = post(body);
    assertProblem(
        problem, 400, "invalid-request", "/attribution/cue", "/attribution/role", "/text", "/type");
    assertEquals(
        List.of(
            "must have at most 300 characters (Unicode code points)",
            "must not be blank",
            "must not be blank",
            "is required"),
        problem.as(JsonBody.class).get("errors.detail"));
  }

  private static Map<String, Object> minimal(String text, String article) {
    return new LinkedHashMap<>(Map.of("article", byId(article), "text", text, "type", "direct"));
  }

  private static Response post(Map<String, Object> quote) {
    return given().contentType("application/json").body(quote).post("/quotes");
  }

  private static Map<String, Object> nulls(Map<String, Object> members, String... removed) {
    Map<String, Object> all = new LinkedHashMap<>(members);
    for (String member : removed) {
      all.put(member, null);
    }
    return all;
  }

  private static Map<String, Object> without(Map<String, Object> members, String member) {
    Map<String, Object> rest = new TreeMap<>(members);
    rest.remove(member);
    return rest;
  }
}
