package org.onrecord.records.merge;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.records.merge.MergeRequests.merge;
import static org.onrecord.records.merge.MergeRequests.unmerge;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.JsonBody;

/** Unmerges: references move back, later changes stay. */
@QuarkusTest
class UnmergeTest {
  /** The rows of all tables without versions and times of changes. */
  private static final List<String> TABLES =
      List.of(
          "select to_jsonb(r) - 'version' - 'updated_at' from actor r order by id",
          "select to_jsonb(r) from alias r order by actor_id, position",
          "select to_jsonb(r) from affiliation r order by id",
          "select to_jsonb(r) - 'version' - 'updated_at' from article r order by id",
          "select to_jsonb(r) - 'version' - 'updated_at' from quote r order by id",
          "select to_jsonb(r) from mention r order by quote_id, actor_id",
          "select to_jsonb(r) from relay r order by quote_id, position",
          "select to_jsonb(r) from imported_actor r order by source_id");

  @Inject Database database;

  private String duplicate;
  private String survivor;
  private String party;
  private String article;
  private String said;
  private String both;
  private String relayed;

  @BeforeEach
  void createDuplicateWithReferences() {
    party = anActor("Party").kind("organization").save();
    survivor =
        anActor("Ada Lovelace")
            .alias("The Countess")
            .alias("Ada")
            .affiliated(party, "member", "1840-01-01", null)
            .save();
    duplicate =
        anActor("Ada Byron")
            .alias("ada")
            .alias("A. B.")
            .with("wikidataId", "Q7259")
            .with("description", "Mathematician.")
            .affiliated(party, "member", "1840-01-01", null)
            .affiliated(party, "chair", null, "1850-01-01")
            .affiliated(survivor, "double", null, null)
            .save();
    anActor("Ben")
        .affiliated(duplicate, "aide", null, null)
        .affiliated(survivor, "aide", null, null)
        .affiliated(duplicate, "pupil", "1841-02-03", null)
        .save();
    article = anArticle().body("a b c d").with("source", byId(duplicate)).save();
    anArticle().with("republication", Map.of("publisher", byId(duplicate))).save();
    anArticle().with("source", byId(survivor)).save();
    said = aQuote("a").in(article).by(duplicate).mentioning(survivor).save();
    both = aQuote("b").in(article).by(survivor).mentioning(duplicate).mentioning(survivor).save();
    relayed =
        aQuote("c")
            .in(article)
            .mentioning(duplicate)
            .attributed(
                "via",
                List.of(
                    Map.of("actor", byId(survivor)),
                    Map.of("text", "she", "actor", byId(duplicate)),
                    Map.of("actor", byId(duplicate))))
            .save();
    database.execute(
        Sql.of(
            """
            insert into imported_actor (source_id, actor_id, import_id)
            select gen_random_uuid(), ?::uuid, gen_random_uuid() from generate_series(1, 3)""",
            duplicate));
  }

  @Test
  void an_unmerge_restores_all_rows_if_nothing_changed_since() {
    List<String> before = everything();
    Map<String, String> views = views();
    merge(duplicate, survivor).then().statusCode(200);
    assertNotEquals(before, everything());
    unmerge(duplicate).then().statusCode(200).body(has("actor.id", equalTo(duplicate)));
    assertEquals(before, everything());
    assertEquals(views, views());
  }

  @Test
  void an_actor_can_be_merged_and_unmerged_repeatedly() {
    List<String> before = everything();
    String countess = anActor("Somebody").save();
    List<String> then = everything();
    for (int i = 0; i < 3; i++) {
      merge(duplicate, survivor).then().statusCode(200);
      merge(survivor, countess).then().statusCode(200);
      unmerge(survivor).then().statusCode(200);
      unmerge(duplicate).then().statusCode(200);
    }
    assertEquals(then, everything());
    delete("/actors/" + countess).then().statusCode(204);
    assertEquals(before, everything());
  }

