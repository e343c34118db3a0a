package org.onrecord.query.fulltext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.ListRequests;

/** Highlighted fragments in list items. */
@QuarkusTest
class HighlightTest {
  private static final String FILLER = "Nobody on the quay had anything to add to that. ";

  @Test
  void marks_all_forms_of_the_search_terms_only() {
    assertMarked(
        "talk or ferry",
        "en",
        "Talks, more talks; the Ferry. No talker, no tale.",
        "<mark>Talks</mark>, more <mark>talks</mark>; the <mark>Ferry</mark>. No talker, no tale.");
    assertMarked("hauser", "de", "Häuser und Höfe", "<mark>Häuser</mark> und Höfe");
    assertMarked("eleve", "fr", "Les élèves", "Les <mark>élèves</mark>");
    assertMarked("talks", null, "talks talk", "<mark>talks</mark> talk");
    assertMarked("strait -ferry", "en", "a strait, a port", "a <mark>strait</mark>, a port");
    assertMarked(
        "\"the strait\"",
        "en",
        "the strait, a strait, the port",
        "<mark>the</mark> <mark>strait</mark>, a <mark>strait</mark>, <mark>the</mark> port");
  }

  @Test
  void escapes_html() {
    assertMarked(
        "talk",
        "en",
        "<b>\"Talks\"</b> & 'more' &lt;talks&gt; <script>alert(1)</script><!-- talk --> 1 < 2 > 0",
        "&lt;b&gt;&quot;<mark>Talks</mark>&quot;&lt;/b&gt; &amp; &#39;more&#39;"
            + " &amp;lt;<mark>talks</mark>&amp;gt; &lt;script&gt;alert(1)&lt;/script&gt;"
            + "&lt;!-- <mark>talk</mark> --&gt; 1 &lt; 2 &gt; 0");
    assertMarked(
        "talk",
        "en",
        "<mark>no</mark> talk <a href=\"talk\" onclick='talk'>talk</a>",
        "&lt;mark&gt;no&lt;/mark&gt; <mark>talk</mark> &lt;a href=&quot;<mark>talk</mark>&quot;"
            + " onclick=&#39;<mark>talk</mark>&#39;&gt;<mark>talk</mark>&lt;/a&gt;");
  }

  @Test
  void markers_in_the_text_are_removed() {
    assertMarked(
        "talk",
        "en",
        "\uFDD0no\uFDD1 talk\uFDD2 of \uFDD3b\uFDD4 and \uFDD5amp;",
        "no <mark>talk</mark> of b and amp;");
  }

  @Test
  void is_absent_without_a_match() {
    aQuote("The strait stays open.").in(anArticle().language("en").save()).save();
    AssertEach.of(
        List.of(
            List.of(),
            List.of("q", "strait"),
            List.of("q", "strait", "highlight", "false"),
            List.of("highlight", "true"),
            List.of("q", "-ferry", "highlight", "true"),
            List.of("q", "-ferry -port", "highlight", "true")),
        parameters -> {
          String quotes = ListRequests.page("/quotes", parameters.toArray()).toString();
          assertTrue(quotes.contains("The strait stays open."), quotes);
          assertFalse(quotes.contains("highlight"), quotes);
        });
    AssertEach.of(
        List.of(
            List.of(),
            List.of("q", "body"),
            List.of("highlight", "true"),
            List.of("q", "-ferry", "highlight", "true")),
        parameters -> {
          String articles = ListRequests.page("/articles", parameters.toArray()).toString();
          assertTrue(articles.contains("A title"), articles);
          assertFalse(articles.contains("highlight"), articles);
        });
  }

  @Test
  void highlights_titles_and_bodies_of_articles() {
    anArticle().titled("Talks & <ferries>").body("Nothing new.").language("en").save();
    anArticle().titled("Harbour").body("“Talks”, she said.").language("en").save();
    anArticle().titled("A talk").body("Talking on.").language("en").save();
    assertEquals(
        List.of(
            Map.of(
                "title",
                List.of("A <mark>talk</mark>"),
                "body",
                List.of("<mark>Talking</mark> on.")),
            Map.of("body", List.of("“<mark>Talks</mark>”, she said.")),
            Map.of("title", List.of("<mark>Talks</mark> &amp; &lt;ferries&gt;"))),
        ListRequests.first("highlight", "/articles", "q", "talks", "highlight", "true"));
    assertEquals(
        List.of("“Talks”, she said."),
        ListRequests.first(
            "body", "/articles", "q", "she talks", "highlight", "true", "expand", "body"));
  }

