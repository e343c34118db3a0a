package org.onrecord.query.list;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** List searches with a JSON body: the same results as query parameters, with more values. */
@QuarkusTest
class ListSearchTest {
  private static final Set<String> NUMBERS = Set.of("limit", "confidenceFrom");
  private static final Set<String> BOOLEANS = Set.of("anonymous", "highlight");
  private static final int MAX_VALUES = 1000;
  private static final String UNKNOWN_ID = "0199a000-0000-7000-8000-0000000009ff";

  private String article;

  /** One request per line: unencoded parameters separated by spaces; ~ stands for a space. */
  @TestFactory
  Stream<DynamicTest> a_body_selects_the_same_quotes_as_parameters() {
    createRecords();
    return sameResults(
        "/quotes",
        """

        limit=1
        limit=2 include=total
        include=total limit=2 sort=saidOn
        sort=publishedOn limit=2
        q=sea sort=relevance limit=1 highlight=true
        q=sea~-land~or~"the~sea" limit=1
        q={0}~%20&=?#+/é~or~sea limit=1
        speaker=Ada limit=1
        speaker=Ada speaker=Ben limit=1 include=total
        speaker=Ada~&~{Ben}~+100%~=~"é"?#/~نمی‌کنیم speaker=Ada limit=1 unknownNames=ignore
        affiliation=Ministry limit=1
        under=State under=Nowhere limit=1 highlight=false unknownNames=ignore
        role=minister role=envoy limit=1
        via=Reuters limit=1
        mentions=Ben limit=1
        article=ARTICLE limit=1
        source=Post source=Times limit=1
        type=direct type=mixed limit=1
        status=confirmed status=disputed limit=1
        anonymous=false limit=1
        anchor=anchored anchor=none limit=1
        origin=editor limit=1
        confidenceFrom=0.5
        language=en language=de limit=1
        saidFrom=2025-01-01 saidTo=2025-12-31 limit=1
        publishedFrom=2025-01-01 publishedTo=2025-12-31 sort=-saidOn limit=1
        q=sea speaker=Ada type=direct status=confirmed anonymous=false language=en sort=relevance limit=1 include=total
        speaker=nobody unknownNames=ignore
        """);
  }

  @TestFactory
  Stream<DynamicTest> a_body_selects_the_same_articles_as_parameters() {
    createRecords();
    return sameResults(
        "/articles",
        """

        limit=1
        limit=1 include=total expand=body
        limit=1 expand=body expand=quotes
        q=sea limit=1 highlight=true expand=quotes
        q=sea sort=relevance limit=1
        source=Post source=Times limit=1
        author=Clara~Hensley author=Nobody limit=1
        section=World~&~Sea limit=1
        language=en limit=1
        publishedFrom=2025-01-01 publishedTo=2025-12-31 sort=publishedOn limit=1
        quotes=Ada quotes=Ben limit=1
        mentions=Ben limit=1 include=total
        """);
  }

  @Test
  void a_single_value_equals_an_array_of_one() {
    createRecords();
    AssertEach.of(
        List.of("speaker", "affiliation", "source"),
        member -> {
          String name =
              Map.of("speaker", "Ada", "affiliation", "Ministry", "source", "Post").get(member);
          Map<String, Object> single = Map.of(member, name, "limit", 1);
          Map<String, Object> array = Map.of(member, List.of(name), "limit", 1);
          Response response = searched("/quotes", single);
          assertEquals(1, response.as(JsonBody.class).getList("items").size());
          assertEquals(
              response.as(JsonBody.class).get("cursor").toString(),
              searched("/quotes", array).as(JsonBody.class).get("cursor"));
          assertEquals(response.asString(), searched("/quotes", array).asString());
        });
    assertEquals(
        searched("/quotes", Map.of("include", List.of("total"))).asString(),
        searched("/quotes", Map.of("include", "total")).asString());
    assertEquals(
        searched("/articles", Map.of("expand", List.of("body"))).asString(),
        searched("/articles", Map.of("expand", "body")).asString());
  }

  @TestFactory
  Stream<DynamicTest> a_member_accepts_at_most_a_thousand_values() {
    createRecords();
    Map<String, List<String>> repeatable =
        Map.of(
            "/quotes",
            List.of("speaker", "affiliation", "under", "role", "via", "mentions", "source"),
            "/articles",
            List.of("source", "author", "section", "quotes", "mentions"));
    return repeatable.entrySet().stream()
        .flatMap(
            list ->
                list.getValue().stream()
                    .map(
                        member ->
                            dynamicTest(
                                list.getKey() + " " + member,
                                () -> assertBound(list.getKey(), member))));
  }

