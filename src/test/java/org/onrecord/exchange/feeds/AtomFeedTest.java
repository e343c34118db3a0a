package org.onrecord.exchange.feeds;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;
import org.onrecord.fixtures.RawHttp;
import org.onrecord.fixtures.WriteRequests;
import org.onrecord.records.statement.StatementIndexer;
import org.w3c.dom.Element;

/** Lists as Atom feeds: order, links, pages, ids, and hostile texts. Each is valid by RFC 4287. */
@QuarkusTest
class AtomFeedTest {
  private static final String HOSTILE =
      "</title>]]><script>alert(1)</script>\"'&amp;&lt; \u0001\u000B\uFFFE \u202Egnp.exe\u2066 شعر \uD83C\uDFF4";

  @Inject StatementIndexer statements;

  @Test
  void the_records_that_were_recorded_last_come_first() {
    String article = anArticle().body("One. Two. Three.").publishedOn("2014-09-16").save();
    String old = anArticle().body("Four.").publishedOn("1999-01-01").save();
    List<String> quotes = new ArrayList<>();
    for (String text : List.of("One.", "Two.", "Three.")) {
      quotes.add(0, aQuote(text).in(article).save());
    }
    quotes.add(0, aQuote("Four.").in(old).save());
    assertEquals(quotes, AtomDocument.get("/quotes.atom").ids());
    assertEquals(List.of(old, article), AtomDocument.get("/articles.atom").ids());
  }

  @Test
  void an_entry_has_the_words_their_speaker_and_source_and_links_to_each() {
    String ada = anActor("Ada").save();
    String article =
        anArticle()
            .titled("On engines")
            .body("The engine weaves.")
            .from("The Post")
            .with("url", "https://example.org/engines")
            .publishedOn("2014-09-16")
            .save();
    String quote =
        aQuote("The engine weaves.").in(article).by(ada).attributed("role", "countess").save();
    AtomDocument feed = AtomDocument.get("/quotes.atom");
    Element entry = feed.entries().get(0);
    String root = feed.link("self").replace("/quotes.atom", "");
    assertEquals("Ada: “The engine weaves.”", AtomDocument.text(entry, "title"));
    assertEquals("Ada", AtomDocument.text(AtomDocument.children(entry, "author").get(0), "name"));
    assertEquals(root + "/quotes/" + quote, AtomDocument.link(entry, "alternate", "text/html"));
    assertEquals(
        root + "/quotes/" + quote, AtomDocument.link(entry, "alternate", "application/json"));
    assertEquals(
        root + "/articles/" + article + "#quote-" + quote,
        AtomDocument.link(entry, "related", "text/html"));
    assertEquals("https://example.org/engines", AtomDocument.link(entry, "via", null));
    assertEquals("confirmed", AtomDocument.children(entry, "category").get(0).getAttribute("term"));
    Document content = Jsoup.parseBodyFragment(AtomDocument.text(entry, "content"));
    assertEquals("“The engine weaves.”", content.select("blockquote").text());
    assertEquals(
        List.of("“The engine weaves.”", "Ada, countess", "On engines, The Post, 2014-09-16"),
        content.select("p").eachText());
    String updated = given().get("/quotes/" + quote).as(JsonBody.class).getString("updatedAt");
    assertEquals(
        Instant.parse(updated).toEpochMilli(),
        Instant.parse(AtomDocument.text(entry, "updated")).toEpochMilli());
    assertEquals(AtomDocument.text(entry, "updated"), feed.text("updated"));
  }

