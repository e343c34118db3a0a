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

/** The content, filters and pages of the change feed. */
@QuarkusTest
class ChangeListTest {
  @Test
  void an_empty_database_has_no_changes_but_a_next_link() {
    JsonBody page = ListRequests.page("/changes");
    assertEquals(List.of(), page.getList("items"));
    assertFalse(page.getBoolean("more"));
    assertEquals(List.of(), FeedClient.from(page.getString("next")).read());
  }

  @Test
  void lists_created_changed_and_deleted_records_in_order() {
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
  void a_change_has_the_time_of_its_transaction() {
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
    assertTrue(
        Duration.between(created, at).abs().toSeconds() < 60, created + " is listed as " + at);
  }

  @Test
  void deleting_an_article_lists_its_quotes_as_deleted() {
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
  void changing_an_article_lists_only_the_quotes_that_change_with_it() {
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
  void changes_of_aliases_affiliations_mentions_and_attributions_are_changes_of_the_record() {
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
  void a_changed_byline_is_a_change_of_the_article() {
    String article = anArticle().save();
    FeedClient.Reader reader = FeedClient.fromNow();
    WriteRequests.patch("/articles/" + article, "authors", List.of("Mary Lund"))
        .then()
        .statusCode(200);
    assertEquals(List.of("changed article " + article), reader.read());
  }

  @Test
  void actors_created_by_reference_are_listed() {
    String article = anArticle().from("The Osterbro Courier").save();
    String source = ListRequests.<String>first("id", "/actors").get(0);
    assertEquals(
        Set.of("created actor " + source, "created article " + article),
        Set.copyOf(FeedClient.fromTheBeginning().read()));
  }

  @Test
  void extracted_proposals_are_listed() {
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
  void rejected_requests_are_not_listed() {
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
  void pages_respect_the_limit_and_list_each_change_once() {
    List<String> ids = actors(7);
    assertEquals(
        List.of(ids.subList(0, 3), ids.subList(3, 6), ids.subList(6, 7)),
        pages("/changes?limit=3"));
    assertEquals(ids.stream().map(List::of).toList(), pages("/changes?limit=1"));
    assertEquals(List.of(ids), pages("/changes?limit=7"));
    assertEquals(List.of(ids), pages("/changes?limit=1000"));
  }

  @Test
  void the_default_limit_is_20() {
    actors(21);
    assertEquals(20, ListRequests.first("id", "/changes").size());
  }

  @Test
  void changes_made_during_paging_come_on_later_pages() {
    List<String> ids = actors(3);
    FeedClient.Reader reader = FeedClient.from("/changes?limit=2");
    assertEquals(ids.subList(0, 2), reader.page().getList("items.id"));
    String late = anActor("Late").save();
    assertEquals(ids.subList(2, 3), reader.page().getList("items.id"));
    assertEquals(List.of("created actor " + late), reader.read());
    assertEquals(List.of(), reader.read());
  }

  @Test
  void a_next_link_returns_the_same_page_again() {
    List<String> ids = actors(3);
    String link = ListRequests.page("/changes", "limit", 2).getString("next");
    assertEquals(ids.subList(2, 3), FeedClient.from(link).page().getList("items.id"));
    anActor("Late").save();
    assertEquals(ids.subList(2, 3), FeedClient.from(link).page().getList("items.id"));
  }

  @Test
  void since_now_lists_only_later_changes() {
    actors(3);
    FeedClient.Reader reader = FeedClient.fromNow();
    String ada = anActor("Ada").save();
    assertEquals(List.of("created actor " + ada), reader.read());
  }

  @Test
  void filters_by_record_kind() {
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
  void a_cursor_can_continue_with_another_filter() {
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