  private static void assertBound(String path, String member) {
    Map<String, Object> body = Map.of("unknownNames", "ignore", "include", List.of("total"));
    searched(path, with(body, member, many(MAX_VALUES)))
        .then()
        .statusCode(200)
        .body(has("total", equalTo(0)));
    search(path, Map.of(member, many(MAX_VALUES + 1))).then().spec(invalidAt("/" + member));
  }

  @Test
  void the_last_of_a_thousand_values_matches() {
    createRecords();
    for (String member : List.of("speaker", "mentions", "via", "source", "affiliation", "under")) {
      String sought =
          Map.of("speaker", "Ada", "mentions", "Ben", "via", "Reuters", "source", "Post")
              .getOrDefault(member, "Ministry");
      List<String> names = new ArrayList<>(many(MAX_VALUES - 1));
      names.add(sought);
      List<String> found =
          searched("/quotes", Map.of(member, names, "unknownNames", "ignore"))
              .as(JsonBody.class)
              .get("items.text");
      assertEquals(
          searched("/quotes", Map.of(member, sought)).as(JsonBody.class).get("items.text"),
          found,
          member);
      assertTrue(!found.isEmpty(), member);
    }
    List<String> ids = new ArrayList<>(Collections.nCopies(MAX_VALUES - 1, UNKNOWN_ID));
    ids.add(article);
    assertEquals(
        List.of("sea and land", "the sea"),
        searched("/quotes", Map.of("article", ids)).as(JsonBody.class).get("items.text"));
  }

  @TestFactory
  Stream<DynamicTest> invalid_members_are_reported_at_their_pointers() {
    return Stream.of(
            """
            /quotes | {"speaker": 1} | /speaker
            /quotes | {"speaker": true} | /speaker
            /quotes | {"speaker": {"id": "x"}} | /speaker
            /quotes | {"speaker": [["Ada"]]} | /speaker/0
            /quotes | {"speaker": ["Ada", 7, "Ben", null]} | /speaker/1 /speaker/3
            /quotes | {"speaker": ["Ada", 7]} | /speaker/1
            /quotes | {"speaker": ["Ada", " "]} | /speaker/1
            /quotes | {"speaker": " "} | /speaker
            /quotes | {"speaker": ""} | /speaker
            /quotes | {"speaker": null} | /speaker
            /quotes | {"speaker": []} | /speaker
            /quotes | {"under": []} | /under
            /quotes | {"type": [], "status": []} | /type /status
            /quotes | {"q": " ", "limit": 0, "type": ["said"], "sort": 7} | /q /limit /type/0 /sort
            /quotes | {"q": " ", "status": "confirmed", "limit": 0} | /q /limit
            /quotes | {"type": "said"} | /type
            /quotes | {"type": ["direct", "said"]} | /type/1
            /quotes | {"type": "DIRECT"} | /type
            /quotes | {"article": "7"} | /article
            /quotes | {"article": ["0199a000-0000-7000-8000-000000000901", "7"]} | /article/1
            /quotes | {"language": "e n"} | /language
            /quotes | {"anonymous": "false"} | /anonymous
            /quotes | {"anonymous": 0} | /anonymous
            /quotes | {"anonymous": [false]} | /anonymous
            /quotes | {"highlight": "true"} | /highlight
            /quotes | {"confidenceFrom": "0.5"} | /confidenceFrom
            /quotes | {"confidenceFrom": 1.5} | /confidenceFrom
            /quotes | {"limit": "20"} | /limit
            /quotes | {"limit": 1.5} | /limit
            /quotes | {"limit": 0} | /limit
            /quotes | {"limit": 101} | /limit
            /quotes | {"limit": [20]} | /limit
            /quotes | {"limit": 99999999999} | /limit
            /quotes | {"q": ["sea"]} | /q
            /quotes | {"q": 7} | /q
            /quotes | {"q": null} | /q
            /quotes | {"q": ""} | /q
            /quotes | {"sort": "name"} | /sort
            /quotes | {"sort": ["saidOn", "said"]} | /sort/1
            /quotes | {"sort": "relevance"} | /sort
            /quotes | {"include": "all"} | /include
            /quotes | {"include": ["total", "all"]} | /include/1
            /quotes | {"saidFrom": "2025-02-30"} | /saidFrom
            /quotes | {"saidFrom": "2025-02-02", "saidTo": "2025-02-01"} | /saidTo
            /quotes | {"cursor": "nonsense"} | /cursor
            /quotes | {"cursor": ""} | /cursor
            /quotes | {"cursor": 7} | /cursor
            /quotes | {"page": 2} | /page
            /quotes | {"Speaker": "Ada", "a/b~c": 1} | /Speaker /a~1b~0c
            /quotes | {"expand": ["body"]} | /expand/0
            /quotes | {"q": "a\\u0000b"} | /q
            /quotes | [] |
            /quotes | "sea" |
            /quotes | null |
            /articles | {"speaker": "Ada"} | /speaker
            /articles | {"expand": ["body", "all"]} | /expand/1
            /articles | {"expand": "all"} | /expand
            /articles | {"author": [7]} | /author/0
            /articles | {"sort": "relevance"} | /sort
            /articles | {"publishedFrom": "2025-02-02", "publishedTo": "2025-02-01"} | /publishedTo
            """
                .split("\n"))
        .map(row -> row.split("\\|", -1))
        .map(
            row ->
                dynamicTest(
                    row[0] + row[1],
                    () ->
                        sent(row[0].strip(), row[1].strip())
                            .then()
                            .spec(invalidAt(row[2].strip().split(" ")))));
  }

