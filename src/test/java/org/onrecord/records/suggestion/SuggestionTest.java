package org.onrecord.records.suggestion;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.ListRequests.page;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.AssertEach;

@QuarkusTest
class SuggestionTest {
  @Inject Database database;
  @Inject SuggestionUpdates updates;

  private static final String SUGGESTED =
      """
      quist -> exact Quist; prefix Amara Quist; prefix Quistgaard; spelling Bo Quest
      QUI -> prefix Amara Quist; prefix Quist; prefix Quistgaard
      amara qu -> prefix Amara Quist
      quist amara -> spelling Amara Quist
      amra quist -> spelling Amara Quist
      qiust -> spelling Amara Quist; spelling Bo Quest; spelling Quist
      q -> prefix Amara Quist; prefix Bo Quest; prefix Quist; prefix Quistgaard
      erdogan -> prefix Recep Tayyip Erdoğan
      erdoğn -> spelling Recep Tayyip Erdoğan
      lodz -> exact Łódź
      o'bri -> prefix Nuala O’Brien
      obrien -> prefix Nuala O’Brien
      brien -> prefix Nuala O’Brien
      us state -> prefix U.S. State Department
      u.s. -> prefix U.S. State Department
      лавр -> prefix Сергей Лавров
      Сергеи Лавров -> exact Сергей Лавров
      近平 -> prefix 习近平
      习 -> prefix 习近平
      خامنه -> prefix Ali Khamenei
      khameini -> spelling Ali Khamenei
      خامنه‌ای -> prefix Ali Khamenei
      jean -> prefix Jean-Luc Picot
      luc -> prefix Jean-Luc Picot
      agent -> prefix Agent 47
      agent 4 -> prefix Agent 47
      agent 48 ->
      zzz ->
      """;

  @Test
  void suggests_actors_by_prefix_and_spelling() {
    String quist = anActor("Amara Quist").save();
    anActor("Quist").save();
    anActor("Quistgaard").save();
    anActor("Bo Quest").save();
    anActor("Recep Tayyip Erdoğan").save();
    anActor("Łódź").kind("state").save();
    anActor("Nuala O’Brien").save();
    anActor("U.S. State Department").kind("organization").save();
    anActor("Сергей Лавров").save();
    anActor("习近平").save();
    anActor("Ali Khamenei").alias("Ayatollah Khamenei").alias("علی خامنه‌ای").save();
    anActor("Jean-Luc Picot").save();
    anActor("Agent 47").save();
    aQuote("The tide waits.").in(anArticle().titled("Words").save()).by(quist).save();
    assertAll(SUGGESTED.lines().map(line -> () -> assertSuggested(line)));
  }

  /** Checks a line of the form "typed text -> match and text; …". */
  private static void assertSuggested(String line) {
    String[] parts = line.split(" -> ?", 2);
    List<String> expected = parts[1].isBlank() ? List.of() : List.of(parts[1].split("; "));
    assertEquals(expected, suggested("q", parts[0].strip(), "kind", "actor"), line);
  }

