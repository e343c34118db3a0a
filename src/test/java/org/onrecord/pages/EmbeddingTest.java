package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** Cards of quotes, oEmbed, and the tags by which other sites show links to pages. */
@QuarkusTest
class EmbeddingTest {
  private static final String NAME = "Ada \"<b>\" Holm";
  private static final String WORDS = "The lamps of Holm burn for everyone & nobody";

  private String speaker;
  private String article;
  private String quote;

  @BeforeEach
  void saveRecords() {
    speaker = anActor(NAME).save();
    article =
        anArticle()
            .titled("Lamps <i>")
            .body("“" + WORDS + "”")
            .from("The Holm Post")
            .publishedOn("2026-05-03")
            .save();
    quote = aQuote(WORDS).in(article).by(speaker).save();
  }

  private static String service() {
    return RestAssured.baseURI + ":" + RestAssured.port + "/";
  }

  private static Response oEmbed(String url) {
    return given().queryParam("url", url).get("/oembed");
  }

  @Test
  void only_the_card_may_be_shown_in_a_frame() {
    Response card = given().get("/quotes/" + quote + "/card");
    card.then()
        .statusCode(200)
        .contentType(equalTo("text/html;charset=UTF-8"))
        .header("X-Frame-Options", nullValue())
        .header(
            "Content-Security-Policy",
            equalTo(
                "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none';"
                    + " frame-ancestors *"));
    for (String path : List.of("/", "/draft", "/quotes/" + quote, "/articles/" + article)) {
      Response page = PageRequests.get(path);
      assertEquals("DENY", page.header("X-Frame-Options"), path);
      assertTrue(page.header("Content-Security-Policy").endsWith("frame-ancestors 'none'"), path);
    }
    given()
        .header("If-None-Match", card.header("ETag"))
        .get("/quotes/" + quote + "/card")
        .then()
        .statusCode(304);
  }

  @Test
  void a_card_has_the_words_their_speaker_and_source_and_no_script() {
    Document card = PageRequests.page("/quotes/" + quote + "/card");
    assertEquals("“" + WORDS + "”", card.selectFirst("blockquote").text());
    assertEquals(NAME, card.selectFirst("h1").text());
    assertEquals("The Holm Post · 3 May 2026 · On record", card.selectFirst(".by").text());
    assertEquals(0, card.select("script, form, b, i, .status").size());
    for (Element link : card.select("a")) {
      assertEquals("/quotes/" + quote, link.attr("href"));
      assertEquals("_blank noopener", link.attr("target") + " " + link.attr("rel"));
    }
    assertTrue(card.html().length() < 2_000, card::html);
    String proposed = aQuote("Never to be proven").with("status", "proposed").save();
    assertEquals(
        "Proposed", PageRequests.page("/quotes/" + proposed + "/card").select(".status").text());
  }

  @Test
  void oembed_answers_with_the_frame_of_the_card() {
    JsonBody answer =
        oEmbed(service() + "quotes/" + quote).then().statusCode(200).extract().as(JsonBody.class);
    assertEquals("rich", answer.getString("type"));
    assertEquals(NAME, answer.getString("author_name"));
    assertEquals(service() + "actors/" + speaker, answer.getString("author_url"));
    assertEquals(service(), answer.getString("provider_url"));
    Element frame = Jsoup.parse(answer.getString("html")).body().child(0);
    assertEquals("iframe", frame.tagName());
    assertEquals(service() + "quotes/" + quote + "/card", frame.attr("src"));
    assertEquals(NAME + ": “" + WORDS + "”", frame.attr("title"));
    assertEquals(answer.getString("width"), frame.attr("width"));
    assertEquals(answer.getString("height"), frame.attr("height"));
    assertEquals(600, answer.getInt("width"));
  }

  @Test
  void oembed_keeps_within_the_size_that_is_asked_for() {
    JsonBody answer =
        given()
            .queryParam("url", "/quotes/" + quote)
            .queryParam("maxwidth", 320)
            .queryParam("maxheight", 90)
            .queryParam("format", "json")
            .get("/oembed")
            .as(JsonBody.class);
    assertEquals(List.of(320, 90), List.of(answer.getInt("width"), answer.getInt("height")));
  }

  @Test
  void oembed_knows_the_urls_of_quotes_here_only() {
    String path = "quotes/" + quote;
    String authority = service().replaceFirst("^http:", "");
    AssertEach.of(
        List.of(
            service() + path,
            "/" + path,
            "HTTPS:" + authority.toUpperCase() + path,
            service() + path + "?at=2026-01-01T00:00:00Z#cite",
            service() + path + "/card"),
        url -> oEmbed(url).then().statusCode(200));
    AssertEach.of(
        List.of(
            "http://example.org/" + path,
            "//example.org/" + path,
            service().replace("http://", "http://user@") + path,
            service().replace("http:", "ftp:") + path,
            service() + "quotes",
            service() + "articles/" + article,
            service() + path + "/history",
            service() + "x/../" + path.replace(quote, "0199a000-0000-7000-8000-0000000009ff"),
            "javascript:alert(1)",
            "::"),
        url -> oEmbed(url).then().statusCode(404));
    given()
        .noFiltersOfType(ContractValidationFilter.class)
        .queryParam("url", service() + path)
        .queryParam("format", "xml")
        .get("/oembed")
        .then()
        .statusCode(501)
        .body(has("type", equalTo("urn:onrecord:problem:not-implemented")));
    given().get("/oembed").then().statusCode(400);
  }

  @Test
  void the_page_of_a_quote_has_its_code_and_names_oembed() {
    Document page = PageRequests.page("/quotes/" + quote);
    String oEmbed = page.selectFirst("link[type=application/json+oembed]").attr("href");
    String answered =
        given()
            .urlEncodingEnabled(false)
            .get(oEmbed)
            .then()
            .statusCode(200)
            .extract()
            .as(JsonBody.class)
            .get("html");
    assertEquals(answered, page.getElementById("embed-code").wholeText());
    Document past = PageRequests.page("/quotes/" + quote + "?at=" + instantOf(page));
    assertNull(past.getElementById("embed-code"));
  }

  private static String instantOf(Document page) {
    return page.select(".history a").attr("href").split("at=")[1];
  }

  @Test
  void pages_of_records_have_open_graph_tags() {
    assertTags("quotes/" + quote, "article", NAME + ": “" + WORDS + "” · OnRecord");
    assertTags("articles/" + article, "article", "Lamps <i> · OnRecord");
    assertTags("actors/" + speaker, "profile", NAME + " · OnRecord");
    assertTags("statements/" + quote, "article", "Statement: “" + WORDS + "” · OnRecord");
    Document page = PageRequests.page("/articles/" + article);
    assertEquals(
        "The Holm Post, 3 May 2026. 1 quote on record.",
        page.selectFirst("meta[property=og:description]").attr("content"));
  }

  private static void assertTags(String path, String type, String title) {
    Document page = PageRequests.page("/" + path);
    assertEquals(title, page.title());
    assertEquals(title, content(page, "og:title") + " · OnRecord");
    assertEquals(type, content(page, "og:type"));
    assertEquals(service() + path, content(page, "og:url"));
    assertEquals(service() + path, page.selectFirst("link[rel=canonical]").attr("href"));
    assertEquals(
        content(page, "og:description"),
        page.selectFirst("meta[name=description]").attr("content"));
  }

  private static String content(Document page, String property) {
    return page.selectFirst("meta[property=" + property + "]").attr("content");
  }
}
