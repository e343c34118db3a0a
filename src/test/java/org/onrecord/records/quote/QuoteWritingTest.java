package org.onrecord.records.quote;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.head;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.patch;
import static org.onrecord.records.quote.QuoteClient.put;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Create, replace, patch and delete quotes. */
@QuarkusTest
class QuoteWritingTest {
  private static final String NOWHERE = "0199a000-0000-7002-8000-0000000009ff";

  private String ada;
  private String ben;
  private String article;

  @BeforeEach
  void create_an_article_and_two_actors() {
    ada = anActor("Ada").save();
    ben = anActor("Ben").alias("Benjamin").save();
    article =
        anArticle()
            .titled("Talks")
            .body("“A road,” she said. “No comment.”")
            .from("Post")
            .publishedOn("2025-06-12")
            .save();
  }

  @Test
  void a_minimal_quote_gets_the_defaults() {
    String bare = anArticle().titled("Bare").body("Nothing.").save();
    Map<String, Object> created = created(minimal("A road,", bare));
    created.keySet().removeAll(List.of("id", "statement", "createdAt", "updatedAt"));
    assertEquals(
        Map.of(
            "article",
            Map.of("id", bare, "title", "Bare", "authors", List.of()),
            "text",
            "A road,",
            "type",
            "direct",
            "status",
            "confirmed",
            "attribution",
            Map.of("anonymous", false, "via", List.of()),
            "spans",
            List.of(),
            "origin",
            Map.of("kind", "editor"),
            "anchor",
            "none",
            "mentions",
            List.of()),
        created);
  }

  @Test
  void a_complete_quote_is_returned_unchanged() {
    Map<String, Object> expected = new HashMap<>(complete());
    expected.put("article", articleReference());
    expected.put("speaker", actor(ada, "Ada"));
    expected.put("mentions", List.of(actor(ada, "Ada"), actor(ben, "Ben")));
    expected.put("anchor", "anchored");
    expected.put("origin", Map.of("kind", "editor"));
    Map<String, Object> attribution = new HashMap<>();
    attribution.putAll(Map.of("text", "she", "role", "envoy", "cue", "said", "anonymous", true));
    attribution.put(
        "via",
        List.of(
            Map.of("text", "state television"),
            Map.of("actor", actor(ben, "Ben")),
            Map.of("text", "the wire", "actor", actor(ben, "Ben"))));
    expected.put("attribution", attribution);
    Map<String, Object> created = created(complete());
    created.keySet().removeAll(List.of("id", "statement", "createdAt", "updatedAt"));
    assertEquals(new TreeMap<>(expected), new TreeMap<>(created));
  }

  @Test
  void a_created_quote_is_the_same_at_its_location_and_in_lists() {
    Instant before = Instant.now();
    Response created = post(complete());
    created.then().statusCode(201);
    String id = created.as(JsonBody.class).get("id");
    assertTrue(created.header("Location").endsWith("/quotes/" + id), created.header("Location"));
    assertTrue(created.header("Location").startsWith("http://"), created.header("Location"));
    assertEquals('7', id.charAt(14), "a UUID of version 7");
    assertEquals(
        created.as(JsonBody.class).<String>get("createdAt"),
        created.as(JsonBody.class).get("updatedAt"));
    Instant at = Instant.parse(created.as(JsonBody.class).get("createdAt"));
    assertTrue(!at.isBefore(before.minusMillis(1)) && !at.isAfter(Instant.now()), at.toString());
    Map<String, Object> answered = created.as(JsonBody.class).get("");
    assertEquals(answered, get(created.header("Location")).as(JsonBody.class).get(""));
    Map<String, Object> listed = new HashMap<>(answered);
    listed.put("etag", created.header("ETag"));
    assertEquals(List.of(listed), get("/quotes").as(JsonBody.class).get("items"));
    assertEquals(
        List.of(listed), get("/articles/" + article + "/quotes").as(JsonBody.class).get("items"));
    assertEquals(
        List.of(listed), get("/actors/" + ada + "/quotes").as(JsonBody.class).get("items"));
    assertEquals(
        List.of(answered),
        get("/articles/" + article + "?expand=quotes").as(JsonBody.class).get("quotes"));
  }

