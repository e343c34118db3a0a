package org.onrecord.records.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.named;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.SimultaneousRequests;

/** PUT of articles by URL or external id. */
@QuarkusTest
class ArticlePutTest {
  private static final String URL = "https://example.com/tides";
  private static final List<Map<String, String>> CMS =
      List.of(Map.of("scheme", "cms", "value", "7"));

  @Test
  void an_article_is_created_by_its_url_and_replaced_afterwards() {
    Response created = put("url", URL, article("First"));
    String id = created.as(JsonBody.class).get("id");
    created
        .then()
        .statusCode(201)
        .header("Location", endsWith("/articles/" + id))
        .header("ETag", notNullValue())
        .body(has("url", equalTo(URL)));
    aQuote("The tide waits.").in(id).save();
    for (String same : List.of(URL, "HTTPS://EXAMPLE.com/tides?utm_source=x#top")) {
      put("url", same, article("Second"))
          .then()
          .statusCode(200)
          .header("Location", nullValue())
          .body(has("id", equalTo(id)))
          .body(has("title", equalTo("Second")))
          .body(has("url", equalTo(URL)));
    }
    assertEquals(List.of("changed", "created"), first("change", "/articles/" + id + "/history"));
    assertEquals(List.of("The tide waits."), first("text", "/quotes"));
  }

  @Test
  void an_article_is_created_by_its_external_id_and_replaced_afterwards() {
    Map<String, Object> body = article("First");
    body.put("url", URL);
    Response created = put("externalId", "cms:7", body);
    created.then().statusCode(201).body(has("externalIds", equalTo(CMS)));
    body.put("url", "https://example.com/moved");
    body.put("externalIds", List.of(Map.of("scheme", "wire", "value", "8")));
    put("externalId", "cms:7", body)
        .then()
        .statusCode(200)
        .body(has("id", equalTo(created.as(JsonBody.class).get("id"))))
        .body(has("url", equalTo("https://example.com/moved")))
        .body(has("externalIds.scheme", equalTo(List.of("wire", "cms"))));
    put("externalId", "cms:7", article("Second"))
        .then()
        .statusCode(200)
        .body(has("url", nullValue()))
        .body(has("externalIds.scheme", equalTo(List.of("cms"))));
  }

  @Test
  void the_body_replaces_all_members_but_the_key() {
    Map<String, Object> body = article("First");
    body.put("section", "Sea");
    body.put("source", named("The Tide", "media"));
    body.put("url", URL + "?utm_source=x");
    put("url", URL, body).then().statusCode(201).body(has("url", equalTo(URL + "?utm_source=x")));
    put("url", URL, article("Second"))
        .then()
        .statusCode(200)
        .body(has("section", nullValue()))
        .body(has("source", nullValue()))
        .body(has("url", equalTo(URL + "?utm_source=x")));
    body.put("url", URL);
    put("url", URL, body).then().statusCode(200).body(has("url", equalTo(URL)));
  }

  @Test
  void one_key_is_required() {
    put(article("T"), Map.of()).then().spec(invalidIn("url"));
    put(article("T"), Map.of("url", URL, "externalId", "cms:7"))
        .then()
        .spec(invalidIn("externalId"));
    put("url", "tides", article("T")).then().spec(invalidIn("url"));
    put("externalId", "cms", article("T")).then().spec(invalidIn("externalId"));
    Map<String, Object> other = article("T");
    other.put("url", "https://example.com/other");
    put("url", URL, other).then().spec(invalidAt("/url"));
    put("url", URL, Map.of("title", "T")).then().spec(invalidAt("/body"));
    assertEquals(List.of(), first("id", "/articles"));
  }

