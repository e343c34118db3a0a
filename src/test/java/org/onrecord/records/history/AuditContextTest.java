package org.onrecord.records.history;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RawHttp;
import org.onrecord.sample.SampleData;

/** Authors and reasons of changes. */
@QuarkusTest
class AuditContextTest {
  private static final Map<String, Object> DEV = Map.of("key", Map.of("name", "dev key"));

  @Inject SampleData samples;

  @Test
  void a_change_has_the_key_and_the_reason_of_its_request() {
    JsonBody key = key("Newsroom");
    Map<String, Object> newsroom =
        Map.of("key", Map.of("id", key.getString("id"), "name", "Newsroom"));
    String ada = anActor("Ada").save();
    given()
        .header("Authorization", "Bearer " + key.getString("key"))
        .header("Change-Reason", "Married.")
        .contentType("application/merge-patch+json")
        .body("{\"name\": \"Ada B.\"}")
        .patch("/actors/" + ada)
        .then()
        .statusCode(200);
    given().header("Change-Reason", "Never lived.").delete("/actors/" + ada).then().statusCode(204);
    String history = "/actors/" + ada + "/history";
    assertEquals(List.of(DEV, newsroom, DEV), ListRequests.first("by", history));
    assertEquals(
        Arrays.asList("Never lived.", "Married.", null), ListRequests.first("reason", history));
  }

  @Test
  void records_created_together_have_the_same_author_and_reason() {
    String article =
        given()
            .header("Change-Reason", "From the archive.")
            .contentType("application/json")
            .body(anArticle().from("Post").body("“The cable is mended,” said Ilse Marenko.").body())
            .post("/articles?extract=true")
            .then()
            .statusCode(201)
            .extract()
            .as(JsonBody.class)
            .get("id");
    for (String path : List.of("/articles", "/actors", "/quotes")) {
      for (String id : ListRequests.<String>first("id", path)) {
        assertEquals(
            List.of("From the archive."),
            ListRequests.first("reason", path + "/" + id + "/history"),
            path);
      }
    }
    assertTrue(ListRequests.first("id", "/quotes", "article", article).size() > 0);
  }

  @Test
  void updates_of_an_import_have_its_author_and_reason() {
    String article =
        anArticle().body("He said: so it is.").with("url", "https://a.example/").save();
    String quote = aQuote("so it is").in(article).save();
    Map<String, Object> line = new LinkedHashMap<>(anArticle().body());
    line.put("url", "https://a.example/");
    line.put("body", "He then said: so it is.");
    given()
        .header("Change-Reason", "The paper's own corrections")
        .contentType("application/x-ndjson; charset=UTF-8")
        .body(json(line).getBytes(UTF_8))
        .post("/imports")
        .then()
        .statusCode(200);
    for (String path : List.of("/articles/" + article, "/quotes/" + quote)) {
      JsonBody history = ListRequests.page(path + "/history");
      assertEquals(List.of("changed", "created"), history.getList("items.change"));
      assertEquals(List.of(DEV, DEV), history.getList("items.by"));
      assertEquals("The paper's own corrections", history.getString("items[0].reason"));
    }
  }

  @Test
  void a_change_without_a_request_has_no_author() {
    samples.load();
    String actor = ListRequests.<String>first("id", "/actors").get(0);
    JsonBody history = ListRequests.page("/actors/" + actor + "/history");
    assertEquals(List.of("change", "at"), List.copyOf(history.getMap("items[0]").keySet()));
  }

  @Test
  void the_reason_of_one_request_does_not_leak_into_the_next() {
    anActor("Ada").save();
    given()
        .header("Change-Reason", "Once.")
        .contentType("application/json")
        .body(anActor("Ben").body())
        .post("/actors");
    for (int i = 0; i < 30; i++) {
      String id = anActor("Next " + i).save();
      assertEquals(
          java.util.Collections.singletonList(null),
          ListRequests.first("reason", "/actors/" + id + "/history"));
    }
  }

  @Test
  void a_reason_is_decoded_as_utf_8_or_else_as_latin_1() throws IOException {
    assertEquals("آیت‌الله – 😀", reason("آیت‌الله – 😀".getBytes(UTF_8)));
    assertEquals("Für Ägypten", reason("Für Ägypten".getBytes(ISO_8859_1)));
    assertEquals("50 % \"so\" <b>", reason("  50 % \"so\" <b>  ".getBytes(UTF_8)));
    assertEquals("é".repeat(500), reason("é".repeat(500).getBytes(UTF_8)));
  }

  @Test
  void an_invalid_reason_is_rejected() throws IOException {
    for (String bad : List.of("", "   ", "é".repeat(501), "a\tb", "\u0085")) {
      RawHttp.Answer answer = post(bad.getBytes(UTF_8));
      assertEquals(400, answer.status(), bad);
      assertEquals("Change-Reason", answer.json().getString("errors[0].parameter"), bad);
    }
    for (String bad : List.of("a\u0001b", "a\u007fb", "a\0b")) {
      assertEquals(400, post(bad.getBytes(UTF_8)).status(), bad);
    }
    RawHttp.Answer twice =
        RawHttp.send(
            "DELETE /actors/0199a000-0000-7000-8000-000000000000 HTTP/1.1",
            "Host: localhost",
            "Change-Reason: One",
            "Change-Reason: Two");
    assertEquals(400, twice.status());
    assertEquals(List.of(), ListRequests.first("id", "/actors"));
  }

  /** The reason that is stored for the bytes of a header. */
  private static String reason(byte[] sent) throws IOException {
    RawHttp.Answer answer = post(sent);
    assertEquals(201, answer.status(), answer.body());
    return ListRequests.<String>first(
            "reason", "/actors/" + answer.json().getString("id") + "/history")
        .get(0);
  }

  private static RawHttp.Answer post(byte[] reason) throws IOException {
    byte[] body = "{\"name\": \"Ada\", \"kind\": \"person\"}".getBytes(UTF_8);
    return RawHttp.send(
        "POST /actors HTTP/1.1",
        body,
        "Host: localhost",
        "Content-Type: application/json",
        "Content-Length: " + body.length,
        "Change-Reason: " + new String(reason, ISO_8859_1));
  }

  private static JsonBody key(String name) {
    return given()
        .contentType("application/json")
        .body(Map.of("name", name, "role", "editor"))
        .post("/keys")
        .then()
        .statusCode(201)
        .extract()
        .as(JsonBody.class);
  }

  private static String json(Map<String, ?> line) {
    return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(line).toString() + "\n";
  }
}