  @Test
  void put_replaces_all_members() {
    Map<String, Object> before = created(complete());
    String path = "/quotes/" + before.get("id");
    Response replaced = put(path, minimal("No comment.", article));
    replaced.then().statusCode(200);
    Map<String, Object> after = new HashMap<>(replaced.as(JsonBody.class).get(""));
    assertEquals(after, get(path).as(JsonBody.class).get(""));
    assertEquals(before.get("createdAt"), after.get("createdAt"));
    assertTrue(
        Instant.parse((String) after.get("updatedAt"))
            .isAfter(Instant.parse((String) before.get("updatedAt"))));
    after.keySet().removeAll(List.of("statement", "createdAt", "updatedAt"));
    assertEquals(
        Map.of(
            "id", before.get("id"),
            "article", articleReference(),
            "text", "No comment.",
            "type", "direct",
            "status", "proposed",
            "attribution", Map.of("anonymous", false, "via", List.of()),
            "spans", List.of(Map.of("start", 21, "end", 32)),
            "anchor", "anchored",
            "origin", Map.of("kind", "editor"),
            "mentions", List.of()),
        after);
    put(path, complete()).then().statusCode(200);
    assertEquals(
        without(before, "updatedAt"), without(get(path).as(JsonBody.class).get(""), "updatedAt"));
  }

  @Test
  void a_patch_sets_members_and_null_removes_them() {
    Map<String, Object> expected = created(complete());
    String path = "/quotes/" + expected.get("id");
    Map<String, Object> change = new HashMap<>();
    change.put("saidOn", null);
    change.put("speaker", null);
    change.put("type", "indirect");
    change.put("attribution", nulls(Map.of("cue", "shouted"), "role"));
    change.put("mentions", List.of(byId(ben)));
    Response patched = patch(path, change);
    patched.then().statusCode(200);
    expected.keySet().removeAll(List.of("saidOn", "speaker"));
    expected.put("type", "indirect");
    expected.put("mentions", List.of(actor(ben, "Ben")));
    Map<String, Object> attribution = new HashMap<>(members(expected, "attribution"));
    attribution.put("cue", "shouted");
    attribution.remove("role");
    expected.put("attribution", attribution);
    assertEquals(
        without(expected, "updatedAt"), without(patched.as(JsonBody.class).get(""), "updatedAt"));
    assertEquals(patched.<Map<String, Object>>path(""), get(path).as(JsonBody.class).get(""));
  }

  @Test
  void removed_members_get_their_defaults() {
    String path = "/quotes/" + created(complete()).get("id");
    Response patched =
        patch(path, nulls(Map.of(), "status", "attribution", "mentions", "spans", "saidOn"));
    patched.then().statusCode(200);
    assertEquals(
        "proposed",
        patched.as(JsonBody.class).get("status"),
        "a status has no default to go back to");
    assertEquals(
        Map.of("anonymous", false, "via", List.of()),
        patched.as(JsonBody.class).get("attribution"));
    assertEquals(List.of(), patched.as(JsonBody.class).get("mentions"));
    assertEquals(
        List.of(Map.of("start", 1, "end", 7), Map.of("start", 21, "end", 32)),
        patched.as(JsonBody.class).get("spans"),
        "the service finds the two pieces");
    assertEquals("anchored", patched.as(JsonBody.class).get("anchor"));
  }

  @Test
  void an_empty_patch_changes_nothing() {
    Map<String, Object> before = created(complete());
    Response patched = patch("/quotes/" + before.get("id"), Map.of());
    patched.then().statusCode(200);
    assertEquals(
        without(before, "updatedAt"), without(patched.as(JsonBody.class).get(""), "updatedAt"));
  }

  @Test
  void a_patch_replaces_references_and_arrays_as_a_whole() {
    String path = "/quotes/" + created(complete()).get("id");
    assertEquals(
        actor(ben, "Ben"),
        patch(path, Map.of("speaker", named("benjamin"))).as(JsonBody.class).get("speaker"));
    Response renewed = patch(path, Map.of("speaker", named("Cleo", "person")));
    assertEquals("Cleo", renewed.as(JsonBody.class).get("speaker.name"));
    assertEquals(
        List.of(Map.of("text", "radio")),
        patch(path, Map.of("attribution", Map.of("via", List.of(Map.of("text", "radio")))))
            .as(JsonBody.class)
            .get("attribution.via"));
    assertEquals("envoy", get(path).as(JsonBody.class).get("attribution.role"));
    assertEquals(
        List.of(), patch(path, Map.of("mentions", List.of())).as(JsonBody.class).get("mentions"));
  }

