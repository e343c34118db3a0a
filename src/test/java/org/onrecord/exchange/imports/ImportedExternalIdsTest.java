package org.onrecord.exchange.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.EmptyDatabase;

/** External ids in import lines. */
@QuarkusTest
class ImportedExternalIdsTest {
  private static final String BODY = "“The tide waits,” said Ada Brink. “Go.”";

  @Test
  void a_file_with_external_ids_changes_nothing_when_imported_again() {
    Object[] file = {
      actor("Ada Brink", "p1"), article("a1", quote("The tide waits,", "q1"), quote("Go.", "q2"))
    };
    assertEquals(List.of("1 created", "2 created"), imported(file));
    assertEquals(List.of("1 unchanged", "2 unchanged"), imported(file));
    assertEquals(List.of("The tide waits,"), first("text", "/quotes", "externalId", "cms:q1"));
    assertEquals(List.of("Ada Brink"), first("speaker.name", "/quotes", "externalId", "cms:q1"));
  }

  @Test
  void records_are_found_by_external_id_when_everything_else_has_changed() {
    assertEquals(
        List.of("1 created", "2 created"),
        imported(actor("Ada Brink", "p1"), article("a1", quote("Go.", "q1"))));
    Map<String, Object> moved = article("a1", quote("The tide waits,", "q1"));
    moved.put("title", "Corrected");
    moved.put("url", "https://example.com/moved");
    assertEquals(List.of("1 updated", "2 updated"), imported(actor("Ada Bring", "p1"), moved));
    assertEquals(List.of("Corrected"), first("title", "/articles"));
    assertEquals(List.of("The tide waits,"), first("text", "/quotes"));
    assertEquals(List.of("Ada Bring"), first("name", "/actors", "externalId", "cms:p1"));
  }

  @Test
  void a_line_adds_its_external_ids_to_those_of_other_systems() {
    imported(actor("Ada Brink", "p1"), article("a1", quote("Go.", "q1")));
    Map<String, Object> article = article("a1", quote("Go.", "q1"));
    article.put("externalIds", ids("wire", "77"));
    Map<String, Object> ada = actor("Ada Brink", "p1");
    ada.put("externalIds", ids("wire", "78"));
    assertEquals(List.of("1 updated", "2 updated"), imported(ada, article));
    for (String path : List.of("/articles", "/actors")) {
      assertEquals(List.of(List.of("cms", "wire")), first("externalIds.scheme", path), path);
    }
  }

  @Test
  void records_with_different_ids_of_one_scheme_are_different() {
    assertEquals(
        List.of("1 created", "2 created", "3 created"),
        imported(actor("Ada Brink", "p1"), actor("Ada Brink", "p2"), actor("Ada Brink", "p3")));
  }

  @Test
  void articles_and_quotes_with_different_ids_of_one_scheme_are_different() {
    Map<String, Object> copy = article("a2", quote("Go.", "q2"), quote("Go.", "q3"));
    copy.put("title", "Tides a1");
    assertEquals(
        List.of("1 created", "2 created"), imported(article("a1", quote("Go.", "q1")), copy));
    assertEquals(3, first("id", "/quotes").size());
  }

  @Test
  void an_external_id_of_another_record_fails_the_line() {
    imported(article("a1", quote("Go.", "q1")));
    Map<String, Object> other = article("a2", quote("Go.", "q2"), quote("The tide waits,", "q1"));
    assertEquals(List.of("1 failed 409 at /quotes/1/externalIds/0"), imported(other));
    assertEquals(
        List.of("1 failed 422 at /quotes/1/externalIds/0"),
        imported(article("a3", quote("Go.", "q9"), quote("The tide waits,", "q9"))));
    Map<String, Object> both = article("a1");
    both.put("externalIds", List.of(id("cms", "a1"), id("cms", "a4")));
    assertEquals(
        List.of("1 created", "2 failed 409 at /externalIds/1"), imported(article("a4"), both));
  }

  @Test
  void lines_of_one_file_that_share_an_external_id_are_one_record() {
    Map<String, Object> renamed = article("a1");
    renamed.put("title", "Renamed");
    assertEquals(
        List.of("1 created", "2 updated", "3 updated"),
        imported(article("a1"), renamed, article("a1")));
    assertEquals(1, first("id", "/articles").size());
  }

