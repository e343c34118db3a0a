package org.onrecord.query.list;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidAt;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;

/** Look-ups of records by id, URL and Wikidata id. */
@QuarkusTest
class LookUpTest {
  private static final List<String> PATHS = List.of("/actors", "/articles", "/quotes");

  @Inject Database database;

  @Test
  void records_are_looked_up_by_up_to_a_hundred_ids_in_one_statement() {
    List<String> quotes = saveQuotes(3);
    saveQuotes(1);
    for (String path : PATHS) {
      List<String> ids =
          path.equals("/quotes")
              ? quotes.subList(0, 2)
              : ListRequests.<String>first("id", path).subList(0, 1);
      List<String> asked = new ArrayList<>(unknown(100 - ids.size()));
      asked.addAll(ids);
      assertEquals(Set.copyOf(ids), Set.copyOf(first("id", path, "id", asked)), path);
      long before = database.statementCount();
      first("id", path, "id", asked);
      assertEquals(1, database.statementCount() - before, path);
      assertEquals(ids, exported(path, asked));
      asked.addAll(ids);
      given().queryParam("id", asked).get(path).then().spec(invalidIn("id"));
    }
  }

  private static List<String> exported(String path, List<String> ids) {
    return given()
        .queryParam("id", ids)
        .get(path + ".ndjson")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .map(line -> line.replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1"))
        .sorted(Comparator.comparing(ids::indexOf))
        .toList();
  }

  @Test
  void without_a_limit_all_records_that_are_looked_up_come_in_one_page() {
    List<String> ids =
        IntStream.range(0, Paging.DEFAULT_LIMIT + 1)
            .mapToObj(i -> anActor("Speaker " + i).save())
            .toList();
    for (Response page :
        List.of(
            given().queryParam("id", ids).get("/actors"), search("/actors", Map.of("id", ids)))) {
      JsonBody body = page.as(JsonBody.class);
      assertEquals(Set.copyOf(ids), Set.copyOf(body.getList("items.id")));
      assertNull(body.getString("next"));
    }
    assertEquals(ids.size() - 1, first("id", "/actors", "id", ids, "limit", 20).size());
  }

  @Test
  void a_body_looks_up_a_thousand_ids() {
    String quote = saveQuotes(1).get(0);
    for (String path : PATHS) {
      String id = path.equals("/quotes") ? quote : ListRequests.<String>first("id", path).get(0);
      List<String> ids = new ArrayList<>(unknown(999));
      ids.add(id);
      search(path, Map.of("id", ids, "include", "total"))
          .then()
          .statusCode(200)
          .body(has("items.id", equalTo(List.of(id))))
          .body(has("total", equalTo(1)));
      ids.add(id);
      search(path, Map.of("id", ids)).then().spec(invalidAt("/id"));
      search(path, Map.of("id", List.of("1"))).then().spec(invalidAt("/id/0"));
    }
  }

  private static Response search(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post(path + "/search");
  }

  @Test
  void ids_are_combined_with_other_filters_and_counted() {
    List<String> quotes = saveQuotes(3);
    List<String> two = quotes.subList(0, 2);
    assertEquals(List.of("no. 1"), first("text", "/quotes", "id", two, "q", "1"));
    given()
        .queryParam("id", two)
        .queryParam("by", "type")
        .get("/quotes/facets")
        .then()
        .body(has("total", equalTo(2)));
    assertEquals(2, first("id", "/statements", "id", two).size());
    given().queryParam("id", "1").get("/quotes").then().spec(invalidIn("id"));
  }

  @Test
  void the_lists_of_one_record_have_no_ids() {
    String article = anArticle().save();
    given()
        .queryParam("id", article)
        .get("/articles/" + article + "/quotes")
        .then()
        .spec(invalidIn("id"));
  }

  @Test
  void articles_are_looked_up_by_the_canonical_form_of_their_url() {
    String url = "https://example.com/tides?id=7";
    String article = anArticle().with("url", url + "&utm_source=x").save();
    anArticle().with("url", "https://example.com/tides?id=8").save();
    anArticle().save();
    for (String same :
        List.of(
            url,
            "HTTPS://EXAMPLE.com:443/tides?id=7#top",
            "https://example.com/tides?fbclid=1&id=7")) {
      assertEquals(List.of(article), first("id", "/articles", "url", same), same);
      assertEquals(
          List.of(article),
          search("/articles", Map.of("url", List.of("https://example.com/none", same)))
              .as(JsonBody.class)
              .getList("items.id"));
    }
    for (String other :
        List.of(
            "http://example.com/tides?id=7",
            "https://example.com/Tides?id=7",
            "https://user@example.com/tides?id=7",
            "https://example.com:8443/tides?id=7",
            "https://example.com/tides")) {
      assertEquals(List.of(), first("id", "/articles", "url", other), other);
    }
    for (String invalid : List.of("tides", "ftp://example.com/tides", "https://", "")) {
      given().queryParam("url", invalid).get("/articles").then().spec(invalidIn("url"));
    }
    given()
        .queryParam("url", url)
        .queryParam("by", "section")
        .get("/articles/facets")
        .then()
        .body(has("total", equalTo(1)));
  }

  @Test
  void actors_are_looked_up_by_wikidata_id() {
    String ada = anActor("Ada").with("wikidataId", "Q7259").save();
    String ben = anActor("Ben").with("wikidataId", "Q1").save();
    anActor("Cleo").save();
    assertEquals(List.of(ada), first("id", "/actors", "wikidataId", "Q7259"));
    assertEquals(
        Set.of(ada, ben),
        Set.copyOf(first("id", "/actors", "wikidataId", List.of("Q1", "Q2", "Q7259"))));
    assertEquals(List.of(), first("id", "/actors", "wikidataId", "Q2"));
    given().queryParam("wikidataId", "7259").get("/actors").then().spec(invalidIn("wikidataId"));
  }

  private static List<String> saveQuotes(int count) {
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      saved.add(
          aQuote("no. " + i)
              .in(anArticle().titled("no. " + i).save())
              .by(anActor("Ada " + i).save())
              .save());
    }
    return saved;
  }

  private static List<String> unknown(int count) {
    return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
  }
}