  @Test
  void a_long_text_has_at_most_three_fragments() {
    String body = (FILLER.repeat(10) + "The <ferry> & the talks. ").repeat(6);
    anArticle().titled("Quay").body(body).language("en").save();
    List<String> fragments =
        ListRequests.page("/articles", "q", "ferry", "highlight", "true")
            .getList("items[0].highlight.body");
    assertEquals(3, fragments.size());
    for (String fragment : fragments) {
      String plain = fragment.replaceAll("</?mark>", "");
      assertTrue(fragment.contains("&lt;<mark>ferry</mark>&gt; &amp; the"), fragment);
      assertTrue(
          body.contains(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")),
          plain);
      assertTrue(plain.split(" ").length <= 32, plain);
    }
  }

  @Test
  void a_long_text_with_one_match_has_one_fragment() {
    String text = FILLER.repeat(200) + "Only here is the strait. " + FILLER.repeat(200);
    aQuote(text).in(anArticle().language("en").save()).save();
    List<List<String>> fragments =
        ListRequests.first("highlight.text", "/quotes", "q", "straits", "highlight", "true");
    assertEquals(1, fragments.get(0).size());
    assertTrue(
        fragments.get(0).get(0).contains("here is the <mark>strait</mark>."), fragments.toString());
  }

  @Test
  void scoped_lists_are_highlighted() {
    String ada = anActor("Ada").save();
    String article = anArticle().language("en").save();
    aQuote("The strait").in(article).by(ada).save();
    AssertEach.of(
        List.of("/quotes", "/articles/" + article + "/quotes", "/actors/" + ada + "/quotes"),
        path -> {
          JsonBody page = ListRequests.page(path, "q", "straits", "highlight", "true");
          assertEquals(
              List.of(Map.of("text", List.of("The <mark>strait</mark>"))),
              page.getList("items.highlight"));
        });
  }

  @Test
  void later_pages_are_highlighted_like_the_first() {
    for (int i = 0; i < 3; i++) {
      aQuote("strait " + i).save();
    }
    List<List<String>> fragments =
        Stream.of("relevance", "-publishedOn")
            .map(
                sort ->
                    ListRequests.<List<String>>pages(
                            "highlight.text",
                            "/quotes",
                            "q",
                            "strait",
                            "highlight",
                            "true",
                            "limit",
                            1,
                            "sort",
                            sort)
                        .stream()
                        .map(page -> page.get(0).get(0))
                        .toList())
            .toList();
    List<String> each =
        List.of("<mark>strait</mark> 2", "<mark>strait</mark> 1", "<mark>strait</mark> 0");
    assertEquals(List.of(each, each), fragments);
  }

  @Test
  void letters_keep_their_diacritics_in_any_normalization_form() {
    assertMarked("eleve", "fr", "Les e\u0301le\u0300ves, l’été", "Les <mark>élèves</mark>, l’été");
    assertMarked("lode", "cs", "Lodě plují", "<mark>Lodě</mark> plují");
  }

  @Test
  void vowel_points_and_zero_width_characters_are_removed() {
    assertMarked("نمی‌کنیم", "fa", "مذاکره نمی‌کنیم", "مذاکره <mark>نمیکنیم</mark>");
    assertMarked("الوزير", "ar", "قال الوَزِيرُ", "قال <mark>الوزير</mark>");
    assertMarked("strait", "en", "the str\u00ADait\u200B", "the <mark>strait</mark>");
  }

  @Test
  void highlights_texts_of_markers_only_or_of_one_word() {
    anArticle().titled("Marks").body("talk " + "\"".repeat(199_990)).save();
    anArticle().titled("A word").body("talk " + "x".repeat(199_990)).save();
    anArticle().titled("Blanks").body("talk" + " ".repeat(150_000) + "talk").save();
    List<List<String>> bodies =
        ListRequests.first("highlight.body", "/articles", "q", "talk", "highlight", "true");
    assertEquals(3, bodies.size());
    bodies.forEach(
        fragments -> assertTrue(fragments.get(0).contains("<mark>talk</mark>"), "marked"));
  }

  @Test
  void highlights_long_titles() {
    String title = FILLER.repeat(8) + "The talks. " + FILLER;
    anArticle().titled(title).language("en").save();
    List<List<String>> titles =
        ListRequests.first("highlight.title", "/articles", "q", "talk", "highlight", "true");
    assertEquals(1, titles.get(0).size());
    assertTrue(titles.get(0).get(0).contains("The <mark>talks</mark>."), titles.toString());
  }

  @Test
  void marks_arabic_and_persian_words() {
    assertMarked("وزیر", "fa", "وزیر گفت", "<mark>وزیر</mark> گفت");
    assertMarked("الوزير", "ar", "قال الوزير", "قال <mark>الوزير</mark>");
  }

  /** A search for "ferry" has the stem "ferri". */
  @Test
  void matches_late_in_a_long_article_are_found() {
    for (String word : List.of("Straits", "ferry", "Élève", "ÖFFNEN")) {
      String body = late("Only here: “" + word + "”, the end of it. ", 60_000);
      anArticle().titled(word).body(body).language(word.equals("ÖFFNEN") ? "de" : "en").save();
    }
    Map.of("strait", "Straits", "ferries", "ferry", "eleve", "Élève", "öffnen", "ÖFFNEN")
        .forEach(
            (q, word) -> {
              List<String> body =
                  ListRequests.page("/articles", "q", q, "highlight", "true")
                      .getList("items[0].highlight.body");
              assertEquals(1, body.size(), q);
              assertTrue(
                  body.get(0).contains("Only here: “<mark>" + word + "</mark>”, the end"),
                  body.get(0));
            });
  }

  /** PostgreSQL leaves out words of over 2,047 bytes. */
  @Test
  void a_text_that_is_cut_in_a_huge_word_is_the_same_on_pages_of_any_size() {
    aQuote("sea " + "\uD835\uDC1A".repeat(19_000)).save();
    AssertEach.of(
        List.of(100, 2),
        limit ->
            assertEquals(
                List.of("<mark>sea</mark>"),
                ListRequests.page("/quotes", "q", "sea", "highlight", "true", "limit", limit)
                    .getList("items[0].highlight.text")));
  }

  @Test
  void of_several_words_the_rare_one_is_found() {
    anArticle().titled("Quay").body(late("Only the strait. ", 60_000)).language("en").save();
    AssertEach.of(
        List.of("the strait", "the or strait", "the nobody strait"),
        q -> {
          String body =
              ListRequests.page("/articles", "q", q, "highlight", "true")
                  .getList("items[0].highlight.body")
                  .toString();
          assertTrue(body.contains("Only <mark>the</mark> <mark>strait</mark>."), body);
        });
  }

  @Test
  void a_match_beyond_the_searched_part_has_no_highlight() {
    anArticle().titled("Quay").body(late("Only the strait. ", 100_000)).language("en").save();
    AssertEach.of(
        List.of(20, 10),
        limit -> {
          JsonBody page =
              ListRequests.page("/articles", "q", "strait", "highlight", "true", "limit", limit);
          assertEquals(limit == 10, page.toString().contains("<mark>strait</mark>"));
        });
  }

  /** A query of 500 characters with 29 phrases took gigabytes of memory in the database. */
  @Test
  void a_query_of_many_phrases_marks_an_article_of_one_word() {
    anArticle().titled("Talks").body("talk about ".repeat(18_000)).language("en").save();
    List<List<String>> bodies =
        ListRequests.first(
            "highlight.body", "/articles", "q", "\"talk about\" ".repeat(38), "highlight", "true");
    String passage = "<mark>talk</mark> <mark>about</mark> ".repeat(15).strip();
    assertEquals(List.of(List.of(passage, passage, passage)), bodies);
  }

  /** An article of ordinary sentences with others at nine tenths of its length. */
  private static String late(String sentences, int length) {
    String filler = FILLER.repeat(length * 9 / 10 / FILLER.length());
    return filler + sentences + FILLER.repeat(length / 10 / FILLER.length());
  }

  /** Searches a quote and compares the marked text. */
  private static void assertMarked(String q, String language, String text, String fragment) {
    String article = (language == null ? anArticle() : anArticle().language(language)).save();
    aQuote(text).in(article).save();
    assertEquals(
        List.of(List.of(fragment)),
        ListRequests.first(
            "highlight.text", "/quotes", "q", q, "highlight", "true", "article", article),
        q);
  }
}
