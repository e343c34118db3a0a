package org.onrecord.exchange.changes;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.fixtures.WriteRequests;

/** What the change feed lists, and how it is paged. */
@QuarkusTest
class ChangeListTest {
  @Test
  void an_empty_database_has_no_changes_and_tells_where_to_go_on() {
    JsonBody page = ListRequests.page("/changes");
    assertEquals(List.of(), page.getList("items"));
    assertFalse(page.getBoolean("more"));
    assertEquals(List.of(), FeedClient.from(page.getString("next")).read());
  }

  @Test
  void lists_what_is_created_changed_and_deleted_in_this_order() {
    String ada = anActor("Ada").save();
    String article = anArticle().body("She said “so it is”.").save();
    String quote = aQuote("so it is").in(article).by(ada).save();
    WriteRequests.review(quote, "disputed").then().statusCode(200);
    WriteRequests.patch("/articles/" + article, "title", "Another").then().statusCode(200);
    WriteRequests.patch("/actors/" + ada, "name", "Ada B.").then().statusCode(200);
    given().delete("/quotes/" + quote).then().statusCode(204);
    given().delete("/actors/" + ada).then().statusCode(204);
    assertEquals(
        List.of(
            "created actor " + ada,
            "created article " + article,
            "created quote " + quote,
            "changed quote " + quote,
            "changed article " + article,
            "changed actor " + ada,
            "deleted quote " + quote,
            "deleted actor " + ada),
        FeedClient.fromTheBeginning().read());
  }

  @Test
  void a_change_tells_when_it_was_made() {
    Instant created =
        Instant.parse(
            anActor("Ada")
                .post()
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .get("createdAt"));
    Instant at = Instant.parse(ListRequests.<String>first("at", "/changes").get(0));
    assertTrue(Duration.between(created, at).abs().toSeconds() < 60, created + " is told as " + at);
  }

  @Test
  void a_deleted_article_takes_its_quotes_with_it_and_they_are_listed() {
    String article = anArticle().body("One. Two.").save();
    String one = aQuote("One.").in(article).save();
    String two = aQuote("Two.").in(article).save();
    FeedClient.Reader reader = FeedClient.fromNow();
    given().delete("/articles/" + article).then().statusCode(204);
    assertEquals(
        Set.of("deleted article " + article, "deleted quote " + one, "deleted quote " + two),
        Set.copyOf(reader.read()));
  }

  @Test
  void a_corrected_article_lists_the_quotes_that_move_and_no_others() {
    String article = anArticle().body("One. Then two.").save();
    String one = aQuote("One.").in(article).save();
    String two = aQuote("Then two.").in(article).save();
    FeedClient.Reader reader = FeedClient.fromNow();
    WriteRequests.patch("/articles/" + article, "body", "One. And then: Then two.")
        .then()
        .statusCode(200);
    assertEquals(
        Set.of("changed article " + article, "changed quote " + two), Set.copyOf(reader.read()));
    WriteRequests.patch("/articles/" + article, "publishedOn", "2025-06-12").then().statusCode(200);
    assertEquals(
        Set.of("changed article " + article, "changed quote " + one, "changed quote " + two),
        Set.copyOf(reader.read()));
  }

  @Test
  void what_belongs_to_a_record_changes_it() {
    String ada = anActor("Ada").save();
    String lab = anActor("Lab").kind("organization").save();
    String quote = aQuote("so it is").save();
    FeedClient.Reader reader = FeedClient.fromNow();
    WriteRequests.patch("/actors/" + ada, "aliases", List.of("Countess")).then().statusCode(200);
    assertEquals(List.of("changed actor " + ada), reader.read());
    Map<String, Object> affiliation = Map.of("actor", RecordBuilder.byId(lab), "role", "head");
    WriteRequests.patch("/actors/" + ada, "affiliations", List.of(affiliation))
        .then()
        .statusCode(200);
    assertEquals(List.of("changed actor " + ada), reader.read());
    WriteRequests.patch("/quotes/" + quote, "mentions", List.of(RecordBuilder.byId(ada)))
        .then()
        .statusCode(200);
    assertEquals(List.of("changed quote " + quote), reader.read());
    Map<String, Object> via = Map.of("via", List.of(Map.of("text", "state television")));
    WriteRequests.patch("/quotes/" + quote, "attribution", via).then().statusCode(200);
    assertEquals(List.of("changed quote " + quote), reader.read());
  }

  @Test
  void the_byline_changes_the_article() {
    String article = anArticle().save();
    FeedClient.Reader reader = FeedClient.fromNow();
    WriteRequests.patch("/articles/" + article, "authors", List.of("Mary Lund"))
        .then()
        .statusCode(200);
    assertEquals(List.of("changed article " + article), reader.read());
  }

