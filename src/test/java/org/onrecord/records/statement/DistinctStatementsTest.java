package org.onrecord.records.statement;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.ListConsistency;
import org.onrecord.fixtures.ListRequests;

/** Lists of quotes with one row for each statement, and facets by statement. */
@QuarkusTest
class DistinctStatementsTest {
  private static final String WORDS =
      "The ferry sails at noon, whatever the admiralty decides about the northern buoys.";

  private String undated;
  private String early;
  private String late;
  private String later;
  private String alone;
  private String rejected;

  /** Four quotes are one statement; the first recorded one has no day. */
  @BeforeEach
  void record_quotes() {
    undated = aQuote(WORDS).in(anArticle().from("The Post").save()).save();
    late = quote(WORDS, "2025-03-02", "The Wire");
    early = quote(WORDS, "2025-03-01", "The Post");
    later = quote(WORDS.replace("noon", "dawn"), "2025-03-03", "The Wire");
    alone = quote("No comment.", "2025-03-04", "The Wire");
    rejected = aQuote("Nothing at all was said.").with("status", "rejected").save();
  }

  private static String quote(String words, String day, String source) {
    return aQuote(words).in(anArticle().from(source).publishedOn(day).save()).save();
  }

  private static List<String> distinct(String... parameters) {
    List<Object> all = new ArrayList<>(List.of(parameters));
    all.addAll(List.of("distinct", "statement", "sort", "publishedOn"));
    return ListRequests.first("id", "/quotes", all.toArray());
  }

  @Test
  void a_statement_has_one_row_its_first_appearance() {
    assertEquals(List.of(early, alone), distinct());
  }

  @Test
  void the_first_appearance_is_the_first_one_that_matches() {
    assertEquals(List.of(late, alone), distinct("source", "The Wire"));
    assertEquals(List.of(late, alone), distinct("publishedFrom", "2025-03-02"));
    assertEquals(List.of(later), distinct("q", "dawn"));
    assertEquals(List.of(later), distinct("statement", undated, "q", "dawn"));
    assertEquals(List.of(), distinct("status", "rejected"));
    assertEquals(
        List.of(late),
        ListRequests.first(
            "id",
            "/statements/" + early + "/appearances",
            "distinct",
            "statement",
            "source",
            "The Wire"));
  }

  @Test
  void page_total_facets_exports_and_search_agree() {
    ListConsistency.assertAllAgree("/quotes", "type", "distinct=statement", "source=The Wire");
    ListConsistency.assertAllAgree("/quotes", "type", "distinct=statement", "q=ferry");
  }

  @Test
  void facets_count_the_quotes_of_statements() {
    get("/quotes/facets?by=statement")
        .then()
        .statusCode(200)
        .body(has("facets.statement.value.id", equalTo(List.of(undated, alone))))
        .body(has("facets.statement.value.text", equalTo(List.of(WORDS, "No comment."))))
        .body(has("facets.statement.count", equalTo(List.of(4, 1))))
        .body(has("total", equalTo(5)));
  }

  @Test
  void facets_count_the_appearances_of_a_statement_by_source_and_day() {
    get("/quotes/facets?by=source&by=day&statement=" + late)
        .then()
        .statusCode(200)
        .body(has("facets.source.value.name", equalTo(List.of("The Post", "The Wire"))))
        .body(has("facets.source.count", equalTo(List.of(2, 2))))
        .body(has("facets.day.value", equalTo(List.of("2025-03-01", "2025-03-02", "2025-03-03"))));
  }

  @Test
  void a_profile_counts_statements() {
    String ada = anActor("Ada").save();
    aQuote(WORDS).by(ada).save();
    aQuote(WORDS).by(ada).save();
    aQuote("No comment.").by(ada).save();

    get("/actors/" + ada + "/profile")
        .then()
        .body(has("quotes", equalTo(3)))
        .body(has("statements", equalTo(2)));
    assertEquals(6, ListRequests.first("id", "/quotes", "q", "ferry").size());
    get("/quotes/" + rejected).then().body(has("statement", equalTo(null)));
  }
}
