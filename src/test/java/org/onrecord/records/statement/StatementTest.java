package org.onrecord.records.statement;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.WriteRequests.patch;
import static org.onrecord.fixtures.WriteRequests.review;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

@QuarkusTest
class StatementTest {
  private static final String WORDS =
      "The island request to borrow lifeboats against the autumn floods was clumsy and overdue from the start.";

  private static final String CUT =
      "the island request to borrow lifeboats … was clumsy and overdue";

  private String khamenei;
  private String first;
  private String cut;

  @BeforeEach
  void printTheSameWordsTwice() {
    khamenei = anActor("Ali Khamenei").save();
    first = aQuote(WORDS).by(khamenei).in(article("2014-09-15", "The Post")).save();
    cut = aQuote(CUT).by(khamenei).in(article("2014-09-16", "The Wire")).save();
  }

  private static String article(String day, String source) {
    String medium = anActor(source).with("kind", "media").save();
    return anArticle()
        .body("No words.")
        .with("language", "en")
        .with("publishedOn", day)
        .with("source", byId(medium))
        .save();
  }

  @Test
  void a_new_quote_shows_the_statement_that_its_words_belong_to() {
    Response created = aQuote(WORDS).in(article("2014-09-17", "The Echo")).post();

    created.then().statusCode(201).body(has("statement.id", equalTo(first)));
    created.then().body(has("statement.appearances", equalTo(3)));
    String id = created.as(JsonBody.class).get("id");
    assertEquals(created.header("ETag"), get("/quotes/" + id).header("ETag"));
    get("/quotes/" + cut).then().body(has("statement.appearances", equalTo(3)));
  }

