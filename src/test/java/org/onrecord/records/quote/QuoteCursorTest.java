package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.list;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Validity of cursors. */
@QuarkusTest
class QuoteCursorTest {
  @Test
  void a_cursor_is_bound_to_filter_order_and_path() {
    String ada = anActor("Ada").save();
    anActor("Ben").save();
    String article = anArticle().body("sea sea sea").save();
    for (int i = 0; i < 3; i++) {
      aQuote("sea").in(article).by(ada).span(4 * i, 4 * i + 3).save();
    }
    String cursor = "cursor=" + cursorOf(list("/quotes", "speaker=Ada", "limit=1"));
    assertEquals(List.of("sea", "sea"), texts("speaker=Ada", cursor));
    assertEquals(List.of("sea"), texts("speaker=Ada", "limit=1", "include=total", cursor));
    String byArticle = "/articles/" + article + "/quotes";
    String bySpeaker = "/actors/" + ada + "/quotes";
    for (Response foreign :
        List.of(
            list("/quotes", cursor),
            list("/quotes", "speaker=" + ada, cursor),
            list("/quotes", "speaker=Ada", "speaker=Ben", cursor),
            list("/quotes", "speaker=Ada", "type=direct", cursor),
            list("/quotes", "speaker=Ada", "sort=publishedOn", cursor),
            list("/quotes", "speaker=Ada", "sort=-saidOn", cursor),
            list(byArticle, "speaker=Ada", cursor),
            list(bySpeaker, cursor),
            list("/articles", cursor),
            list("/actors", cursor),
            list(bySpeaker, "cursor=" + cursorOf(list(byArticle, "limit=1"))),
            list(
                "/quotes",
                "q=sea",
                "sort=relevance",
                "cursor=" + cursorOf(list("/quotes", "q=sea", "limit=1"))),
            list("/quotes", "q=seas", "cursor=" + cursorOf(list("/quotes", "q=sea", "limit=1"))))) {
      assertProblem(foreign, 400, "invalid-request", "cursor");
    }
  }

  @Test
  void a_cursor_is_bound_to_its_article() {
    String one = anArticle().save();
    String other = anArticle().save();
    for (int i = 0; i < 2; i++) {
      aQuote("no. " + i).in(one).save();
      aQuote("no. " + i).in(other).save();
    }
    String cursor = "cursor=" + cursorOf(list("/articles/" + one + "/quotes", "limit=1"));
    assertProblem(list("/articles/" + other + "/quotes", cursor), 400, "invalid-request", "cursor");
  }

  @Test
  void a_cursor_stays_valid_when_the_default_order_is_named() {
    aQuote("one").save();
    aQuote("two").save();
    String cursor = "cursor=" + cursorOf(list("/quotes", "limit=1"));
    assertEquals(List.of("one"), texts("sort=-publishedOn", cursor));
  }

  @Test
  void a_forged_cursor_is_rejected() {
    String article = anArticle().publishedOn("2025-06-12").save();
    aQuote("sea").in(article).save();
    aQuote("land").in(article).save();
    String cursor = cursorOf(list("/quotes", "limit=1"));
    List<UnaryOperator<String>> changes =
        List.of(
            text -> text.replace("2025-06-12", "2025-06-31"),
            text -> text.replace("2025-06-12", ""),
            text -> text.replace("2025-06-12", "yesterday"),
            text -> text.replace("2025-06-12", "2025-06-12\0"),
            text -> text.replaceFirst(" [^ ]+ ", " 1 "),
            text -> text.replaceFirst(" [^ ]+ ", " "),
            text -> "x" + text.substring(1));
    changes.forEach(change -> assertForged(modified(cursor, change)));
    assertForged(cursor.substring(1));
    assertForged(cursor.substring(0, cursor.length() / 2));
    assertForged(cursor + "A");
    assertForged(cursor + cursor);
  }

  @Test
  void a_cursor_with_an_impossible_date_is_rejected() {
    String article = anArticle().publishedOn("2025-06-12").save();
    aQuote("sea").in(article).save();
    aQuote("land").in(article).save();
    String cursor = cursorOf(list("/quotes", "limit=1"));
    for (String day :
        List.of("+999999999-12-31", "-999999999-01-01", "+10000000-01-01", "-5000-01-01")) {
      assertForged(modified(cursor, text -> text.replace("2025-06-12", day)));
    }
  }

  @Test
  void a_forged_relevance_cursor_is_rejected() {
    aQuote("sea").save();
    aQuote("sea").save();
    String cursor = cursorOf(list("/quotes", "q=sea", "sort=relevance", "limit=1"));
    for (String rank : List.of("much", "", "2025-06-12", "1,5")) {
      String tampered = modified(cursor, text -> text.replaceFirst("[^ ]*$", rank));
      assertProblem(
          list("/quotes", "q=sea", "sort=relevance", "cursor=" + tampered),
          400,
          "invalid-request",
          "cursor");
    }
  }

  @Test
  void a_malformed_cursor_is_rejected() {
    for (String garbage :
        List.of(
            "",
            " ",
            "abc",
            "a",
            "====",
            "AAAA AAAA",
            "WyIyMDI1LTA2LTEyIl0",
            "é",
            "\0",
            "' or 1=1",
            "-",
            "_".repeat(4096),
            "a".repeat(4097))) {
      assertProblem(list("/quotes", "cursor=" + garbage), 400, "invalid-request", "cursor");
    }
  }

  private static void assertForged(String cursor) {
    assertProblem(list("/quotes", "cursor=" + cursor), 400, "invalid-request", "cursor");
  }

  private static String modified(String cursor, UnaryOperator<String> change) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(change.apply(text).getBytes(StandardCharsets.UTF_8));
  }

  private static String cursorOf(Response page) {
    return URI.create(page.as(JsonBody.class).<String>get("next"))
        .getQuery()
        .replaceFirst("^(.*&)?cursor=", "");
  }
}