  @Test
  void query_parameters_of_a_search_are_rejected() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/quotes/search?limit=1&q=sea")
        .then()
        .spec(invalidIn("limit", "q"));
  }

  @Test
  void a_body_that_is_not_json_is_rejected() {
    sent("/quotes", "{").then().spec(refused(400, "invalid-request"));
    sent("/quotes", "").then().spec(refused(400, "invalid-request"));
    sent("/quotes", "{\"limit\": 1, \"limit\": 2}").then().spec(refused(400, "invalid-request"));
    given()
        .contentType("text/plain")
        .body("{}")
        .post("/quotes/search")
        .then()
        .spec(refused(415, "unsupported-media-type"));
  }

  @Test
  void cursors_are_valid_in_parameters_bodies_and_links() {
    createRecords();
    AssertEach.of(
        List.of("publishedOn", "-saidOn", "relevance"),
        sort -> {
          String query = "q=sea&limit=1&sort=" + sort;
          Map<String, Object> body = Map.of("q", "sea", "limit", 1, "sort", sort);
          List<String> whole =
              fetched("/quotes?q=sea&sort=" + sort).as(JsonBody.class).get("items.text");
          assertEquals(3, whole.size());
          String ofGet = fetched("/quotes?" + query).as(JsonBody.class).get("cursor");
          String ofPost = searched("/quotes", body).as(JsonBody.class).get("cursor");
          assertEquals(ofGet, ofPost);
          assertEquals(
              List.of(whole.get(1)),
              searched("/quotes", with(body, "cursor", ofGet))
                  .as(JsonBody.class)
                  .get("items.text"));
          assertEquals(
              List.of(whole.get(1)),
              fetched("/quotes?" + query + "&cursor=" + ofPost)
                  .as(JsonBody.class)
                  .get("items.text"));
          assertEquals(
              List.of(whole.get(1)),
              fetched(searched("/quotes", body).as(JsonBody.class).get("next"))
                  .as(JsonBody.class)
                  .get("items.text"));
          search("/quotes", Map.of("q", "seas", "limit", 1, "sort", sort, "cursor", ofGet))
              .then()
              .spec(invalidAt("/cursor"));
        });
  }

  @Test
  void paging_returns_every_row_once() {
    for (int i = 0; i < 23; i++) {
      aQuote("sea " + i).save();
    }
    AssertEach.of(
        List.of("publishedOn", "-publishedOn", "relevance"),
        sort -> {
          Map<String, Object> body = Map.of("q", "sea", "limit", 5, "sort", sort);
          List<String> paged = new ArrayList<>();
          Response page = searched("/quotes", body);
          paged.addAll(page.as(JsonBody.class).get("items.text"));
          while (page.as(JsonBody.class).get("cursor") != null && paged.size() < 100) {
            assertTrue(
                page.as(JsonBody.class)
                    .<String>get("next")
                    .contains(page.as(JsonBody.class).<String>get("cursor")));
            page = searched("/quotes", with(body, "cursor", page.as(JsonBody.class).get("cursor")));
            paged.addAll(page.as(JsonBody.class).get("items.text"));
          }
          List<String> whole =
              fetched("/quotes?limit=100&q=sea&sort=" + sort).as(JsonBody.class).get("items.text");
          assertEquals(23, whole.size());
          assertEquals(whole, paged);
        });
  }

  @Test
  void search_supports_only_post() {
    for (String path : List.of("/quotes/search", "/articles/search")) {
      for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE")) {
        Response response =
            given().contentType("application/json").body("{}").request(method, path);
        assertEquals(405, response.statusCode(), method + " " + path);
        assertEquals("OPTIONS, POST", sorted(response.header("Allow")), method + " " + path);
        if (!method.equals("HEAD")) {
          response
              .then()
              .spec(refused(405, "method-not-allowed"))
              .body(has("detail", containsString("It supports OPTIONS, POST.")));
        }
      }
      given().options(path).then().statusCode(200);
      assertEquals("OPTIONS, POST", sorted(given().options(path).header("Allow")));
    }
  }

  private void createRecords() {
    String state = anActor("State").kind("state").save();
    String ministry =
        anActor("Ministry").kind("organization").affiliated(state, "part", null, null).save();
    String ada = anActor("Ada").affiliated(ministry, "minister", null, null).save();
    String ben = anActor("Ben").affiliated(ministry, "envoy", null, null).save();
    article =
        anArticle()
            .titled("The sea")
            .body("“the sea” and “sea and land”")
            .from("Post")
            .language("en")
            .with("section", "World & Sea")
            .with("authors", List.of("Clara Hensley"))
            .publishedOn("2025-06-12")
            .save();
    String other =
        anArticle()
            .titled("More sea")
            .from("Times")
            .language("de-AT")
            .publishedOn("2025-06-13")
            .save();
    aQuote("the sea").in(article).by(ada).saidOn("2025-06-11").save();
    aQuote("sea and land").in(article).by(ben).mentioning(ada).type("mixed").save();
    aQuote("the sea, the sea")
        .in(other)
        .by(ada)
        .mentioning(ben)
        .attributed("via", List.of(Map.of("text", "Reuters")))
        .with("status", "disputed")
        .save();
    aQuote("land")
        .in(other)
        .by(ada)
        .attributed("via", List.of(Map.of("text", "Reuters")))
        .mentioning(ben)
        .save();
  }

  private Stream<DynamicTest> sameResults(String path, String requests) {
    return requests
        .lines()
        .map(
            request ->
                dynamicTest(path + " " + request, () -> assertSame(path, parameters(request))));
  }

  private Map<String, List<String>> parameters(String request) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String parameter : request.isEmpty() ? new String[0] : request.split(" ")) {
      String[] parts = parameter.replace('~', ' ').replace("ARTICLE", article).split("=", 2);
      parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    return parameters;
  }

  /** Compares both kinds of request page by page. */
  private static void assertSame(String path, Map<String, List<String>> parameters) {
    Map<String, Object> body = new LinkedHashMap<>();
    parameters.forEach((name, values) -> body.put(name, member(name, values)));
    String query =
        parameters.entrySet().stream()
            .flatMap(p -> p.getValue().stream().map(value -> p.getKey() + "=" + encoded(value)))
            .collect(joining("&"));
    Response byQuery = fetched(query.isEmpty() ? path : path + "?" + query);
    Response byBody = searched(path, body);
    for (int page = 0; page < 6; page++) {
      assertEquals(content(byQuery), content(byBody));
      String cursor = byQuery.as(JsonBody.class).get("cursor");
      if (cursor == null) {
        return;
      }
      byQuery = fetched(byQuery.as(JsonBody.class).get("next"));
      byBody = searched(path, with(body, "cursor", cursor));
    }
  }

  /** A response with decoded parameters in its link, since some can be encoded in two ways. */
  private static Map<String, Object> content(Response response) {
    Map<String, Object> content = new LinkedHashMap<>(response.as(JsonBody.class).getMap(""));
    content.computeIfPresent(
        "next",
        (name, link) ->
            Stream.of(link.toString().split("[?&]"))
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList());
    return content;
  }

  private static Object member(String name, List<String> values) {
    String value = values.get(0);
    if (NUMBERS.contains(name)) {
      return new BigDecimal(value);
    }
    if (BOOLEANS.contains(name)) {
      return Boolean.valueOf(value);
    }
    return Set.of("include", "expand").contains(name) || values.size() > 1 ? values : value;
  }

  private static Map<String, Object> with(Map<String, Object> body, String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(body);
    more.put(member, value);
    return more;
  }

  private static Response searched(String path, Map<String, Object> body) {
    Response response = search(path, body);
    assertEquals(200, response.statusCode(), response::asString);
    return response;
  }

  private static Response search(String path, Map<String, Object> body) {
    return given().contentType("application/json; charset=UTF-8").body(body).post(path + "/search");
  }

  private static Response sent(String path, String body) {
    return given().contentType("application/json").body(body).post(path + "/search");
  }

  private static Response fetched(String link) {
    Response response = given().urlEncodingEnabled(false).get(link);
    assertEquals(200, response.statusCode(), response::asString);
    return response;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> "Nobody " + i).toList();
  }

  private static String sorted(String methods) {
    return Stream.of(methods.split(",\\s*")).sorted().collect(joining(", "));
  }
}