  @Test
  void the_numbers_of_a_statement_agree_while_quotes_come_and_go() {
    CompletableFuture<Void> writes =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 30; i++) {
                String copy = aQuote(CUT + " from").save();
                given().delete("/quotes/" + copy).then().statusCode(204);
              }
            });
    while (!writes.isDone()) {
      JsonBody statement = get("/statements/" + first).as(JsonBody.class);
      List<Integer> appearances = statement.getList("variants.appearances");
      int sum = appearances.stream().mapToInt(count -> count).sum();
      assertEquals(statement.<Integer>get("appearances"), sum);
    }
    writes.join();
  }

  @Test
  void a_statement_has_its_variants_and_its_first_and_last_appearance() {
    get("/statements/" + cut)
        .then()
        .statusCode(200)
        .header("Content-Location", endsWith("/statements/" + first))
        .body(has("id", equalTo(first)))
        .body(has("text", equalTo(WORDS)))
        .body(has("speaker.name", equalTo("Ali Khamenei")))
        .body(has("appearances", equalTo(2)))
        .body(has("sources", equalTo(2)))
        .body(has("firstAppearance.quote", equalTo(first)))
        .body(has("lastAppearance.article.publishedOn", equalTo("2014-09-16")))
        .body(has("variants.text", containsInAnyOrder(WORDS, CUT)))
        .body(has("variants[0].difference.op", equalTo(List.of("equal"))))
        .body(has("variants[1].difference.op[1]", equalTo("delete")))
        .body(has("conflicts", hasSize(0)));
  }

  @Test
  void a_variant_is_shown_with_its_own_words_where_they_are_equal() {
    String whole =
        "In a hundred days our observers counted every ship, and not one was turned back";
    String id = aQuote(whole).by(khamenei).save();
    aQuote("In 100 days our observers counted every ship").by(khamenei).save();
    get("/statements/" + id)
        .then()
        .body(has("variants[0].difference.text", equalTo(List.of(whole))))
        .body(
            has(
                "variants[1].difference.text",
                equalTo(
                    List.of(
                        "In 100 days our observers counted every ship",
                        "and not one was turned back"))));
  }

  @Test
  void the_fullest_variant_has_the_text_of_the_statement() {
    String marked = "“" + WORDS + "”";
    aQuote(marked).by(khamenei).in(article("2014-09-18", "The Echo")).save();
    get("/statements/" + first)
        .then()
        .body(has("text", equalTo(marked)))
        .body(has("variants.text", containsInAnyOrder(marked, CUT)));
  }

  @Test
  void speakers_that_disagree_are_conflicts() {
    String rouhani = anActor("Hassan Rouhani").save();
    aQuote(WORDS).by(rouhani).in(article("2014-09-17", "The Echo")).save();

    get("/statements/" + first)
        .then()
        .body(has("speaker.id", equalTo(khamenei)))
        .body(has("conflicts.actor.id", equalTo(List.of(rouhani))))
        .body(has("conflicts.appearances", equalTo(List.of(1))));
    get("/statements?conflicting=true").then().body(has("items.id", equalTo(List.of(first))));
    get("/statements?conflicting=false").then().body(has("items", hasSize(0)));
  }

  @Test
  void a_quote_alone_is_a_statement_of_its_own() {
    String alone = aQuote("No comment.").by(khamenei).save();

    get("/quotes/" + alone)
        .then()
        .body(has("statement", equalTo(Map.of("id", alone, "appearances", 1))));
    get("/statements/" + alone).then().statusCode(200).body(has("appearances", equalTo(1)));
  }

  @Test
  void changed_deleted_and_rejected_quotes_leave_the_statement() {
    patch("/quotes/" + cut, "text", "Something else entirely was said about fisheries in Norway")
        .then()
        .statusCode(200)
        .body(has("statement.id", equalTo(cut)));
    get("/quotes/" + first).then().body(has("statement.appearances", equalTo(1)));
    patch("/quotes/" + cut, "text", CUT).then().body(has("statement.id", equalTo(first)));

    review(cut, "disputed");
    review(cut, "rejected").then().statusCode(200).body(has("statement", equalTo(null)));
    get("/statements/" + cut).then().statusCode(404);
    get("/quotes/" + first).then().body(has("statement.appearances", equalTo(1)));
  }

  @Test
  void the_first_recorded_quote_that_is_left_gives_the_id() {
    given().delete("/quotes/" + first).then().statusCode(204);

    get("/quotes/" + cut).then().body(has("statement.id", equalTo(cut)));
    get("/statements/" + first).then().statusCode(404);
  }

  @Test
  void an_editor_splits_a_statement_and_undoes_it() {
    given()
        .header("Change-Reason", "Said twice")
        .contentType("application/json")
        .body(Map.of("quotes", List.of(cut)))
        .post("/statements/" + first + "/split")
        .then()
        .statusCode(200)
        .body(has("id", equalTo(cut)))
        .body(has("decided.kind", equalTo("split")))
        .body(has("decided.reason", equalTo("Said twice")));
    patch("/quotes/" + cut, "text", WORDS).then().body(has("statement.id", equalTo(cut)));
    get("/quotes/" + first).then().body(has("statement.appearances", equalTo(1)));

    given()
        .post("/statements/" + cut + "/undo")
        .then()
        .statusCode(200)
        .body(has("id", equalTo(first)));
    given().post("/statements/" + cut + "/undo").then().statusCode(409);
    get("/statements/" + first + "/decisions")
        .then()
        .body(has("items.kind", equalTo(List.of("split"))))
        .body(has("items[0].quotes", equalTo(2)))
        .body(has("items[0].reason", equalTo("Said twice")));
  }

  @Test
  void an_editor_joins_statements_whose_words_differ() {
    String other = aQuote("Their plea was empty, he added.").by(khamenei).save();
    given()
        .contentType("application/json")
        .body(Map.of("statements", List.of(first)))
        .post("/statements/" + other + "/join")
        .then()
        .statusCode(200)
        .body(has("id", equalTo(first)))
        .body(has("appearances", equalTo(3)));

    patch("/quotes/" + other, "text", "Their plea was clumsy, he said.")
        .then()
        .body(has("statement.id", equalTo(first)));
  }

  @Test
  void decisions_need_quotes_on_record() {
    String unknown = "0199a000-0000-7002-8000-00000000ffff";
    split(unknown, List.of(cut)).then().statusCode(404);
    split(first, List.of(unknown)).then().statusCode(422).body(has("errors.pointer", hasSize(1)));
    split(first, List.of(first, cut)).then().statusCode(422);
    get("/quotes/" + cut).then().body(has("statement.id", equalTo(first)));
  }

  private static Response split(String statement, List<String> quotes) {
    return given()
        .contentType("application/json")
        .body(Map.of("quotes", quotes))
        .post("/statements/" + statement + "/split");
  }

  @Test
  void statements_are_listed_by_appearances_and_by_filters_of_their_quotes() {
    String words =
        "We will not allow foreign troops in our northern provinces before the referendum.";
    String third = aQuote(words).in(article("2015-01-01", "The Echo")).save();
    for (int i = 0; i < 2; i++) {
      aQuote(words).in(article("2015-01-02", "The Echo " + i)).save();
    }
    assertEquals(List.of(third, first), listed(""));
    assertEquals(List.of(first, third), listed("?sort=firstAppearance"));
    String alone = aQuote("No comment.").in(article("2016-01-01", "The Echo")).save();
    assertEquals(List.of(third, first, alone), listed(""));
    assertEquals(List.of(alone, first, third), listed("?sort=spread"));
    assertEquals(List.of(alone, third, first), listed("?sort=-firstAppearance"));
    assertEquals(List.of(third, first), listed("?minAppearances=2"));
    assertEquals(List.of(alone), listed("?publishedFrom=2016-01-01&distinct=statement"));
    assertEquals(List.of(third), listed("?minAppearances=3"));
    assertEquals(List.of(third), listed("?minSources=3"));
    assertEquals(List.of(first), listed("?speaker=" + khamenei));
    assertEquals(List.of(third), listed("?limit=1"));
    String next = get("/statements?limit=1").then().extract().as(JsonBody.class).get("next");
    given()
        .urlEncodingEnabled(false)
        .get(next)
        .then()
        .body(has("items.id", equalTo(List.of(first))));
    get("/statements?include=total").then().body(has("total", equalTo(3)));
    assertEquals(4, get("/statements.csv").asString().lines().count());
    assertEquals(3, get("/statements.ndjson").asString().lines().count());
    get("/statements")
        .then()
        .body(has("items[1].text", equalTo(WORDS)))
        .body(has("items[1].firstAppearance.quote", equalTo(first)))
        .body(has("items[1].lastAppearance.quote", equalTo(cut)));
  }

  private static List<String> listed(String query) {
    return get("/statements" + query)
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class)
        .get("items.id");
  }

  @Test
  void quotes_are_found_by_their_statement() {
    aQuote("No comment.").save();
    get("/quotes?sort=createdAt&statement=" + cut)
        .then()
        .body(has("items.id", equalTo(List.of(first, cut))));
    get("/statements/" + cut + "/appearances?sort=publishedOn")
        .then()
        .body(has("items.id", equalTo(List.of(first, cut))));
    get("/statements/0199a000-0000-7002-8000-00000000ffff/appearances").then().statusCode(404);
  }

  @Test
  void the_entity_tag_changes_with_the_statement() {
    String before = get("/quotes/" + first).header("ETag");
    aQuote(WORDS).in(article("2014-09-17", "The Echo")).save();

    assertNotEquals(before, get("/quotes/" + first).header("ETag"));
  }
}