  private static List<String> suggested(Object... parameters) {
    List<String> matches = first("match", "/suggest", parameters);
    List<String> texts = first("text", "/suggest", parameters);
    return IntStream.range(0, texts.size())
        .mapToObj(i -> matches.get(i) + " " + texts.get(i))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "_",
        "\\",
        "%%%",
        "a%",
        "_u",
        "'",
        "''; drop",
        "*",
        "!!",
        "\u200C",
        "((",
        "a:*",
        "“"
      })
  void special_characters_match_nothing(String typed) {
    anActor("Quist").save();
    anActor("Ba").save();
    assertEquals(List.of(), suggested("q", typed));
  }

  @Test
  void finds_a_name_that_consists_of_punctuation() {
    anActor("!!!").kind("group").save();
    assertEquals(List.of("exact !!!"), suggested("q", "!!!"));
  }

  @Test
  void suggests_articles_by_any_word_of_their_titles() {
    anArticle()
        .titled("Harbour toll rises again")
        .from("The Tideway")
        .publishedOn("2025-03-01")
        .save();
    assertAll(
        () -> assertEquals(List.of("prefix Harbour toll rises again"), suggested("q", "toll ri")),
        () -> assertEquals(List.of("spelling Harbour toll rises again"), suggested("q", "habour")),
        () ->
            assertEquals(
                List.of("The Tideway, 2025-03-01"), first("hint", "/suggest", "q", "harb")),
        () -> assertEquals(List.of(), suggested("q", "toll", "kind", "actor")));
  }

  @Test
  void shows_the_latest_role_alias_quotes_and_marked_words() {
    String guild = anActor("Guild of Lamplighters").kind("organization").save();
    String actor =
        anActor("Amara Quist")
            .alias("Señora <Ámara>")
            .affiliated(guild, "member", "2001-01-01", "2010-01-01")
            .affiliated(guild, "warden", "2011-01-01", "2012-01-01")
            .save();
    String article = anArticle().titled("Lamps").save();
    aQuote("We light them all.").in(article).by(actor).save();
    aQuote("We light every one.").in(article).by(actor).with("status", "rejected").save();
    Map<String, Object> expected =
        Map.of(
            "kind", "actor",
            "text", "Amara Quist",
            "match", "prefix",
            "alias", "Señora <Ámara>",
            "hint", "warden, Guild of Lamplighters",
            "quotes", 1,
            "highlight", Map.of("alias", List.of("<mark>Señora &lt;Áma</mark>ra&gt;")),
            "actor", Map.of("id", actor, "name", "Amara Quist", "kind", "person"));
    assertEquals(List.of(expected), page("/suggest", "q", "senora ama").getList("items"));
  }

  @Test
  void follows_changes_of_names() {
    String actor = anActor("Amara Quist").alias("Firefly").save();
    String article = anArticle().titled("Lamps go out").save();
    patch("/actors/" + actor, "{\"name\": \"Berta Holm\", \"aliases\": [\"Glowworm\"]}");
    patch("/articles/" + article, "{\"title\": \"Candles go out\"}");
    assertAll(
        () -> assertEquals(List.of(), suggested("q", "quist")),
        () -> assertEquals(List.of(), suggested("q", "firefly")),
        () -> assertEquals(List.of(), suggested("q", "lamps")),
        () -> assertEquals(List.of("prefix Berta Holm"), suggested("q", "holm")),
        () -> assertEquals(List.of("exact Berta Holm"), suggested("q", "glowworm")),
        () -> assertEquals(List.of("prefix Candles go out"), suggested("q", "candle")));
    given().delete("/actors/" + actor).then().statusCode(204);
    assertEquals(List.of(), suggested("q", "holm"));
  }

  private static void patch(String path, String body) {
    given()
        .contentType("application/merge-patch+json")
        .body(body)
        .patch(path)
        .then()
        .statusCode(200);
  }

  @Test
  void a_frequent_prefix_suggests_those_with_the_most_quotes() {
    database.execute(
        Sql.of(
            """
            insert into actor (id, name, kind, created_at, updated_at, origin)
            select gen_random_uuid(), 'Person ' || n, 'person', now(), now(), 'editor' from generate_series(1, 1500) n"""));
    String last = anActor("Person Zuri").alias("Xanthe Person").save();
    anActor("Pe").save();
    aQuote("I came late.").in(anArticle().titled("Late").save()).by(last).save();
    updates.writeNames();
    updates.count();
    AssertEach.of(
        List.of("p", "per", "pers", "person"),
        typed -> assertEquals("prefix Person Zuri", suggested("q", typed).get(0)));
    AssertEach.of(
        List.of("x", "xa", "xan", "xanthe"),
        typed -> assertEquals("Xanthe Person", aliasOfFirst(typed)));
    assertAll(
        () -> assertEquals(null, aliasOfFirst("pers")),
        () -> assertEquals("exact Pe", suggested("q", "pe").get(0)),
        () -> assertEquals("prefix Person Zuri", suggested("q", "pe").get(1)),
        () -> assertEquals(10, suggested("q", "per").size()),
        () -> assertEquals(20, suggested("q", "p", "limit", 20).size()),
        () -> assertEquals("exact Person 1499", suggested("q", "person 1499").get(0)));
  }

  @Test
  void several_names_of_an_actor_leave_room_for_others() {
    String quoted = anActor("Zeno Zeller").alias("Zelda Zeppo").alias("Zed Zenon").save();
    anActor("Zenobia").save();
    aQuote("I have many names.").in(anArticle().titled("Names").save()).by(quoted).save();
    updates.writeNames();
    updates.count();
    assertEquals(List.of("prefix Zeno Zeller", "prefix Zenobia"), suggested("q", "ze", "limit", 2));
  }

  private static String aliasOfFirst(String typed) {
    return page("/suggest", "q", typed).getString("items[0].alias");
  }

  @Test
  void rejects_invalid_parameters() {
    assertAll(
        () -> given().get("/suggest").then().spec(invalidIn("q")),
        () -> given().queryParam("q", " ").get("/suggest").then().spec(invalidIn("q")),
        () -> given().queryParam("q", "a", "b").get("/suggest").then().spec(invalidIn("q")),
        () -> given().get("/suggest?q=a&kind=quote").then().spec(invalidIn("kind")),
        () -> given().get("/suggest?q=a&limit=21").then().spec(invalidIn("limit")),
        () -> given().get("/suggest?q=a&sort=name").then().spec(invalidIn("sort")));
  }
}