  @Test
  void actors_that_come_with_a_record_are_listed() {
    String article = anArticle().from("The Osterbro Courier").save();
    String source = ListRequests.<String>first("id", "/actors").get(0);
    assertEquals(
        Set.of("created actor " + source, "created article " + article),
        Set.copyOf(FeedClient.fromTheBeginning().read()));
  }

  @Test
  void proposals_are_listed_like_all_quotes() {
    String article =
        anArticle()
            .body("“The cable is mended,” said Ilse Marenko on Sunday.")
            .language("en")
            .save();
    FeedClient.Reader reader = FeedClient.fromNow();
    given().post("/articles/" + article + "/extraction").then().statusCode(200);
    String quote = ListRequests.<String>first("id", "/quotes").get(0);
    assertTrue(reader.read().contains("created quote " + quote));
  }

  @Test
  void what_is_refused_is_not_listed() {
    String ada = anActor("Ada").with("wikidataId", "Q7259").save();
    String article = anArticle().body("She said so.").save();
    aQuote("so.").in(article).by(ada).save();
    FeedClient.Reader reader = FeedClient.fromNow();
    anActor("Ada again").with("wikidataId", "Q7259").post().then().statusCode(409);
    given().delete("/actors/" + ada).then().statusCode(409);
    aQuote("not there")
        .in(article)
        .with("speaker", RecordBuilder.named("Ben", "person"))
        .span(0, 9)
        .post()
        .then()
        .statusCode(422);
    given().delete("/quotes/0199a000-0000-7000-8000-000000000000").then().statusCode(404);
    assertEquals(List.of(), reader.read());
  }

  @Test
  void pages_hold_no_more_than_wanted_and_together_everything_once() {
    List<String> ids = actors(7);
    assertEquals(
        List.of(ids.subList(0, 3), ids.subList(3, 6), ids.subList(6, 7)),
        pages("/changes?limit=3"));
    assertEquals(ids.stream().map(List::of).toList(), pages("/changes?limit=1"));
    assertEquals(List.of(ids), pages("/changes?limit=7"));
    assertEquals(List.of(ids), pages("/changes?limit=1000"));
  }

  @Test
  void a_page_has_20_changes_unless_told_otherwise() {
    actors(21);
    assertEquals(20, ListRequests.first("id", "/changes").size());
  }

  @Test
  void what_happens_while_it_is_paged_comes_afterwards() {
    List<String> ids = actors(3);
    FeedClient.Reader reader = FeedClient.from("/changes?limit=2");
    assertEquals(ids.subList(0, 2), reader.page().getList("items.id"));
    String late = anActor("Late").save();
    assertEquals(ids.subList(2, 3), reader.page().getList("items.id"));
    assertEquals(List.of("created actor " + late), reader.read());
    assertEquals(List.of(), reader.read());
  }

  @Test
  void a_link_can_be_followed_again() {
    List<String> ids = actors(3);
    String link = ListRequests.page("/changes", "limit", 2).getString("next");
    assertEquals(ids.subList(2, 3), FeedClient.from(link).page().getList("items.id"));
    anActor("Late").save();
    assertEquals(ids.subList(2, 3), FeedClient.from(link).page().getList("items.id"));
  }

  @Test
  void now_lists_nothing_that_was_before() {
    actors(3);
    FeedClient.Reader reader = FeedClient.fromNow();
    String ada = anActor("Ada").save();
    assertEquals(List.of("created actor " + ada), reader.read());
  }

  @Test
  void can_be_restricted_to_some_records() {
    String ada = anActor("Ada").save();
    String article = anArticle().save();
    String quote = aQuote("A body.").in(article).save();
    assertEquals(List.of(quote), ListRequests.first("id", "/changes", "record", "quote"));
    assertEquals(
        List.of(ada, quote),
        ListRequests.first("id", "/changes", "record", List.of("quote", "actor")));
    assertEquals(
        List.of(List.of(ada), List.of(quote)), pages("/changes?limit=1&record=actor&record=quote"));
  }

  @Test
  void what_is_left_out_by_one_restriction_is_not_lost_to_another() {
    anActor("Ada").save();
    String article = anArticle().save();
    FeedClient.Reader reader = FeedClient.from("/changes?record=actor&limit=1");
    reader.read();
    String ben = anActor("Ben").save();
    WriteRequests.patch("/articles/" + article, "title", "Another").then().statusCode(200);
    assertEquals(
        List.of("created actor " + ben, "changed article " + article),
        FeedClient.from(reader.next().replace("record=actor&", "")).read());
  }

  private static List<String> actors(int count) {
    return IntStream.range(0, count).mapToObj(i -> anActor("Actor " + i).save()).toList();
  }

  private static List<List<String>> pages(String link) {
    FeedClient.Reader reader = FeedClient.from(link);
    List<List<String>> pages = new ArrayList<>();
    JsonBody page;
    do {
      page = reader.page();
      pages.add(page.getList("items.id"));
    } while (page.getBoolean("more") && pages.size() < 50);
    return pages;
  }
}
