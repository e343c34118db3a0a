package org.onrecord.web.conditional;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.EntityTags.tag;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;

/** Entity tags of records change exactly with their representations. */
@QuarkusTest
class EtagTest {
  private static final String LINKED = "application/ld+json";

  private LinkedRecords given;

  @BeforeEach
  void createRecords() {
    given = LinkedRecords.recorded();
  }

  @Test
  void a_created_record_has_the_tag_of_its_get() {
    Map<String, Response> created = new LinkedHashMap<>();
    created.put("/actors/", anActor("Bo").affiliated(given.agency(), "clerk", null, null).post());
    created.put("/articles/", anArticle().with("source", byId(given.paper())).post());
    created.put("/quotes/", aQuote("Other words").in(given.article()).by(given.speaker()).post());

    created.forEach(
        (path, answer) ->
            assertEquals(
                tag(path + answer.as(JsonBody.class).get("id")), answer.header("ETag"), path));
  }

  @Test
  void an_article_created_with_proposals_or_from_a_page_has_its_own_tag() {
    Response proposed =
        given()
            .contentType("application/json")
            .body(Map.of("title", "T", "body", LinkedRecords.BODY))
            .post("/articles?extract=true");
    Response page =
        given()
            .contentType("text/html; charset=UTF-8")
            .body("<title>T</title><article><p>" + LinkedRecords.BODY.repeat(3) + "</p></article>")
            .post("/articles?extract=true");

    for (Response answer : List.of(proposed, page)) {
      assertFalse(answer.as(JsonBody.class).getList("quotes").isEmpty());
      assertEquals(tag("/articles/" + answer.as(JsonBody.class).get("id")), answer.header("ETag"));
    }
  }

  @Test
  void get_and_head_have_the_same_tag() {
    for (String path : given.paths()) {
      for (String mediaType : List.of("application/json", LINKED)) {
        String head = given().accept(mediaType).head(path).header("ETag");
        assertEquals(tag(path, mediaType), head, path + " " + mediaType);
      }
    }
  }

  @Test
  void list_items_have_the_tags_of_their_records() {
    Map<String, String> lists = new LinkedHashMap<>();
    lists.put("/actors", given.actorPath());
    lists.put("/articles", given.articlePath());
    lists.put("/articles?expand=quotes&expand=body&q=reuters&highlight=true", given.articlePath());
    lists.put("/quotes", given.quotePath());
    lists.put("/quotes?q=see&highlight=true", given.quotePath());
    lists.put(given.articlePath() + "/quotes", given.quotePath());
    lists.put(given.actorPath() + "/quotes", given.quotePath());

    lists.forEach(
        (list, record) -> {
          JsonBody page = ListRequests.page(list);
          int place = page.getList("items.id").indexOf(record.replaceFirst(".*/", ""));
          assertEquals(tag(record), page.getString("items[" + place + "].etag"), list);
        });
    for (String sort : List.of("articles", "quotes")) {
      String record = sort.equals("articles") ? given.articlePath() : given.quotePath();
      given()
          .contentType("application/json")
          .body("{}")
          .post("/" + sort + "/search")
          .then()
          .body(has("items[0].etag", equalTo(tag(record))));
    }
  }

  @Test
  void only_list_items_have_an_etag_member() {
    List<String> answers = new ArrayList<>();
    given.paths().forEach(path -> answers.add(given().get(path).asString()));
    given.paths().forEach(path -> answers.add(given().accept(LINKED).get(path).asString()));
    answers.add(given().get(given.articlePath() + "?expand=quotes").asString());
    answers.add(patch(given.quotePath(), "saidOn", "2025-01-01").asString());
    for (String list : List.of("/actors", "/articles?expand=quotes", "/quotes")) {
      answers.add(given().accept("application/x-ndjson").get(list).asString());
      answers.add(given().accept("text/csv").get(list).asString());
    }

    assertEquals(List.of(), answers.stream().filter(text -> text.contains("etag")).toList());
  }

  @Test
  void the_etag_member_is_read_only() {
    given
        .paths()
        .forEach(
            path ->
                patch(path, "etag", "\"a-b\"")
                    .then()
                    .statusCode(400)
                    .body(has("errors.pointer", equalTo(List.of("/etag")))));
  }

  @Test
  void a_change_returns_the_new_tag() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(given.actorPath(), "description");
    members.put(given.articlePath(), "section");
    members.put(given.quotePath(), "saidOn");