  @Test
  void a_patch_of_the_text_anchors_the_quote_anew() {
    String path = "/quotes/" + created(complete()).get("id");
    Response patched = patch(path, Map.of("text", "No comment."));
    assertEquals(List.of(Map.of("start", 21, "end", 32)), patched.as(JsonBody.class).get("spans"));
    assertEquals("anchored", patched.as(JsonBody.class).get("anchor"));
    Response unknown = patch(path, Map.of("text", "No news."));
    assertEquals(List.of(), unknown.as(JsonBody.class).get("spans"));
    assertEquals("none", unknown.as(JsonBody.class).get("anchor"));
    assertProblem(
        patch(path, Map.of("text", "No news.", "spans", List.of(Map.of("start", 1, "end", 8)))),
        422,
        "unprocessable",
        "/spans");
  }

  @Test
  void a_patch_with_the_same_text_or_article_keeps_the_spans() {
    Map<String, Object> before = created(complete());
    String path = "/quotes/" + before.get("id");
    for (Map<String, ?> same :
        List.of(Map.of("text", before.get("text")), Map.of("article", byId(article)))) {
      Response patched = patch(path, same);
      patched.then().statusCode(200);
      assertEquals(before.get("spans"), patched.as(JsonBody.class).get("spans"));
      assertEquals("anchored", patched.as(JsonBody.class).get("anchor"));
    }
  }

  @Test
  void a_quote_moved_to_another_article_gets_its_anchor_and_date_from_there() {
    String other =
        anArticle()
            .titled("Other")
            .body("Late: A road, No comment.")
            .publishedOn("2025-07-01")
            .save();
    String path = "/quotes/" + created(minimal("No comment.", article)).get("id");
    Response moved = patch(path, Map.of("article", byId(other)));
    moved.then().statusCode(200);
    assertEquals(List.of(Map.of("start", 14, "end", 25)), moved.as(JsonBody.class).get("spans"));
    assertEquals(
        Map.of("id", other, "title", "Other", "publishedOn", "2025-07-01", "authors", List.of()),
        moved.as(JsonBody.class).get("article"));
    assertEquals(List.of("No comment."), texts("publishedFrom=2025-07-01"));
    assertEquals(List.of(), texts("article=" + article));
  }

  @Test
  void a_deleted_quote_is_not_found() {
    String path = "/quotes/" + created(complete()).get("id");
    Response deleted = delete(path);
    assertEquals(204, deleted.statusCode());
    assertEquals("", deleted.asString());
    assertProblem(get(path), 404, "not-found");
    assertProblem(put(path, complete()), 404, "not-found");
    assertProblem(patch(path, Map.of("type", "mixed")), 404, "not-found");
    assertProblem(delete(path), 404, "not-found");
    assertEquals(404, head(path).statusCode());
    assertEquals(List.of(), texts());
    assertEquals(200, get("/actors/" + ada).statusCode());
    assertEquals(200, get("/articles/" + article).statusCode());
  }

  @Test
  void deleting_an_article_deletes_its_quotes() {
    String path = "/quotes/" + created(complete()).get("id");
    aQuote("stays").save();
    delete("/articles/" + article).then().statusCode(204);
    assertProblem(get(path), 404, "not-found");
    assertEquals(List.of("stays"), texts());
  }

  @Test
  void an_unknown_id_is_not_found_and_a_malformed_id_is_rejected() {
    Response problem = get("/quotes/" + NOWHERE);
    assertProblem(problem, 404, "not-found");
    assertEquals(
        "There is no quote with the id " + NOWHERE + ".", problem.as(JsonBody.class).get("detail"));
    for (String id : List.of("1", "0199a000-0000-7002-8000-0000000009f", "x".repeat(36))) {
      String path = "/quotes/" + id;
      assertProblem(get(path), 400, "invalid-request", "id");
      assertProblem(put(path, complete()), 400, "invalid-request", "id");
      assertProblem(patch(path, Map.of()), 400, "invalid-request", "id");
      assertProblem(delete(path), 400, "invalid-request", "id");
    }
  }

