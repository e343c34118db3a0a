package org.onrecord.records.quote;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.fixtures.RecordBuilder.named;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.QuoteBuilder;

/** New quotes whose article and actors are on record. */
@QuarkusTest
class QuoteCreationTest {
  @Inject SessionFactory entities;
  @Inject Database database;

  private String ada;
  private String zoe;
  private String article;

  @BeforeEach
  void create_an_article_and_two_actors() {
    zoe = anActor("Zoë").save();
    ada = anActor("Ada").save();
    article =
        anArticle()
            .titled("Talks")
            .body("“A road,” she said.")
            .from("Post")
            .publishedOn("2025-06-12")
            .with("language", "en")
            .save();
  }

  @Test
  void the_answer_is_that_of_a_later_get() {
    Response created = quote().post();
    assertEquals(201, created.statusCode(), created::asString);
    Response read = get("/quotes/" + created.as(JsonBody.class).<String>get("id"));
    assertEquals(read.asString(), created.asString());
    assertEquals(read.header("ETag"), created.header("ETag"));
    assertEquals(List.of("Ada", "Zoë"), created.as(JsonBody.class).get("mentions.name"));
  }

  @Test
  void one_statement_reads_and_one_writes_each_table() {
    entities.getStatistics().setStatisticsEnabled(true);
    Statistics statistics = entities.getStatistics();
    statistics.clear();
    long before = database.statementCount();
    quote().post().then().statusCode(201);
    entities.getStatistics().setStatisticsEnabled(false);
    // Quote, relays and mentions; authentication by the key of the tests needs no statement.
    assertEquals(3, statistics.getPrepareStatementCount());
    assertEquals(1, database.statementCount() - before);
  }

  @Test
  void the_history_has_author_and_reason_whether_actors_are_given_by_id_or_name() {
    for (Map<String, ?> speaker : List.of(byId(ada), named("Ada"), named("Eva", "person"))) {
      String id =
          given()
              .header("Change-Reason", "From the archive.")
              .contentType("application/json")
              .body(quote().with("speaker", speaker).body())
              .post("/quotes")
              .then()
              .statusCode(201)
              .extract()
              .as(JsonBody.class)
              .get("id");
      String history = "/quotes/" + id + "/history";
      assertEquals(List.of("From the archive."), ListRequests.first("reason", history));
      assertEquals(1, ListRequests.first("author", history).size());
    }
  }

  private QuoteBuilder quote() {
    return aQuote("A road,")
        .in(article)
        .by(ada)
        .saidOn("2025-06-11")
        .attributed("text", "she")
        .attributed("via", List.of(Map.of("text", "the radio"), Map.of("actor", Map.of("id", zoe))))
        .mentioning(zoe)
        .mentioning(ada)
        .mentioning(zoe);
  }
}
