package org.onrecord.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.pages.PageRequests.page;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.records.statement.StatementIndexer;

/**
 * Every page with hostile text in every field: markup, template expressions, bidirectional
 * controls, emoji and 19,000 characters without a space.
 */
@QuarkusTest
class PageContentTest {
  private static final String HOSTILE =
      "</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)> {frame.root} {{7*7}} &lt;b&gt;"
          + " \u202Egnp.exe\u2066 \uD83C\uDFF4\u200D☠️ شعر";

  private static final int MAX_BYTES = 40 * 1024;

  @Inject StatementIndexer statements;

  private String person;
  private String article;
  private String quote;
  private List<String> urls;

  @BeforeEach
  void saveRecords() {
    String words = "x".repeat(19_000) + HOSTILE;
    String state = anActor(HOSTILE + "1").kind("state").alias(HOSTILE + " alias").save();
    person =
        anActor(HOSTILE + "2")
            .alias(HOSTILE + "3")
            .with("description", HOSTILE)
            .affiliated(state, HOSTILE, "2010-01-01", null)
            .save();
    article =
        anArticle()
            .titled(HOSTILE)
            .body("Before. " + HOSTILE + "\n\n“" + words + "”\n\nAfter. " + HOSTILE)
            .from(HOSTILE + "4")
            .with("authors", List.of(HOSTILE))
            .with("section", HOSTILE)
            .with("rights", HOSTILE)
            .with("url", "https://example.org/?a=1&b=%22%3E%3Cscript%3E")
            .publishedOn("2014-09-16")
            .save();
    quote =
        aQuote(words)
            .in(article)
            .by(person)
            .mentioning(state)
            .saidOn("2014-09-15")
            .attributed("text", HOSTILE)
            .attributed("role", HOSTILE)
            .attributed("cue", HOSTILE)
            .attributed("via", List.of(Map.of("text", HOSTILE)))
            .save();
    String second = anArticle().body("“" + words + " not”").from(HOSTILE + "5").save();
    aQuote(words + " not").in(second).save();
    statements.catchUp(Duration.ofSeconds(20));
    String encoded = URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
    urls =
        List.of(
            "/",
            "/articles/" + article,
            "/quotes/" + quote,
            "/quotes/" + quote + "/card",
            "/draft",
            "/actors/" + person,
            "/actors/" + state,
            "/statements/" + quote,
            "/quotes?speaker=" + person,
            "/quotes?q=" + encoded,
            "/articles?source=" + encoded + "4",
            "/actors?q=" + encoded,
            "/statements",
            "/search?q=" + encoded,
            "/quotes/" + quote + "/history",
            "/articles/" + article + "/history",
            "/actors/" + person + "/history");
  }

  @Test
  void no_markup_of_a_text_gets_through() {
    for (String url : urls) {
      Document page = page(url);
      assertNoMarkup(page, url.endsWith("/card") ? 0 : 1, url);
      assertTrue(page.html().contains("alert(1)") || url.equals("/draft"), url);
    }
    Document draft = checkedDraft();
    assertNoMarkup(draft, 1, "checked draft");
    assertFalse(draft.select(".draft mark").isEmpty());
    assertFalse(draft.select(".notes li").isEmpty());
    for (String url :
        List.of("/quotes?speaker=%3Cscript%3E", "/%3Cscript%3E", "/quotes?%3Cb%3E=1")) {
      Document error = page(url, url.startsWith("/%") ? 404 : url.contains("speaker") ? 422 : 400);
      assertEquals(1, error.select("script").size(), url);
    }
  }

  /** The page of a draft whose quotations are on record, in full and altered. */
  private static Document checkedDraft() {
    String words = "x".repeat(19_000) + HOSTILE;
    String text = HOSTILE + "\n\n“" + words + "”\n\n“We shall " + HOSTILE + " or not to”";
    String answer =
        PageRequests.post("/draft", Map.of("text", text, "language", "en"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return Jsoup.parse(answer, "http://here/draft");
  }

  private static void assertNoMarkup(Document page, int scripts, String url) {
    assertEquals(scripts, page.select("script").size(), url);
    assertEquals(0, page.select("style, img, iframe, object, script:not([src])").size(), url);
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        assertFalse(name.startsWith("on") || name.equals("style"), url + " " + element);
      }
    }
    assertFalse(page.html().contains("NOT_FOUND"), url);
  }