  @Test
  void conditions_decide_between_creating_and_replacing() {
    conditional("If-Match", "*").then().spec(refused(412, "precondition-failed"));
    conditional("If-Match", "\"1\"").then().spec(refused(412, "precondition-failed"));
    assertEquals(List.of(), first("id", "/articles"));
    Response created = conditional("If-None-Match", "*");
    created.then().statusCode(201);
    String tag = created.header("ETag");
    conditional("If-None-Match", "*")
        .then()
        .spec(refused(412, "precondition-failed"))
        .header("ETag", equalTo(tag));
    conditional("If-Match", "\"1\"").then().statusCode(412);
    conditional("If-Match", tag).then().statusCode(200);
    conditional("If-Match", "*").then().statusCode(200);
    conditional("If-None-Match", tag).then().statusCode(412);
    conditional("If-Match", "1").then().spec(invalidIn("If-Match"));
  }

  private static Response conditional(String header, String tags) {
    return given()
        .header(header, tags)
        .contentType("application/json")
        .queryParam("url", URL)
        .body(article("T"))
        .put("/articles");
  }

  @Test
  void the_key_of_another_article_in_the_body_is_refused() {
    String other = anArticle().with("url", URL).with("externalIds", CMS).save();
    Map<String, Object> body = article("T");
    body.put("url", URL);
    put("externalId", "cms:8", body)
        .then()
        .spec(refusedAt(409, "already-exists", "/url"))
        .body(has("existing.id", equalTo(other)));
    body = article("T");
    body.put("externalIds", CMS);
    put("url", "https://example.com/new", body)
        .then()
        .spec(refusedAt(409, "already-exists", "/externalIds/0"))
        .body(has("existing.id", equalTo(other)));
    assertEquals(List.of(other), first("id", "/articles"));
  }

  @Test
  void the_key_counts_among_the_external_ids() {
    Map<String, Object> body = article("T");
    body.put(
        "externalIds",
        IntStream.range(0, 100).mapToObj(i -> Map.of("scheme", "wire", "value", "" + i)).toList());
    put("externalId", "cms:7", body).then().spec(refusedAt(422, "unprocessable", "/externalIds"));
    put("externalId", "wire:7", body).then().statusCode(201);
  }

  @Test
  void simultaneous_requests_create_one_article() throws Exception {
    for (String key : List.of("url", "externalId")) {
      List<Response> answers =
          SimultaneousRequests.send(
              8, i -> put(key, key.equals("url") ? URL : "cms:7", article("no. " + i % 4)));
      List<Integer> statuses = answers.stream().map(Response::statusCode).sorted().toList();
      assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), statuses, key);
      assertEquals(
          1, answers.stream().map(a -> a.as(JsonBody.class).get("id")).distinct().count(), key);
    }
    assertEquals(2, first("id", "/articles").size());
  }

  @Test
  void simultaneous_requests_by_different_keys_of_one_article_create_it_once() throws Exception {
    Map<String, Object> body = article("T");
    body.put("url", URL);
    body.put("externalIds", CMS);
    List<Response> answers =
        SimultaneousRequests.send(
            9,
            i ->
                switch (i % 3) {
                  case 0 -> put("url", URL, body);
                  case 1 -> put("externalId", "cms:7", body);
                  default -> given().contentType("application/json").body(body).post("/articles");
                });
    assertEquals(1, answers.stream().filter(answer -> answer.statusCode() == 201).count());
    for (Response answer : answers) {
      boolean posted = answer.statusCode() == 409;
      assertEquals(
          true, posted || List.of(200, 201).contains(answer.statusCode()), answer::asString);
    }
    assertEquals(1, first("id", "/articles").size());
  }

  private static Response put(String key, String value, Map<String, ?> body) {
    return put(body, Map.of(key, value));
  }

  private static Response put(Map<String, ?> body, Map<String, ?> parameters) {
    return given()
        .contentType("application/json")
        .queryParams(parameters)
        .body(body)
        .put("/articles");
  }

  private static Map<String, Object> article(String title) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", title);
    body.put("body", "“The tide waits.”");
    return body;
  }
}
