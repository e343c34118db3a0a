package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** The phrases that are characteristic of a speaker in a period. */
@QuarkusTest
class SpeakerPhrasesTest {
  private String ada;
  private String ben;
  private String winter;
  private String summer;

  @BeforeEach
  void create_an_article_in_winter_and_one_in_summer() {
    ada = anActor("Ada").save();
    ben = anActor("Ben").save();
    winter = anArticle().language("en").publishedOn("2025-01-10").save();
    summer = anArticle().language("en").publishedOn("2025-07-10").save();
  }

  /** Quotes about a subject, on the first days of the month of the article. */
  private List<String> say(String speaker, String article, String subject, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              String word = "q" + (char) ('a' + i) + subject.charAt(0);
              String month = article.equals(summer) ? "2025-07" : "2025-01";
              return aQuote("%s, and %s, and %s".formatted(word, subject, word + "x"))
                  .in(article)
                  .by(speaker)
                  .saidOn("%s-%02d".formatted(month, i + 1))
                  .save();
            })
        .toList();
  }

  @Test
  void a_period_is_compared_with_other_periods_of_the_speaker() {
    say(ada, winter, "the sea wall", 5);
    String first = say(ada, summer, "the cable ship", 5).get(0);
    say(ada, winter, "budget", 15);
    JsonBody found = phrases(ada, "?from=2025-07-01&to=2025-07-31");
    assertEquals(List.of("cable ship 5/0"), texts(found));
    assertEquals("otherPeriods", found.get("comparedWith"));
    assertEquals(List.of(5, 20), List.of(found.getInt("quotes"), found.getInt("otherQuotes")));
    assertEquals(
        Map.of("id", first, "text", "qat, and the cable ship, and qatx"),
        found.get("phrases[0].quote"));
    assertEquals("2025-07-01", found.get("from"));
    assertEquals("2025-07-31", found.get("to"));
    assertEquals("Ada", found.get("actor.name"));
    assertTrue(found.getBoolean("exact"));
    assertEquals(List.of("cable ship 5/0"), texts(phrases(ada, "?from=2025-02-01")));
    assertEquals(
        "otherSpeakers", phrases(ada, "?to=2025-06-30").get("comparedWith"), "5 other quotes");
  }

  @Test
  void without_a_period_all_quotes_are_compared_with_other_speakers() {
    say(ada, winter, "the sea wall", 5);
    say(ben, summer, "the budget", 12);
    JsonBody found = phrases(ada, "");
    assertEquals(List.of("sea wall 5/0"), texts(found));
    assertEquals("otherSpeakers", found.get("comparedWith"));
    assertEquals(12, found.getInt("otherQuotes"));
    assertEquals(List.of("budget 12/0"), texts(phrases(ben, "?limit=1")));
  }

  @Test
  void rejected_and_repeated_quotes_and_other_languages_do_not_count() {
    String french = anArticle().language("fr").publishedOn("2025-01-10").save();
    String reprint = anArticle().language("en").publishedOn("2025-01-10").save();
    say(ben, winter, "the budget", 12);
    say(ben, french, "les brise-glaces", 12);
    aQuote("We will finish the sea wall this winter").in(winter).by(ada).save();
    aQuote("We will finish the sea wall this winter").in(reprint).by(ada).save();
    aQuote("No sea wall").in(winter).by(ada).with("status", "rejected").save();
    JsonBody found = phrases(ada, "");
    assertEquals(List.of(), texts(found));
    assertEquals(List.of(1, 12), List.of(found.getInt("quotes"), found.getInt("otherQuotes")));
    String later = anArticle().language("en").publishedOn("2025-02-03").save();
    aQuote("We will finish the sea wall this winter").in(later).by(ada).save();
    assertEquals(2, phrases(ada, "").getInt("quotes"));
  }

  @Test
  void a_speaker_without_quotes_has_no_phrases() {
    JsonBody found = phrases(anActor("Eve").save(), "?from=2025-01-01");
    assertEquals(List.of(), found.getList("phrases"));
    assertEquals(0, found.getInt("quotes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"to|from=2025-02-01&to=2025-01-01", "from|from=May", "limit|limit=0"})
  void invalid_parameters_are_rejected(String row) {
    String[] cells = row.split("\\|");
    given().get("/actors/" + ada + "/phrases?" + cells[1]).then().spec(invalidIn(cells[0]));
  }

  @Test
  void an_unknown_actor_is_not_found_and_unknown_parameters_are_rejected() {
    given().get("/actors/0199a000-0000-7000-8000-00000000ffff/phrases").then().statusCode(404);
    AssertEach.of(
        List.of("colour=red", "q=sea"),
        parameter ->
            given()
                .get("/actors/" + ada + "/phrases?" + parameter)
                .then()
                .spec(invalidIn(parameter.replaceFirst("=.*", ""))));
  }

  private static List<String> texts(JsonBody found) {
    List<Map<String, Object>> phrases = found.getList("phrases");
    return phrases.stream()
        .map(it -> "%s %s/%s".formatted(it.get("text"), it.get("quotes"), it.get("otherQuotes")))
        .toList();
  }

  private static JsonBody phrases(String speaker, String query) {
    return given()
        .get("/actors/" + speaker + "/phrases" + query)
        .then()
        .statusCode(200)
        .extract()
        .as(JsonBody.class);
  }
}