  @Test
  void pages_follow_each_other_and_are_one_feed() {
    String article = anArticle().body("One. Two. Three. Four. Five.").save();
    List<String> saved = new ArrayList<>();
    for (String text : List.of("One.", "Two.", "Three.", "Four.", "Five.")) {
      saved.add(0, aQuote(text).in(article).save());
    }
    List<String> read = new ArrayList<>();
    List<String> feeds = new ArrayList<>();
    String first = null;
    String next = "/quotes.atom?limit=2&type=direct";
    while (next != null) {
      AtomDocument page = AtomDocument.get(next);
      read.addAll(page.ids());
      feeds.add(page.text("id"));
      first = page.link("first");
      next = page.link("next");
      if (next != null) {
        assertTrue(next.contains("/quotes.atom?limit=2&type=direct&cursor="), next);
      }
    }
    assertEquals(saved, read);
    assertEquals(List.of(feeds.get(0), feeds.get(0), feeds.get(0)), feeds);
    assertTrue(first.endsWith("/quotes.atom?limit=2&type=direct"), first);
    AtomDocument.get(first);
  }

  @Test
  void a_feed_has_what_its_list_has() {
    String ada = anActor("Ada").save();
    String article = anArticle().body("One. Two. Three.").from("Post").save();
    String one = aQuote("One.").in(article).by(ada).save();
    aQuote("Two.").in(article).save();
    statements.catchUp(Duration.ofSeconds(20));
    AssertEach.of(
        List.of(
            "/quotes?speaker=Ada",
            "/quotes?q=two&notSpeaker=Ada",
            "/articles?source=Post",
            "/actors?kind=person",
            "/actors/" + ada + "/quotes",
            "/articles/" + article + "/quotes",
            "/statements/" + one + "/appearances"),
        list -> {
          String feed = list.contains("?") ? list.replace("?", ".atom?") : list + ".atom";
          List<String> listed = ListRequests.first("id", list);
          assertFalse(listed.isEmpty());
          assertEquals(Set.copyOf(listed), Set.copyOf(AtomDocument.get(feed).ids()));
        });
    AtomDocument all = AtomDocument.get("/statements.atom?speaker=Ada");
    assertEquals(List.of("Ada: One."), all.texts("title"));
    assertNotEquals(one, all.ids().get(0));
  }

  @Test
  void a_statement_is_updated_when_another_quote_of_it_is_recorded() {
    String words = "Two countries drift towards an ice age with excellent shipping";
    aQuote(words).in(anArticle().body(words).save()).save();
    statements.catchUp(Duration.ofSeconds(20));
    AtomDocument before = AtomDocument.get("/statements.atom");
    aQuote(words).in(anArticle().body(words).save()).save();
    statements.catchUp(Duration.ofSeconds(20));
    AtomDocument after = AtomDocument.get("/statements.atom");
    assertEquals(before.ids(), after.ids());
    assertEquals(before.texts("published"), after.texts("published"));
    assertTrue(Instant.parse(after.text("updated")).isAfter(Instant.parse(before.text("updated"))));
  }

  @Test
  void the_title_says_the_question_in_words() {
    String ada = anActor("Ada").save();
    anActor("Ben").save();
    assertEquals("Quotes", AtomDocument.get("/quotes.atom?limit=1").text("title"));
    assertEquals(
        "Quotes with published from “2014-01-01” and words “sea lanes” and speaker “Ada” or “ben”",
        AtomDocument.get(
                "/quotes.atom?speaker=" + ada + "&speaker=ben&q=sea+lanes&publishedFrom=2014-01-01")
            .text("title"));
    assertEquals(
        "Quotes of Ada with not type “indirect”",
        AtomDocument.get("/actors/" + ada + "/quotes.atom?notType=indirect").text("title"));
  }