  @Test
  void pages_have_a_sound_structure() {
    Map<String, Document> pages = new LinkedHashMap<>();
    urls.forEach(url -> pages.put(url, page(url)));
    pages.put("/draft with a text", checkedDraft());
    for (Map.Entry<String, Document> one : pages.entrySet()) {
      String url = one.getKey();
      Document page = one.getValue();
      assertEquals("en", page.selectFirst("html").attr("lang"), url);
      assertFalse(page.title().isBlank(), url);
      assertEquals(1, page.select("h1").size(), url);
      assertEquals(1, page.select("main").size(), url);
      assertHeadingsInOrder(page, url);
      List<String> ids = page.select("[id]").eachAttr("id");
      assertEquals(new HashSet<>(ids).size(), ids.size(), () -> url + " " + ids);
      for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
        assertEquals(1, page.select("label[for=" + field.id() + "]").size(), url + " " + field);
      }
      for (String reference : page.select("[aria-labelledby]").eachAttr("aria-labelledby")) {
        assertTrue(ids.contains(reference), url + " " + reference);
      }
      int texts = page.text().length();
      int bytes = page.html().getBytes(StandardCharsets.UTF_8).length;
      int own = url.contains("/articles/") || bytes < MAX_BYTES ? 0 : bytes - 2 * texts;
      assertTrue(own < MAX_BYTES, () -> url + " has " + bytes + " bytes");
    }
  }

  private static void assertHeadingsInOrder(Document page, String url) {
    int before = 0;
    for (Element heading : page.select("h1, h2, h3, h4")) {
      int level = heading.tagName().charAt(1) - '0';
      assertTrue(level <= before + 1, url + " " + heading);
      before = level;
    }
  }

  @Test
  void every_link_leads_to_a_page_and_every_fragment_to_a_place() {
    Map<String, Document> seen = new HashMap<>();
    List<String> broken = new ArrayList<>();
    for (String url : urls) {
      Set<String> links =
          page(url).select("a[href], link[href], script[src]").stream()
              .map(e -> e.hasAttr("href") ? e.absUrl("href") : e.absUrl("src"))
              .filter(link -> link.startsWith("http://here/"))
              .map(link -> link.replaceFirst("http://here", ""))
              .filter(link -> !link.startsWith("/q/"))
              .collect(Collectors.toSet());
      links.forEach(link -> follow(link, seen, broken));
    }
    assertEquals(List.of(), broken);
  }

  private static void follow(String link, Map<String, Document> seen, List<String> broken) {
    String[] parts = link.split("#", 2);
    if (!seen.containsKey(parts[0])) {
      var answer = PageRequests.get(parts[0]);
      if (answer.statusCode() != 200) {
        broken.add(answer.statusCode() + " " + link);
      }
      boolean html = answer.contentType().startsWith("text/html");
      seen.put(parts[0], html ? org.jsoup.Jsoup.parse(answer.asString()) : null);
    }
    Document target = seen.get(parts[0]);
    if (parts.length == 2 && (target == null || target.getElementById(parts[1]) == null)) {
      broken.add("no place " + link);
    }
  }

  @Test
  void a_search_that_finds_nothing_names_what_may_be_meant() {
    String meant = anActor("Wilhelmina Brandt").save();
    anArticle().titled("Brandt resigns").save();
    Document page = page("/search?q=Wilhelmnia+Brandt");
    Element near = page.selectFirst("main .rows a");
    assertEquals("Wilhelmina Brandt", near.text());
    assertEquals("/actors/" + meant, near.attr("href"));
    assertEquals(0, page("/search?q=Wilhelmina").select("h2").size());
    page("/search?q=" + "x".repeat(400));
  }

  @Test
  void an_error_lists_the_faults_once() {
    Document page = page("/quotes?publishedFrom=x&limit=0", 400);
    assertEquals("The request is not valid.", page.select(".lead").text());
    assertEquals(
        List.of("publishedFrom must be a day such as 2025-06-12", "limit must be at least 1"),
        page.select(".faults li").eachText());
    assertTrue(page("/quotes/x/y", 404).select(".lead").text().length() > 20);
  }

  @Test
  void an_article_marks_its_quotes_in_place() {
    Document page = page("/articles/" + article);
    Element anchor = page.getElementById("quote-" + quote);
    Element mark = anchor.nextElementSibling();
    assertEquals("mark", mark.tagName());
    assertEquals(
        given().get("/quotes/" + quote).then().extract().<String>path("text").length(),
        mark.wholeText().length());
    assertEquals("#note-1", mark.nextElementSibling().selectFirst("a").attr("href"));
    assertEquals("/quotes/" + quote, page.getElementById("note-1").attr("href"));
  }

  @Test
  void a_quote_says_who_held_which_office_and_how_the_words_came() {
    Document page = page("/quotes/" + quote);
    assertEquals(3, page.select(".chain li").size());
    assertTrue(page.selectFirst(".facts").text().contains("Office on that day"));
    assertEquals(3, page.select(".citations dd").size());
    Document past =
        page("/quotes/" + quote + "?at=" + page.select(".history a").attr("href").split("at=")[1]);
    assertEquals(1, past.select(".past").size());
  }

  @Test
  void a_statement_shows_what_was_cut_and_who_else_is_said_to_have_said_it() {
    String words = "the harbour of Brenn will open on the ninth of March whatever the weather says";
    String whole = aQuote(words).by(person).save();
    String other = anActor("Eve").save();
    aQuote(words.replace("harbour of Brenn will", "harbour of Brenn shall")).by(other).save();
    statements.catchUp(Duration.ofSeconds(20));
    Document statement = page("/statements/" + whole);
    assertEquals(List.of("shall"), statement.select(".wording del").eachText());
    assertEquals(List.of("will"), statement.select(".wording ins").eachText());
    assertEquals(List.of("Eve"), statement.select(".conflict a").eachText());
    assertEquals(2, statement.select(".rows .row").size());
    Document quote = page("/quotes/" + whole);
    assertEquals(List.of("shall"), quote.select(".wording del").eachText());
    assertEquals(2, quote.select(".wordings .by a").size());
    assertEquals(1, quote.select("[aria-labelledby=others] a").size());
  }

  @Test
  void facets_are_beside_the_list_of_articles() {
    String url = "/articles?quotes=" + person;
    Document list = page(url);
    assertEquals("1 on record match", list.selectFirst(".listhead .by").text());
    assertEquals(
        List.of("Sources", "Sections", "Authors", "Quoted", "Mentioned"),
        list.select(".facets h2").eachText());
    Document narrower = page(list.selectFirst(".facets a").attr("href"));
    assertEquals(2, narrower.select(".facets a[aria-current]").size());
    assertEquals(1, narrower.select(".rows .row").size());
  }

  @Test
  void an_actor_that_a_facet_selects_has_its_name_in_the_form() {
    String name = "Oda Lindqvist of Brenn";
    String speaker = anActor(name).save();
    aQuote("The lock is open.").by(speaker).save();
    Document list = page("/quotes?speaker=" + speaker);
    assertEquals(name, list.selectFirst("#field-speaker").val());
    assertEquals(0, list.select("form.filters input[type=hidden]").size());
    Document byName = page("/quotes?speaker=" + name.replace(' ', '+'));
    assertEquals(1, byName.select(".facets a[aria-current]").size());
    assertEquals("/quotes", byName.selectFirst(".facets a[aria-current]").attr("href"));
    anActor(name).kind("group").save();
    assertEquals(speaker, page("/quotes?speaker=" + speaker).selectFirst("#field-speaker").val());
  }

  @Test
  void a_sample_says_so() {
    Document sample = page("/quotes?speaker=" + person + "&sample=3");
    assertEquals("/quotes?speaker=" + person, sample.selectFirst(".notice a").attr("href"));
    assertTrue(sample.selectFirst(".notice").text().startsWith("A random sample of 3"));
    String csv = "/quotes.csv?speaker=" + person;
    assertEquals(csv, sample.selectFirst("a[download]").attr("href"));
    Document repeated = page("/quotes?speaker=" + person + "&sample=3&seed=2025");
    assertEquals(csv + "&sample=3&seed=2025", repeated.selectFirst("a[download]").attr("href"));
  }

  @Test
  void changes_and_histories_have_pages() {
    String words = "The pier of Ostmark is closed.";
    String kept = aQuote(words).by(person).save();
    given().delete("/quotes/" + quote).then().statusCode(204);
    Document deleted = page("/quotes/" + quote + "/history");
    assertEquals("Deleted quote", deleted.selectFirst("h1").text());
    assertEquals(List.of("Deleted", "Created"), deleted.select(".history strong").eachText());
    Document history = page("/quotes/" + kept + "/history");
    assertTrue(history.selectFirst("h1").text().endsWith(": “" + words + "”"));
    assertEquals("/quotes/" + kept, history.selectFirst("h1 a").attr("href"));
    Document changes = page("/changes?speaker=" + person + "&limit=2");
    assertEquals(2, changes.select(".rows .row").size());
    Document last = page(changes.selectFirst("a[rel=next]").attr("href"));
    assertTrue(last.selectFirst(".rows").text().contains("Quote deleted"));
    assertTrue(last.selectFirst(".rows").text().contains("No longer on record"));
    assertEquals(0, last.select("a[rel=next]").size());
  }

  @Test
  void filters_of_a_list_are_kept_in_its_form_and_links() {
    String url = "/quotes?speaker=" + person + "&type=direct&type=mixed&has=speaker";
    Document list = page(url);
    assertEquals("direct", list.selectFirst("#field-type option[selected]").val());
    assertEquals(
        List.of("type=mixed", "has=speaker"),
        list.select("form.filters input[type=hidden]").stream()
            .map(input -> input.attr("name") + "=" + input.val())
            .toList());
    String csv = list.selectFirst("a[download]").attr("href");
    assertEquals("/quotes.csv?speaker=" + person + "&type=direct&type=mixed&has=speaker", csv);
    String chosen = list.selectFirst(".facets a[aria-current]").attr("href");
    assertFalse(chosen.contains("speaker=" + person), chosen);
  }
}
