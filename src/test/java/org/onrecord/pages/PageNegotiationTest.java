package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.pages.PageRequests.BROWSER;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** The URLs of JSON answer with pages if the client prefers HTML. */
@QuarkusTest
class PageNegotiationTest {
  /** Each transaction moves the cursor in this page, also one in the background. */
  private static final String CHANGES = "/changes";

  private String quote;
  private List<String> urls;

  @BeforeEach
  void saveRecords() {
    String actor = anActor("Ada").save();
    quote = aQuote("We shall see.").by(actor).save();
    String article =
        given().get("/quotes/" + quote).then().extract().as(JsonBody.class).get("article.id");
    urls =
        List.of(
            "/quotes/" + quote,
            "/articles/" + article,
            "/actors/" + actor,
            "/statements/" + quote,
            "/quotes",
            "/articles",
            "/actors",
            "/statements",
            "/search?q=shall",
            CHANGES,
            "/quotes/" + quote + "/history",
            "/articles/" + article + "/history",
            "/actors/" + actor + "/history");
  }

  private static RequestSpecification accepting(String accept) {
    return given().noFiltersOfType(ContractValidationFilter.class).header("Accept", accept);
  }

  private static void assertAnswered(List<String> urls, String accept, String mediaType) {
    for (String url : urls) {
      Response answer = accepting(accept).get(url);
      assertEquals(200, answer.statusCode(), () -> url + " " + answer.asString());
      assertEquals(mediaType, answer.contentType().replaceFirst(";.*", ""), url);
      assertTrue(answer.header("Vary").contains("Accept"), url);
      Response head = accepting(accept).head(url);
      head.then().statusCode(200).body(emptyString());
      assertEquals(answer.contentType(), head.contentType(), url);
      if (!url.equals(CHANGES)) {
        assertEquals(answer.header("ETag"), head.header("ETag"), url);
      }
    }
  }

  @Test
  void every_url_of_records_and_lists_has_a_page_and_json() {
    assertAnswered(urls, BROWSER, "text/html");
    assertAnswered(urls, "*/*", "application/json");
  }

  @Test
  void browsers_get_pages() {
    AssertEach.of(
        List.of(
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
                + "image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
            "text/html, application/xhtml+xml, image/jxr, */*",
            "text/html",
            "TEXT/HTML",
            "text/html;charset=utf-8",
            ", ,text/html,, application/json;q=0.9,",
            "text/html, */*;q=0.1",
            "text/html, application/json;q=0.9"),
        accept -> assertAnswered(urls.subList(0, 2), accept, "text/html"));
  }

  @Test
  void programs_get_json() {
    AssertEach.of(
        List.of(
            "application/json",
            "application/json, text/html",
            "application/json, text/plain, */*",
            "text/html;q=0.5, application/json",
            "text/html;q=0.5, application/json;q=0.5",
            "text/html;q=0, */*",
            "",
            " , ",
            "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"),
        accept -> assertAnswered(urls.subList(0, 2), accept, "application/json"));
  }

  @Test
  void a_page_can_be_revalidated_and_is_compressed() {
    for (String url : urls) {
      if (!url.equals(CHANGES)) {
        String tag = accepting(BROWSER).get(url).header("ETag");
        accepting(BROWSER).header("If-None-Match", tag).get(url).then().statusCode(304);
      }
      accepting(BROWSER)
          .header("Accept-Encoding", "gzip")
          .get(url)
          .then()
          .header("Content-Encoding", equalTo("gzip"));
    }
  }

  @Test
  void a_page_allows_only_its_own_style_script_and_forms() {
    String policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    for (String url : urls) {
      assertEquals(
          List.of(policy),
          accepting(BROWSER).get(url).headers().getValues("Content-Security-Policy"),
          url);
    }
    accepting(BROWSER)
        .get("/nowhere")
        .then()
        .statusCode(404)
        .header("Content-Security-Policy", equalTo(policy));
  }

