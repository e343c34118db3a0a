package org.onrecord.exchange.imports;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.WriteRequests.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.EmptyDatabase;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.sample.SampleData;

/** Imports of exports: all data survives a round trip. */
@QuarkusTest
class ExportImportRoundTripTest {
  @Inject SampleData samples;
  @Inject ObjectMapper json;

  @BeforeEach
  void createRecords() {
    samples.load();
    String article = ListRequests.<String>first("id", "/articles").get(0);
    given().post("/articles/" + article + "/extraction").then().statusCode(200);
    // Some quotes lose their anchor, others keep it.
    String body = given().get("/articles/" + article).as(JsonBody.class).get("body");
    patch("/articles/" + article, "body", body.substring(body.length() / 3)).then().statusCode(200);
  }

  @Test
  void an_import_with_keep_ids_restores_an_identical_copy() throws Exception {
    List<JsonNode> actors = exported("/actors");
    List<JsonNode> articles = exported("/articles");
    new EmptyDatabase().beforeEach(null);

    assertAll("created|updated", ImportClient.with(Map.of("keepIds", true), actors.toArray()));
    assertAll("created", ImportClient.with(Map.of("keepIds", true), articles.toArray()));

    assertEquals(actors, exported("/actors"));
    assertEquals(articles, exported("/articles"));
    assertAll("unchanged", ImportClient.with(Map.of("keepIds", true), actors.toArray()));
    assertAll("unchanged", ImportClient.with(Map.of("keepIds", true), articles.toArray()));
  }

  @Test
  void an_import_with_new_ids_restores_all_but_ids_and_times() throws Exception {
    for (String sort : List.of("-publishedOn", "publishedOn")) {
      String export = export(sort);
      new EmptyDatabase().beforeEach(null);

      assertAll("created", sent(export));

      assertEquals(anonymous(export), anonymous(export(sort)));
      assertAll("unchanged", sent(export));
      assertAll("unchanged", sent(export(sort)));
      assertEquals(2, ListRequests.first("id", "/actors", "q", "Mira Solberg").size(), "homonyms");
    }
  }

  @Test
  void articles_refer_to_the_actors_imported_before_them() throws Exception {
    String actors = given().accept("application/x-ndjson").get("/actors?sort=name").asString();
    String articles = export("publishedOn");
    new EmptyDatabase().beforeEach(null);

    assertAll("created|updated", sent(actors));
    assertAll("created", sent(articles));

    assertEquals(anonymous(articles), anonymous(export("publishedOn")));
    assertEquals(
        anonymous(actors),
        anonymous(given().accept("application/x-ndjson").get("/actors?sort=name").asString()));
  }

  private static String export(String sort) {
    return given()
        .accept("application/x-ndjson")
        .queryParam("sort", sort)
        .queryParam("expand", "quotes")
        .get("/articles")
        .asString();
  }

  private static List<JsonNode> sent(String lines) throws IOException {
    return ImportClient.lines(lines.lines().toArray());
  }

  private String anonymous(String lines) throws IOException {
    StringBuilder anonymous = new StringBuilder();
    for (String line : (Iterable<String>) lines.lines()::iterator) {
      anonymous.append(anonymous(json.readTree(line))).append('\n');
    }
    return anonymous.toString();
  }

  @Test
  void importing_an_export_into_its_own_database_changes_nothing() throws Exception {
    assertAll("unchanged", ImportClient.lines(exported("/articles").toArray()));
    assertAll(
        "unchanged", ImportClient.with(Map.of("keepIds", true), exported("/articles").toArray()));
    assertAll(
        "unchanged", ImportClient.with(Map.of("keepIds", true), exported("/actors").toArray()));
  }

  @Test
  void keep_ids_also_keeps_the_ids_of_referenced_actors() {
    String id = "0199a000-0000-7000-8000-0000000009ff";
    Map<String, String> source = Map.of("id", id, "name", "The Far Paper", "kind", "media");

    assertAll(
        "created",
        ImportClient.with(
            Map.of("keepIds", true), Map.of("title", "T", "body", "B", "source", source)));

    assertEquals("The Far Paper", given().get("/actors/" + id).as(JsonBody.class).get("name"));
  }

  @Test
  void an_id_of_another_record_fails_the_line() throws Exception {
    List<JsonNode> articles = exported("/articles");
    ObjectNode other = articles.get(0).deepCopy();
    other.put("url", "https://example.com/other");
    ObjectNode otherId = articles.get(0).deepCopy();
    otherId.put("id", "0199a000-0000-7001-8000-0000000009ff");
    ObjectNode stolen = json.createObjectNode().put("title", "T").put("body", "B");
    ObjectNode quote = stolen.putArray("quotes").addObject().put("text", "B").put("type", "direct");
    quote.put("id", ListRequests.<String>first("id", "/quotes").get(0));
    ObjectNode kind = json.createObjectNode().put("title", "T").put("body", "B");
    kind.set("source", reference("media", "person"));

    assertEquals(
        List.of(
            "1 failed 409 at /id",
            "2 failed 409 at /id",
            "3 failed 409 at /quotes/0/id",
            "4 failed 409 at /source/id"),
        ImportClient.summary(
            ImportClient.with(Map.of("keepIds", true), other, otherId, stolen, kind)));
  }

  private ObjectNode reference(String kind, String said) {
    String id = ListRequests.<String>first("id", "/actors", "kind", kind).get(0);
    return json.createObjectNode().put("id", id).put("name", "Any name").put("kind", said);
  }

  /** All records of a list, the oldest first. */
  private List<JsonNode> exported(String path) throws IOException {
    List<String> ids =
        ListRequests.<String>pages("id", path, "limit", 100).stream()
            .flatMap(List::stream)
            .toList();
    List<JsonNode> records = new ArrayList<>();
    for (String id : ids.stream().sorted().toList()) {
      String record =
          given()
              .queryParams(path.equals("/articles") ? Map.of("expand", "quotes") : Map.of())
              .get(path + "/" + id)
              .asString();
      records.add(json.readTree(record));
    }
    return records;
  }

  private static JsonNode anonymous(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("id", "statement", "createdAt", "updatedAt"));
    }
    node.forEach(ExportImportRoundTripTest::anonymous);
    return node;
  }

  /** Asserts that every line has one of these statuses. */
  private static void assertAll(String statuses, List<JsonNode> results) {
    String others =
        results.stream()
            .filter(result -> !result.get("status").asText().matches(statuses))
            .map(JsonNode::toString)
            .collect(Collectors.joining("\n"));
    assertEquals("", others);
  }
}