  @Test
  void an_unmerge_keeps_later_changes_of_editors() {
    String ben = first("id", "/actors", "q", "Ben").get(0).toString();
    merge(duplicate, survivor).then().statusCode(200);
    patch("/quotes/" + said, "speaker", byId(ben)).then().statusCode(200);
    patch("/quotes/" + both, "mentions", List.of()).then().statusCode(200);
    patch(
            "/quotes/" + relayed,
            "attribution",
            Map.of("via", List.of(Map.of("text", "he"), Map.of("actor", byId(survivor)))))
        .then()
        .statusCode(200);
    patch("/articles/" + article, "source", byId(ben)).then().statusCode(200);
    patch("/actors/" + survivor, "wikidataId", null).then().statusCode(200);
    patch("/actors/" + survivor, "description", "Poet's daughter.").then().statusCode(200);
    patch("/actors/" + survivor, "aliases", List.of("A. B.", "Enchantress")).then().statusCode(200);
    String since = aQuote("d").in(article).by(duplicate).save();
    unmerge(duplicate)
        .then()
        .statusCode(200)
        .body(has("actor.wikidataId", equalTo("Q7259")))
        .body(has("actor.description", equalTo("Mathematician.")))
        .body(has("actor.aliases", equalTo(List.of("ada", "A. B."))));
    assertEquals(ben, get("/quotes/" + said).as(JsonBody.class).get("speaker.id"));
    assertEquals(List.of(), get("/quotes/" + both).as(JsonBody.class).get("mentions"));
    assertEquals(
        survivor,
        get("/quotes/" + relayed).as(JsonBody.class).get("attribution.via[1].actor.id"),
        "another chain");
    assertEquals(
        List.of(duplicate), get("/quotes/" + relayed).as(JsonBody.class).get("mentions.id"));
    assertEquals(ben, get("/articles/" + article).as(JsonBody.class).get("source.id"));
    assertEquals(ben, get("/quotes/" + said).as(JsonBody.class).get("article.source.id"));
    assertEquals(survivor, get("/quotes/" + since).as(JsonBody.class).get("speaker.id"));
    get("/actors/" + survivor)
        .then()
        .body(has("aliases", equalTo(List.of("Enchantress"))))
        .body(has("description", equalTo("Poet's daughter.")));
  }

  @Test
  void an_unmerge_does_not_restore_records_deleted_since() {
    merge(duplicate, survivor).then().statusCode(200);
    delete("/quotes/" + said).then().statusCode(204);
    patch("/actors/" + survivor, "affiliations", List.of()).then().statusCode(200);
    unmerge(duplicate).then().statusCode(200);
    get("/quotes/" + said).then().spec(refused(404, "not-found"));
    assertEquals(
        List.of("member", "double"),
        get("/actors/" + duplicate).as(JsonBody.class).get("affiliations.role"));
    assertEquals(List.of(), get("/actors/" + survivor).as(JsonBody.class).get("affiliations"));
  }

  @Test
  void merges_into_one_survivor_are_undone_in_reverse_order() {
    String other = anActor("Augusta Ada").save();
    String mentions = aQuote("d").in(article).mentioning(duplicate).mentioning(other).save();
    merge(duplicate, survivor).then().statusCode(200);
    merge(other, survivor).then().statusCode(200);
    assertEquals(
        List.of(survivor), get("/quotes/" + mentions).as(JsonBody.class).get("mentions.id"));
    unmerge(duplicate)
        .then()
        .spec(refused(409, "later-merge"))
        .body(has("existing.href", equalTo("/actors/" + other + "/unmerge")));
    unmerge(other).then().statusCode(200);
    unmerge(duplicate).then().statusCode(200);
    assertEquals(
        List.of(duplicate, other),
        get("/quotes/" + mentions).as(JsonBody.class).get("mentions.id"));
  }

  @Test
  void an_unmerge_is_rejected_if_another_actor_took_the_wikidata_id() {
    merge(duplicate, survivor).then().statusCode(200);
    patch("/actors/" + survivor, "wikidataId", null).then().statusCode(200);
    String other = anActor("Other").with("wikidataId", "Q7259").save();
    unmerge(duplicate)
        .then()
        .spec(refused(409, "already-exists"))
        .body(has("existing.id", equalTo(other)));
    delete("/actors/" + other).then().statusCode(204);
    unmerge(duplicate).then().statusCode(200).body(has("actor.wikidataId", equalTo("Q7259")));
  }

  @Test
  void the_change_feed_lists_all_changed_records() {
    String next = get("/changes?since=now").as(JsonBody.class).get("next");
    merge(duplicate, survivor).then().statusCode(200);
    List<String> changes = new ArrayList<>();
    for (Map<String, String> change :
        get(next + "&limit=1000").<List<Map<String, String>>>path("items")) {
      changes.add(change.get("change") + " " + change.get("record"));
    }
    assertEquals(
        Map.of("deleted actor", 1, "changed actor", 2, "changed article", 2, "changed quote", 3),
        counted(changes));
  }

  private static Map<String, Integer> counted(List<String> words) {
    Map<String, Integer> counted = new TreeMap<>();
    words.forEach(word -> counted.merge(word, 1, Integer::sum));
    return counted;
  }

  private List<String> everything() {
    return TABLES.stream()
        .flatMap(
            table ->
                database
                    .list(
                        Sql.of("select line from (" + table + ") t (line)"),
                        row -> row.text("line"))
                    .stream())
        .toList();
  }

  /** All views without ETags and times of changes. */
  private static Map<String, String> views() {
    Map<String, String> views = new TreeMap<>();
    for (String path : List.of("/actors", "/articles", "/quotes")) {
      for (Object id : first("id", path, "limit", 100)) {
        String view = get(path + "/" + id).asString();
        views.put(path + "/" + id, view.replaceAll("\"updatedAt\":\"[^\"]*\"", ""));
      }
    }
    return views;
  }
}
