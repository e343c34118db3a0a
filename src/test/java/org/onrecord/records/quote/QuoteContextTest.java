package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.list;
import static org.onrecord.records.quote.QuoteClient.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** The paragraphs around a quote ({@code expand=context}). */
@QuarkusTest
class QuoteContextTest {
  private static final String BODY =
      "HALVIK — First.\n\n😀 “We win,” Quist said. “We stay.”\n\nThird paragraph.\n\nFourth.";

  private static String article(String body) {
    return anArticle().titled("T").body(body).save();
  }

  private static String articleWithUrl(String body) {
    return anArticle().titled("T").body(body).with("url", "https://example.com/t").save();
  }

  private static ValidatableResponse context(String quote) {
    return given().get("/quotes/" + quote + "?expand=context").then().statusCode(200);
  }

  @Test
  void a_quote_has_its_paragraph_and_those_around_it() {
    String quote =
        aQuote("We win, We stay.").in(articleWithUrl(BODY)).span(20, 27).span(42, 50).save();
    context(quote)
        .body(has("context.before", equalTo("HALVIK — First.")))
        .body(has("context.paragraph", equalTo("😀 “We win,” Quist said. “We stay.”")))
        .body(has("context.after", equalTo("Third paragraph.")))
        .body(has("context.spans", equalTo(List.of(span(3, 10), span(25, 33)))))
        .body(
            has(
                "context.url",
                equalTo("https://example.com/t#:~:text=We%20win%2C&text=We%20stay.")));
  }

  private static Map<String, Integer> span(int start, int end) {
    return Map.of("start", start, "end", end);
  }

  @Test
  void the_first_and_the_last_paragraph_have_one_neighbour() {
    String article = article(BODY);
    context(aQuote("First.").in(article).save())
        .body(has("context.before", nullValue()))
        .body(has("context.paragraph", equalTo("HALVIK — First.")))
        .body(has("context.spans", equalTo(List.of(span(9, 15)))));
    context(aQuote("Fourth.").in(article).save())
        .body(has("context.before", equalTo("Third paragraph.")))
        .body(has("context.after", nullValue()));
    context(aQuote("Alone.").in(article("Alone.")).save())
        .body(has("context", equalTo(Map.of("paragraph", "Alone.", "spans", List.of(span(0, 6))))));
  }

  @Test
  void a_quote_in_several_paragraphs_has_all_of_them() {
    String text = "“We stay.”\n\nThird paragraph.";
    context(aQuote(text).in(article(BODY)).save())
        .body(
            has(
                "context.paragraph",
                equalTo("😀 “We win,” Quist said. “We stay.”\n\nThird paragraph.")))
        .body(has("context.after", equalTo("Fourth.")));
  }

  @Test
  void single_line_breaks_separate_paragraphs_unless_the_text_is_wrapped() {
    context(aQuote("Two.").in(article("One.\r\nTwo.\r\n \r\nThree.")).save())
        .body(has("context.before", equalTo("One.")))
        .body(has("context.paragraph", equalTo("Two.")))
        .body(has("context.after", equalTo("Three.")));
    String wrapped =
        "The ferry crossed the strait again on Monday, and the harbour master said\n"
            + "that nobody had been turned back, although the observers were still on\n"
            + "board.\n\nThe second paragraph is short.";
    context(aQuote("nobody had been turned back").in(article(wrapped)).save())
        .body(has("context.paragraph", equalTo(wrapped.substring(0, wrapped.indexOf("\n\n")))))
        .body(has("context.after", equalTo("The second paragraph is short.")));
  }

  @Test
  void a_quote_without_spans_has_no_context() {
    context(aQuote("He was glad.").type("indirect").in(article(BODY)).save())
        .body(has("context", nullValue()));
    given()
        .get("/quotes/" + aQuote("Fourth.").in(article(BODY)).save())
        .then()
        .body(has("context", nullValue()));
  }

  @Test
  void lists_searches_and_exports_have_contexts_on_request() {
    String article = articleWithUrl(BODY);
    aQuote("Fourth.").in(article).save();
    aQuote("absent").in(article).save();
    String path = "/articles/" + article + "/quotes";
    assertEquals(List.of("Third paragraph."), befores(list(path, "expand=context").asString()));
    assertEquals(List.of(), befores(list(path).asString()));
    String body =
        given()
            .contentType(ContentType.JSON)
            .body(
                Map.of("article", article, "expand", "context", "sort", "position", "q", "Fourth"))
            .post("/quotes/search")
            .asString();
    assertEquals(List.of("Third paragraph."), befores(body));
    List<String> lines = list(path + ".ndjson", "expand=context").asString().lines().toList();
    assertEquals("Third paragraph.", JsonBody.of(lines.get(0)).get("context.before"));
    List<String> rows = list(path + ".csv", "expand=context").asString().lines().toList();
    assertEquals(
        "contextBefore,contextParagraph,contextAfter,contextSpans,contextUrl",
        rows.get(0).substring(rows.get(0).indexOf("contextBefore")));
    assertEquals(
        ",Third paragraph.,Fourth.,,0-7,https://example.com/t#:~:text=Fourth.",
        rows.get(1).substring(rows.get(1).indexOf(",Third")));
  }

  private static List<Object> befores(String page) {
    return JsonBody.of(page).get("items.context.before");
  }

  @Test
  void the_tag_depends_on_the_context_but_permits_writes() {
    String article = article(BODY);
    String quote = aQuote("Fourth.").in(article).save();
    String path = "/quotes/" + quote + "?expand=context";
    String tag = given().get(path).header("ETag");
    assertNotEquals(tag, given().get("/quotes/" + quote).header("ETag"));
    given().header("If-None-Match", tag).get(path).then().statusCode(304);
    given()
        .contentType(QuoteClient.MERGE_PATCH)
        .header("If-Match", tag)
        .body(Map.of("saidOn", "2025-01-02"))
        .patch("/quotes/" + quote)
        .then()
        .statusCode(200);
    String changed = given().get(path).header("ETag");
    patch("/articles/" + article, Map.of("body", BODY.replace("Third", "Another")));
    assertNotEquals(changed, given().get(path).header("ETag"));
    context(quote).body(has("context.before", equalTo("Another paragraph.")));
  }

  @Test
  void past_states_have_no_context() {
    String quote = aQuote("Fourth.").in(article(BODY)).save();
    String at = JsonBody.of(given().get("/quotes/" + quote).asString()).get("createdAt");
    assertProblem(
        list("/quotes/" + quote, "expand=context", "at=" + at), 400, "invalid-request", "expand");
    assertProblem(list("/quotes", "expand=body"), 400, "invalid-request", "expand");
  }
}