  @Test
  void head_answers_like_get_without_a_body() {
    String path = "/quotes/" + created(complete()).get("id");
    for (String each :
        List.of(
            path, "/quotes", "/articles/" + article + "/quotes", "/actors/" + ada + "/quotes")) {
      Response headers = head(each);
      assertEquals(200, headers.statusCode(), each);
      assertEquals("", headers.asString(), each);
      assertEquals(get(each).contentType(), headers.contentType(), each);
    }
    assertEquals(400, head("/quotes?limit=0").statusCode());
  }

  @Test
  void text_is_returned_exactly_as_printed() {
    for (String text :
        List.of(
            "نمی‌کنیم، علی\u200D",
            "\u202Bسلام\u202C \u2066a\u2069 \u200E\u200F\u061C",
            "\uFEFFe\u0301 \u00E9 \u00AD\u2060\u200B",
            "  two  spaces\n\tand a tab ",
            "\u200B",
            "😀👩‍👩‍👧 𝔻 \uFFFD \uFFFE \u0085\u2028",
            "\"\\/\b\f\u0001\u007F",
            "ǅ ﬁ ß İ")) {
      String id = aQuote(text).in(article).attributed("text", text + "x").save();
      assertEquals(text, get("/quotes/" + id).as(JsonBody.class).get("text"));
      assertEquals(text + "x", get("/quotes/" + id).as(JsonBody.class).get("attribution.text"));
    }
  }

  @Test
  void lengths_count_code_points() {
    String longest = "😀".repeat(20_000);
    String id = aQuote(longest).in(article).attributed("role", "😀".repeat(300)).save();
    assertEquals(longest, get("/quotes/" + id).as(JsonBody.class).get("text"));
    assertProblem(aQuote(longest + "!").in(article).post(), 400, "invalid-request", "/text");
    assertProblem(
        aQuote().in(article).attributed("role", "😀".repeat(301)).post(),
        400,
        "invalid-request",
        "/attribution/role");
  }

  @Test
  void mentions_are_distinct_and_sorted_by_name() {
    String zoe = anActor("zoe").save();
    String emile = anActor("Émile").save();
    Response created =
        aQuote()
            .in(article)
            .mentioning(zoe)
            .mentioning(emile)
            .mentioning(ben)
            .mentioning(zoe)
            .post();
    created.then().statusCode(201);
    assertEquals(List.of("Ben", "Émile", "zoe"), created.as(JsonBody.class).get("mentions.name"));
  }

  private Map<String, Object> complete() {
    Map<String, Object> attribution = new LinkedHashMap<>();
    attribution.putAll(Map.of("text", "she", "role", "envoy", "cue", "said", "anonymous", true));
    attribution.put(
        "via",
        List.of(
            Map.of("text", "state television"),
            Map.of("actor", byId(ben)),
            Map.of("text", "the wire", "actor", byId(ben))));
    Map<String, Object> quote = minimal("A road, No comment.", article);
    quote.put("type", "mixed");
    quote.put("status", "proposed");
    quote.put("saidOn", "2025-06-11");
    quote.put("speaker", byId(ada));
    quote.put("attribution", attribution);
    quote.put("spans", List.of(Map.of("start", 1, "end", 8), Map.of("start", 21, "end", 32)));
    quote.put("mentions", List.of(byId(ben), byId(ada)));
    return quote;
  }

  private static Map<String, Object> minimal(String text, String article) {
    return new LinkedHashMap<>(Map.of("article", byId(article), "text", text, "type", "direct"));
  }

  private Map<String, Object> articleReference() {
    Map<String, Object> source = get("/articles/" + article).as(JsonBody.class).get("source");
    return Map.of(
        "id",
        article,
        "title",
        "Talks",
        "source",
        source,
        "publishedOn",
        "2025-06-12",
        "authors",
        List.of());
  }

  private static Map<String, Object> actor(String id, String name) {
    return Map.of("id", id, "name", name, "kind", "person");
  }

  private static Response post(Map<String, Object> quote) {
    return given().contentType("application/json").body(quote).post("/quotes");
  }

  private static Map<String, Object> created(Map<String, Object> quote) {
    return new HashMap<>(
        post(quote).then().statusCode(201).extract().<Map<String, Object>>path(""));
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

  @SuppressWarnings("unchecked")
  private static Map<String, Object> members(Map<String, Object> quote, String member) {
    return (Map<String, Object>) quote.get(member);
  }
}