  @Test
  void markup_controls_and_directions_stay_within_texts() {
    String speaker = anActor(HOSTILE).with("description", HOSTILE).save();
    String article =
        anArticle()
            .titled(HOSTILE)
            .body("“" + HOSTILE + "”")
            .from(HOSTILE + "2")
            .with("authors", List.of(HOSTILE))
            .with("section", HOSTILE)
            .save();
    aQuote(HOSTILE).in(article).by(speaker).attributed("role", HOSTILE).save();
    statements.catchUp(Duration.ofSeconds(20));
    for (String url :
        List.of(
            "/quotes.atom?speaker=" + speaker,
            "/articles.atom",
            "/actors.atom",
            "/statements.atom",
            "/actors/" + speaker + "/quotes.atom")) {
      AtomDocument feed = AtomDocument.get(url);
      assertFalse(feed.entries().isEmpty(), url);
      for (String title : feed.texts("title")) {
        assertTrue(title.contains("<script>alert(1)</script>"), title);
        assertFalse(title.matches("(?s).*[\\u202A-\\u202E\\u2066\\u2067\\p{Cc}].*"), title);
      }
      assertFalse(feed.text("title").contains("\u202E"), url);
      for (String content : feed.texts("content")) {
        Document html = Jsoup.parseBodyFragment(content);
        assertEquals(0, html.select("script, style, img").size(), content);
        assertTrue(html.text().contains("<script>alert(1)</script>"), content);
      }
    }
  }

  @Test
  void ids_do_not_depend_on_the_host() throws Exception {
    aQuote("One.").in(anArticle().body("One.").save()).save();
    AtomDocument here = AtomDocument.get("/quotes.atom");
    RawHttp.Answer answer =
        RawHttp.send("GET /quotes.atom HTTP/1.1", "Host: example.org", "Connection: close");
    AtomDocument there = AtomDocument.of(answer.body());
    assertTrue(there.link("self").startsWith("http://example.org/"), there.link("self"));
    assertEquals(here.text("id"), there.text("id"));
    assertEquals(here.ids(), there.ids());
    assertNotEquals(here.text("id"), AtomDocument.get("/quotes.atom?type=direct").text("id"));
    assertNotEquals(here.text("id"), AtomDocument.get("/articles.atom").text("id"));
  }

  @Test
  void a_feed_that_has_not_changed_is_not_sent_again() {
    String article = anArticle().body("One. Two.").save();
    aQuote("One.").in(article).save();
    String tag = given().get("/quotes.atom").then().statusCode(200).extract().header("ETag");
    given().header("If-None-Match", tag).get("/quotes.atom").then().statusCode(304);
    aQuote("Two.").in(article).save();
    given().header("If-None-Match", tag).get("/quotes.atom").then().statusCode(200);
    assertEquals(
        "1970-01-01T00:00:00Z", AtomDocument.get("/quotes.atom?type=indirect").text("updated"));
  }

  @Test
  void the_order_cannot_be_changed_and_faults_are_those_of_the_list() {
    given().get("/quotes.atom?sort=-publishedOn").then().spec(invalidIn("sort"));
    given().get("/quotes.atom?limit=101").then().spec(invalidIn("limit"));
    given().get("/quotes.atom?cursor=a").then().spec(invalidIn("cursor"));
    given().get("/quotes.atom?speaker=Nobody").then().statusCode(422);
    given()
        .get("/actors/0199a000-0000-7000-8000-0000000009ff/quotes.atom")
        .then()
        .spec(refused(404, "not-found"));
  }

  @Test
  void the_list_is_a_feed_for_clients_that_accept_it() {
    String self =
        AtomDocument.of(
                given()
                    .accept("application/atom+xml")
                    .get("/quotes?type=direct")
                    .then()
                    .statusCode(200)
                    .header("Content-Location", "/quotes.atom?type=direct")
                    .header("Content-Type", startsWith("application/atom+xml"))
                    .extract()
                    .asString())
            .link("self");
    assertTrue(self.endsWith("/quotes.atom?type=direct"), self);
  }

  @Test
  void a_changed_record_is_updated_and_keeps_its_place() {
    String article = anArticle().body("One. Two.").save();
    String one = aQuote("One.").in(article).save();
    String two = aQuote("Two.").in(article).save();
    WriteRequests.patch("/quotes/" + one, "type", "mixed").then().statusCode(200);
    AtomDocument feed = AtomDocument.get("/quotes.atom");
    assertEquals(List.of(two, one), feed.ids());
    assertEquals(feed.texts("updated").get(1), feed.text("updated"));
    assertNull(feed.link("next"));
  }
}
