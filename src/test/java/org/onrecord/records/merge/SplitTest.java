package org.onrecord.records.merge;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.ExpectedProblems.refusedAt;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.records.merge.MergeRequests.split;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Splits of an actor into two. */
@QuarkusTest
class SplitTest {
  private String both;
  private String article;

  @BeforeEach
  void createActor() {
    both = anActor("Mira Solberg").alias("M. Solberg").alias("Prof. Solberg").alias("Mira").save();
    article = anArticle().body("a b c d").with("source", byId(both)).save();
  }

  @Test
  void a_split_moves_the_listed_quotes_and_aliases_to_the_new_actor() {
    String said = aQuote("a").in(article).by(both).save();
    String mentioned = aQuote("b").in(article).by(both).mentioning(both).save();
    String relayed =
        aQuote("c").in(article).attributed("via", List.of(Map.of("actor", byId(both)))).save();
    String left = aQuote("d").in(article).by(both).save();
    Response answer =
        split(
            both,
            Map.of(
                "name", "Prof. Solberg",
                "kind", "person",
                "description", "Of maritime law.",
                "aliases", List.of("Mira"),
                "quotes", List.of(mentioned, relayed)));
    String other = answer.as(JsonBody.class).get("id");
    answer
        .then()
        .statusCode(201)
        .header("Location", endsWith("/actors/" + other))
        .body(has("name", equalTo("Prof. Solberg")))
        .body(has("aliases", equalTo(List.of("Mira"))))
        .body(has("description", equalTo("Of maritime law.")));
    assertEquals(List.of("M. Solberg"), get("/actors/" + both).as(JsonBody.class).get("aliases"));
    assertEquals(both, get("/quotes/" + said).as(JsonBody.class).get("speaker.id"));
    assertEquals(both, get("/quotes/" + left).as(JsonBody.class).get("speaker.id"));
    assertEquals(other, get("/quotes/" + mentioned).as(JsonBody.class).get("speaker.id"));
    assertEquals(List.of(other), get("/quotes/" + mentioned).as(JsonBody.class).get("mentions.id"));
    assertEquals(
        other, get("/quotes/" + relayed).as(JsonBody.class).get("attribution.via[0].actor.id"));
    assertEquals(both, get("/articles/" + article).as(JsonBody.class).get("source.id"));
  }

  @Test
  void an_invalid_split_is_rejected_and_changes_nothing() {
    String said = aQuote("a").in(article).by(both).save();
    String others = aQuote("b").in(article).save();
    Map<String, ?> before = get("/actors/" + both).as(JsonBody.class).get("");
    split(both, Map.of("name", "X", "kind", "person", "quotes", List.of(said, others)))
        .then()
        .spec(refusedAt(422, "unprocessable", "/quotes/1"));
    split(both, Map.of("name", "X", "kind", "person", "aliases", List.of("M. Solberg", "Y")))
        .then()
        .spec(refusedAt(422, "unprocessable", "/aliases/1"));
    split(
            both,
            Map.of(
                "name",
                "X",
                "kind",
                "person",
                "quotes",
                List.of(others, said),
                "aliases",
                List.of("Y", "Z")))
        .then()
        .spec(refusedAt(422, "unprocessable", "/quotes/0", "/aliases/0", "/aliases/1"));
    split(both, Map.of("name", "X", "quotes", List.of("y")))
        .then()
        .spec(invalidAt("/kind", "/quotes/0"));
    split("0199a000-0000-7000-8000-0000000009ff", Map.of("name", "X", "kind", "person"))
        .then()
        .spec(refused(404, "not-found"));
    anActor("Q").with("wikidataId", "Q42").save();
    split(both, Map.of("name", "X", "kind", "person", "wikidataId", "Q42"))
        .then()
        .spec(refusedAt(409, "already-exists", "/wikidataId"));
    assertEquals(before, get("/actors/" + both).as(JsonBody.class).get(""));
    assertEquals(both, get("/quotes/" + said).as(JsonBody.class).get("speaker.id"));
    assertEquals(List.of(), first("id", "/actors", "q", "X"));
  }
}