  @Test
  void a_page_is_whole_at_a_url_that_asks_for_fields() {
    for (String url : urls) {
      String separator = url.contains("?") ? "&" : "?";
      String field = url.contains("search") ? "kind" : url.contains("history") ? "at" : "id";
      String fields = url + separator + "fields=" + field;
      accepting(BROWSER).get(fields).then().statusCode(200).body(containsString("</main>"));
      given().get(fields).then().statusCode(200);
    }
  }

  @Test
  void nested_lists_lead_to_the_page_of_quotes_with_their_filter() {
    String article = urls.get(1).replace("/articles/", "");
    String actor = urls.get(2).replace("/actors/", "");
    assertEquals(
        "/quotes?article=" + article + "&sort=position",
        location("/articles/" + article + "/quotes"));
    assertEquals(
        "/quotes?speaker=" + actor + "&type=direct",
        location("/actors/" + actor + "/quotes?type=direct"));
    String statement = location("/statements/" + quote + "/appearances");
    assertEquals("/quotes?statement=" + quote, statement);
    PageRequests.page(statement);
    PageRequests.page("/articles/x/quotes", 400);
    given().get("/articles/" + article + "/quotes").then().statusCode(200);
  }

  @Test
  void errors_are_pages_for_browsers_and_problems_for_programs() {
    String unknown = "/quotes/0199a000-0000-7000-8000-0000000009ff";
    List.of("/nowhere", unknown).forEach(url -> assertError(url, 404, "Not found"));
    assertError("/quotes/x", 400, "Invalid request");
    assertError("/quotes?no=1", 400, "Invalid request");
    assertError("/quotes?speaker=Nobodyatall", 422, "Unknown names");
    accepting("text/html").get("/suggest?q=a").then().statusCode(406).body(containsString("<h1>"));
    given()
        .header("Accept", "text/html")
        .contentType("application/json")
        .body("{")
        .post("/actors")
        .then()
        .contentType("application/problem+json");
  }

  private static void assertError(String url, int status, String title) {
    String page =
        accepting(BROWSER)
            .get(url)
            .then()
            .statusCode(status)
            .contentType(equalTo("text/html;charset=UTF-8"))
            .extract()
            .asString();
    assertTrue(page.contains("<h1>" + title + "</h1>"), page);
    accepting("*/*").get(url).then().statusCode(status).contentType("application/problem+json");
  }

  @Test
  void a_form_with_empty_fields_leads_to_the_url_without_them() {
    given()
        .noFiltersOfType(ContractValidationFilter.class)
        .redirects()
        .follow(false)
        .header("Accept", BROWSER)
        .get("/quotes?q=&speaker=Ada&source=&sort=")
        .then()
        .statusCode(303)
        .header("Location", org.hamcrest.Matchers.endsWith("/quotes?speaker=Ada"));
    given().get("/quotes?q=").then().statusCode(400);
  }

  @Test
  void a_day_in_the_form_of_a_past_state_leads_to_the_end_of_that_day() {
    String path = "/quotes/" + quote;
    assertEquals("date", PageRequests.page(path).getElementById("asof").attr("type"));
    assertTrue(location(path + "?at=2026-01-31").endsWith(path + "?at=2026-01-31T23:59:59Z"));
    assertTrue(location(path + "?at=" + LocalDate.now(ZoneOffset.UTC)).endsWith(path));
    assertEquals(400, PageRequests.get(path + "?at=2026-02-31").statusCode());
    given().get(path + "?at=2026-01-31").then().statusCode(400);
  }

  private static String location(String path) {
    Response answer = PageRequests.get(path);
    assertEquals(303, answer.statusCode(), path);
    return answer.header("Location");
  }

  @Test
  void a_name_that_was_meant_is_a_link_to_the_list() {
    anActor("Adalbert Quist").save();
    var page = PageRequests.page("/quotes?speaker=Adalbert+Qist&type=direct", 422);
    String href = page.selectFirst("main li a").attr("href");
    assertTrue(href.matches("\\?speaker=[0-9a-f-]{36}&type=direct"), href);
    PageRequests.page("/quotes" + href);
  }
}
