package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.pages.PageRequests.post;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.sample.SampleData;

/** The page that checks a draft: the verdicts of POST /verifications, marked in the text. */
@QuarkusTest
class DraftPageTest {
  private static final String WORDS =
      "The breakwater at Holm will outlast every one of its critics";

  @Inject SampleData samples;

  private static Document checked(String text) {
    Response answer = post("/draft", Map.of("text", text, "language", "en", "publishedOn", ""));
    assertEquals(200, answer.statusCode(), answer::asString);
    return Jsoup.parse(answer.asString(), "http://here/draft");
  }

  @Test
  void the_page_is_a_form_that_needs_no_script() {
    Document page = PageRequests.page("/draft");
    Element form = page.selectFirst("main form");
    assertEquals("post", form.attr("method"));
    assertEquals("http://here/draft", form.absUrl("action"));
    assertEquals("", textIn(page));
    assertEquals(0, page.select(".checked, .draft").size());
    assertEquals("/draft", PageRequests.page("/").selectFirst(".check a").attr("href"));
  }

  @Test
  void the_draft_of_the_sample_story_has_each_verdict_once() throws IOException {
    samples.load();
    Document page = checked(Files.readString(Path.of("src", "test", "browser", "draft.txt")));
    assertEquals(
        List.of(
            "Verbatim",
            "Typographic",
            "Truncated",
            "Stitched",
            "Altered",
            "Misattributed",
            "Unrecorded",
            "Not found"),
        page.select(".verdict").eachText());
    assertEquals(8, page.select(".draft mark").size());
    assertEquals(8, page.select(".key li").size());
  }

  @Test
  void quotations_are_marked_in_place_with_their_evidence() {
    String ada = anActor("Ada Holmqvist").save();
    String article = anArticle().body("“" + WORDS + "”, said Ada Holmqvist.").save();
    String quote = aQuote(WORDS).in(article).by(ada).save();
    String altered = WORDS.replace("will outlast", "will not outlast");
    String text =
        "🌊🌊 Notes & <b>more</b>\r\n\r\n“%s,” said Ada Holmqvist.\r\n\r\n“%s,” said Ada Holmqvist."
            .formatted(WORDS, altered);
    Document page = checked(text);
    assertEquals(text.replace("\r\n", "\n"), textOf(page.selectFirst(".draft")));
    assertEquals(List.of(WORDS, altered), page.select(".draft mark").eachText());
    assertEquals(List.of("tone-good", "tone-wrong"), page.select(".draft mark").eachAttr("class"));
    assertEquals(List.of("Verbatim", "Altered"), page.select(".verdict").eachText());
    assertEquals(List.of("a negation differs"), page.select(".checked .flag").eachText());
    assertEquals(List.of("not"), page.select(".checked ins").eachText());
    assertEquals("/quotes/" + quote, page.selectFirst(".notes a").attr("href"));
    assertEquals(
        List.of("/actors/" + ada, "/articles/" + article + "#quote-" + quote),
        page.selectFirst(".notes li").select(".line a").eachAttr("href"));
    assertEquals("#note-2", page.select(".draft .ref a").get(1).attr("href"));
    assertEquals("#words-2", page.getElementById("note-2").attr("href"));
    assertTrue(page.getElementById("words-2") != null);
  }

  /** The text without the numbers of references. */
  private static String textOf(Element element) {
    Element copy = element.clone();
    copy.select(".ref").remove();
    return copy.wholeText().strip();
  }

  @Test
  void the_command_sends_the_same_request_to_the_api() {
    Document page = checked("It's “" + WORDS + "”, said Ada.\nEND");
    List<String> lines = page.getElementById("curl").wholeText().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).matches("curl http://.*/verifications .*<<'END'"), lines.get(0));
    JsonBody body = JsonBody.of(lines.get(1));
    assertEquals(Map.of("text", body.getString("text"), "language", "en"), body.getMap(""));
    int verdicts =
        given()
            .contentType("application/json")
            .body(lines.get(1))
            .post("/verifications")
            .then()
            .statusCode(200)
            .extract()
            .as(JsonBody.class)
            .get("verifications.size()");
    assertEquals(page.select(".verdict").size(), verdicts);
    String file = checked("“" + WORDS + ".” " + "Long. ".repeat(400)).getElementById("curl").text();
    assertTrue(file.startsWith("jq -Rs '{\"language\":\"en\"} + {text: .}' draft.txt |"), file);
  }

  @Test
  void the_text_stays_in_the_form() {
    String text = "\n\n</textarea><script>alert(1)</script> “" + WORDS + ".”";
    Document page = checked(text);
    assertEquals(text, textIn(page));
    assertEquals("en", page.getElementById("language").val());
    assertEquals(1, page.select("script").size());
    Document none = checked("No quotations.");
    assertTrue(none.selectFirst("main").text().contains("0 quotations"));
    assertEquals(0, none.select(".checked").size());
  }

  /** The text in the form, of which browsers ignore the first line break. */
  private static String textIn(Document page) {
    return page.getElementById("text").wholeText().replaceFirst("^\n", "");
  }

  @Test
  void faults_are_pages_for_people_and_problems_for_programs() {
    List<Map<String, String>> invalid =
        List.of(
            Map.of("text", " "),
            Map.of("text", "a", "language", "en_US"),
            Map.of("text", "a", "publishedOn", "2023-02-29"),
            Map.of("language", "en"),
            Map.of("text", "x".repeat(1_000_001)));
    for (Map<String, String> fields : invalid) {
      Response answer = post("/draft", fields);
      assertEquals(400, answer.statusCode(), answer::asString);
      assertEquals("text/html;charset=UTF-8", answer.contentType());
      assertFalse(Jsoup.parse(answer.asString()).select(".faults li").isEmpty());
    }
    given()
        .noFiltersOfType(ContractValidationFilter.class)
        .contentType("application/x-www-form-urlencoded")
        .body("text=%zz")
        .post("/draft")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(has("errors[0].detail", containsString("form")));
    String many = "“They counted the ships of the strait again.” ".repeat(501);
    Response refused = post("/draft", Map.of("text", many));
    assertEquals(422, refused.statusCode());
    assertTrue(refused.asString().contains("at most 500"), refused::asString);
  }

  @Test
  void the_answer_allows_no_form_of_another_site() {
    post("/draft", Map.of("text", "None."))
        .then()
        .header("X-Frame-Options", equalTo("DENY"))
        .header("Content-Security-Policy", containsString("form-action 'self'"));
    assertEquals(
        new TreeSet<>(), new TreeSet<>(post("/draft", Map.of("text", "x")).cookies().keySet()));
  }
}