  @Test
  void lines_refer_to_actors_by_wikidata_id_and_external_id() {
    Map<String, Object> ada = actor("Ada Brink", "p1");
    ada.put("wikidataId", "Q1");
    Map<String, Object> quote = quote("Go.", "q1");
    quote.put("speaker", Map.of("wikidataId", "Q1"));
    quote.put("mentions", List.of(Map.of("externalId", id("cms", "p1"))));
    Map<String, Object> article = article("a1", quote);
    article.put("source", Map.of("externalId", id("cms", "p1")));
    Map<String, Object> unknown = article("a2");
    unknown.put("source", Map.of("externalId", id("cms", "p2")));
    Map<String, Object> mixed = article("a3");
    mixed.put("source", Map.of("externalId", id("cms", "p1"), "name", "Ada Brink"));
    assertEquals(
        List.of(
            "1 created",
            "2 created",
            "3 failed 422 at /source",
            "4 failed 400 at /source",
            "5 unchanged"),
        imported(ada, article, unknown, mixed, article));
    assertEquals(List.of("Ada Brink"), first("name", "/actors"));
    assertEquals(List.of("Ada Brink"), first("speaker.name", "/quotes"));
    assertEquals(List.of(List.of("Ada Brink")), first("mentions.name", "/quotes"));
  }

  @Test
  void a_copy_of_an_export_has_the_external_ids() {
    imported(
        actor("Ada \"B\" \\ Brink", "p\"1\\,{}"), article("a\"1\\,{}", quote("Go.", "q\"1\\")));
    String actors = given().get("/actors.ndjson").asString();
    String articles = given().queryParam("expand", "quotes").get("/articles.ndjson").asString();
    new EmptyDatabase().beforeEach(null);
    assertEquals(
        List.of("1 created", "2 created", "3 created"),
        ImportClient.summary(
            ImportClient.with(Map.of("keepIds", true), actors.strip(), articles.strip())));
    assertEquals(actors, given().get("/actors.ndjson").asString());
    assertEquals(
        articles, given().queryParam("expand", "quotes").get("/articles.ndjson").asString());
  }

  @Test
  void a_kept_id_must_be_that_of_the_record_with_the_external_id() {
    String ada = anActor("Ada").with("externalIds", ids("cms", "p1")).save();
    Map<String, Object> other = actor("Ben", "p1");
    other.put("id", "0199a000-0000-7000-8000-0000000000ff");
    List<JsonNode> result = ImportClient.with(Map.of("keepIds", true), other);
    assertEquals(List.of("1 failed 409 at /id"), ImportClient.summary(result));
    assertEquals(ada, result.get(0).at("/problem/existing/id").asText());
    imported(article("a1"));
    Map<String, Object> article = article("a1");
    article.put("id", "0199a000-0000-7001-8000-0000000000ff");
    article.put("title", "Other");
    assertEquals(
        List.of("1 failed 409 at /id"),
        ImportClient.summary(ImportClient.with(Map.of("keepIds", true), article)));
    given().get("/articles").then().body(has("items.title", equalTo(List.of("Tides a1"))));
  }

  private static List<String> imported(Object... lines) {
    return ImportClient.summary(ImportClient.lines(lines));
  }

  private static Map<String, Object> actor(String name, String id) {
    return members("name", name, "kind", "person", "externalIds", ids("cms", id));
  }

  private static Map<String, Object> article(String id, Object... quotes) {
    Map<String, Object> article =
        members("title", "Tides " + id, "body", BODY, "externalIds", ids("cms", id));
    if (quotes.length > 0) {
      article.put("quotes", List.of(quotes));
    }
    return article;
  }

  private static Map<String, Object> quote(String text, String id) {
    return members(
        "text",
        text,
        "type",
        "direct",
        "speaker",
        Map.of("name", "Ada Brink", "kind", "person"),
        "externalIds",
        ids("cms", id));
  }

  private static List<Map<String, String>> ids(String scheme, String value) {
    return List.of(id(scheme, value));
  }

  private static Map<String, String> id(String scheme, String value) {
    return Map.of("scheme", scheme, "value", value);
  }

  private static Map<String, Object> members(Object... members) {
    Map<String, Object> record = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      record.put((String) members[i], members[i + 1]);
    }
    return record;
  }
}