    members.forEach(
        (path, member) -> {
          String before = tag(path);
          String after =
              patch(path, (String) member, "2025-01-01")
                  .then()
                  .statusCode(200)
                  .extract()
                  .header("ETag");
          assertNotEquals(before, after, path);
          assertEquals(tag(path), after, path);
        });
  }

  @Test
  void linked_data_and_json_have_different_tags() {
    for (String path : given.paths()) {
      assertNotEquals(tag(path), tag(path, LINKED), path);
    }
  }

  @Test
  void renaming_a_shown_actor_or_changing_its_kind_changes_the_tag() {
    changesTags(given.agency(), given.actorPath(), given.quotePath());
    changesTags(given.paper(), given.articlePath(), given.quotePath());
    changesTags(given.archive(), given.articlePath());
    changesTags(given.speaker(), given.actorPath(), given.quotePath());
    changesTags(given.subject(), given.quotePath());
  }

  /** Changes the actor and checks that exactly these records have new tags. */
  private void changesTags(String actor, String... changed) {
    for (Map<String, String> change :
        List.of(Map.of("name", "Renamed " + actor), Map.of("kind", "group"))) {
      Map<String, List<String>> before = tags();
      patch("/actors/" + actor, change).then().statusCode(200);
      Map<String, List<String>> after = tags();
      for (String path : given.paths()) {
        boolean other = List.of(changed).contains(path);
        for (int i = 0; i < 2; i++) {
          boolean same = before.get(path).get(i).equals(after.get(path).get(i));
          assertEquals(other, !same, change + " and " + path + " " + i);
        }
      }
    }
  }

  /** Tags of JSON and of linked data, by path. */
  private Map<String, List<String>> tags() {
    Map<String, List<String>> tags = new LinkedHashMap<>();
    given.paths().forEach(path -> tags.put(path, List.of(tag(path), tag(path, LINKED))));
    return tags;
  }

  @Test
  void changes_that_other_records_do_not_show_keep_their_tags() {
    Map<String, List<String>> before = tags();

    patch("/actors/" + given.paper(), "description", "A paper.").then().statusCode(200);
    patch("/actors/" + given.subject(), "aliases", List.of("Boreal")).then().statusCode(200);

    assertEquals(before, tags());
  }

  @Test
  void retitling_an_article_changes_the_tags_of_its_quotes() {
    String before = tag(given.quotePath());
    patch(given.articlePath(), "title", "Another").then().statusCode(200);
    assertNotEquals(before, tag(given.quotePath()));
  }

  @Test
  void changing_the_context_changes_only_the_linked_data_tag_of_a_quote() {
    String json = tag(given.quotePath());
    String linked = tag(given.quotePath(), LINKED);

    patch(given.articlePath(), "body", LinkedRecords.BODY.replace("was all", "was it!"))
        .then()
        .statusCode(200);

    assertEquals(json, tag(given.quotePath()));
    assertNotEquals(linked, tag(given.quotePath(), LINKED));
  }

  @Test
  void moving_or_losing_an_anchor_changes_the_tag() {
    Set<String> tags = new HashSet<>();
    tags.add(tag(given.quotePath()));
    patch(given.articlePath(), "body", "Today " + LinkedRecords.BODY).then().statusCode(200);
    tags.add(tag(given.quotePath()));
    patch(given.articlePath(), "body", "Nothing.").then().statusCode(200);
    tags.add(tag(given.quotePath()));

    assertEquals(3, tags.size());
  }

  @Test
  void changing_only_the_lists_of_a_record_changes_its_tag() {
    Map<String, Object> lists = new LinkedHashMap<>();
    lists.put("aliases", given.actorPath());
    lists.put("affiliations", given.actorPath());
    lists.put("authors", given.articlePath());
    lists.put("mentions", given.quotePath());

    lists.forEach(
        (member, path) -> {
          String before = tag((String) path);
          patch((String) path, member, List.of()).then().statusCode(200);
          assertNotEquals(before, tag((String) path), member);
        });
    String before = tag(given.quotePath());
    patch(given.quotePath(), "attribution", Map.of("via", List.of(Map.of("text", "Reuters"))))
        .then()
        .statusCode(200);
    assertNotEquals(before, tag(given.quotePath()), "via");
  }

  @Test
  void an_article_with_its_quotes_has_a_tag_covering_them() {
    String nested = given.articlePath() + "?expand=quotes";
    String alone = tag(given.articlePath());
    Set<String> tags = new HashSet<>(List.of(alone, tag(nested)));
    patch(given.quotePath(), "saidOn", "2025-01-01").then().statusCode(200);
    tags.add(tag(nested));
    String second = aQuote("all").in(given.article()).save();
    tags.add(tag(nested));
    given().delete("/quotes/" + second).then().statusCode(204);
    given().delete(given.quotePath()).then().statusCode(204);
    tags.add(tag(nested));

    assertEquals(5, tags.size());
    assertEquals(alone, tag(given.articlePath()));
  }

  @Test
  void repeating_an_extraction_changes_no_tag() {
    String article = anArticle().body(LinkedRecords.BODY).save();
    given().post("/articles/" + article + "/extraction").then().statusCode(200);
    List<String> before = ListRequests.first("etag", "/articles/" + article + "/quotes");
    given().post("/articles/" + article + "/extraction").then().statusCode(200);

    assertEquals(before, ListRequests.first("etag", "/articles/" + article + "/quotes"));
    assertFalse(before.isEmpty());
  }

  @Test
  void a_record_with_id_and_timestamps_of_a_deleted_one_has_a_different_tag() {
    String line = given().get(given.articlePath() + "?expand=quotes").asString();
    Set<String> tags = new HashSet<>(List.of(tag(given.articlePath()), tag(given.quotePath())));
    given().delete(given.articlePath()).then().statusCode(204);
    given()
        .contentType("application/x-ndjson")
        .body(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/imports?keepIds=true")
        .then()
        .statusCode(200);

    assertEquals(line, given().get(given.articlePath() + "?expand=quotes").asString());
    tags.addAll(List.of(tag(given.articlePath()), tag(given.quotePath())));
    assertEquals(4, tags.size());
  }
}
