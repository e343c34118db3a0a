package org.onrecord.query.facet;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.AssertEach;

/** Counts as CSV. */
@QuarkusTest
class FacetTableTest {
  private String ada;

  @BeforeEach
  void create_three_quotes() {
    ada = anActor("=Ada, \"Countess\"").save();
    String may = anArticle().publishedOn("2025-05-10").save();
    String july = anArticle().publishedOn("2025-07-01").save();
    aQuote("Yes").in(may).by(ada).save();
    aQuote("No").in(july).by(ada).save();
    aQuote("@home").in(july).attributed("anonymous", true).save();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by=month | month,count,exact,omittedCells / 2025-05,1,true,0 / 2025-06,0,true,0 / 2025-07,2,true,0
          by=speaker | speaker,speakerId,speakerKind,count,exact,omittedCells / "'=Ada, ""Countess""\",ADA,person,2,true,0 \
            / "",,,1,true,0
          by=month,speaker&publishedFrom=2025-06-01 | month,speaker,speakerId,speakerKind,count,exact,omittedCells \
            / 2025-07,"'=Ada, ""Countess""\",ADA,person,1,true,0 / 2025-07,,,,1,true,0
          by=via | via,viaId,viaKind,count,exact,omittedCells / "",,,3,true,0
          by=type&q=nothing | type,count,exact,omittedCells
          """)
  void a_table_has_a_row_for_each_value_or_cell(String query, String rows) {
    String table =
        given().get("/quotes/facets.csv?" + query).then().statusCode(200).extract().asString();
    assertEquals(List.of(rows.replace("ADA", ada).split(" +/ ")), table.lines().toList());
  }

  @Test
  void statements_have_their_text_and_id_and_omitted_ones_are_counted() {
    List<String> lines =
        given()
            .get("/quotes/facets.csv?by=statement&limit=1&speaker=" + ada)
            .asString()
            .lines()
            .toList();
    assertEquals("statement,statementId,count,exact,omittedCells", lines.get(0));
    assertEquals(2, lines.size());
    assertEquals("1,true,1", lines.get(1).replaceFirst("(Yes|No),[-0-9a-f]{36},", ""));
  }

  @Test
  void articles_have_a_table_of_their_own() {
    String post = anActor("The Evening Post").kind("media").save();
    anArticle().from("The Evening Post").publishedOn("2025-05-11").save();
    assertEquals(
        List.of(
            "month,source,sourceId,sourceKind,count,exact,omittedCells",
            "2025-05,The Evening Post,%s,media,1,true,0".formatted(post)),
        given()
            .get("/articles/facets.csv?by=month,source&source=" + post)
            .then()
            .statusCode(200)
            .header("Content-Disposition", "attachment; filename=\"articles-facets.csv\"")
            .extract()
            .asString()
            .lines()
            .toList());
  }

  @Test
  void an_accept_header_leads_to_the_table() {
    given()
        .accept("text/csv")
        .get("/quotes/facets?by=type")
        .then()
        .statusCode(200)
        .contentType("text/csv;charset=UTF-8")
        .header("Content-Location", equalTo("/quotes/facets.csv?by=type"))
        .header("Content-Disposition", equalTo("attachment; filename=\"quotes-facets.csv\""));
  }

  @Test
  void a_table_takes_one_facet_or_two_that_are_crossed() {
    AssertEach.of(
        List.of("", "?by=", "?by=type&by=status", "?by=author", "?by=type,status,month"),
        query -> given().get("/quotes/facets.csv" + query).then().spec(invalidIn("by")));
  }
}
