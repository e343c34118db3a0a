package org.onrecord.records.quote;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ExpectedProblems.invalidIn;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Complete profiles of speakers. */
@QuarkusTest
class SpeakerProfileTest {
  private final Map<String, Map<String, Object>> actors = new HashMap<>();

  @Test
  void a_profile_has_dates_sources_types_relays_and_co_quoted_speakers() {
    String post = actor("Post", "media");
    String herald = actor("Herald", "media");
    String wire = actor("Wire", "media");
    String norvane = actor("Norvane", "state");
    String ada = actor("Ada", "person");
    String ben = actor("Ben", "person");
    String eve = actor("Eve", "person");
    Map<String, Object> relay = Map.of("actor", byId(wire));
    String may = anArticle().with("source", byId(post)).publishedOn("2025-05-10").save();
    String june = anArticle().with("source", byId(herald)).publishedOn("2025-06-01").save();
    String older = anArticle().with("source", byId(herald)).publishedOn("2024-12-31").save();
    String undated = anArticle().save();
    aQuote("1").in(june).by(ada).saidOn("2025-05-31").mentioning(norvane).save();
    aQuote("2").in(may).by(ada).attributed("via", List.of(relay, relay)).mentioning(ben).save();
    aQuote("3").in(may).by(ada).type("mixed").mentioning(norvane).save();
    aQuote("4").in(older).by(ada).saidOn("2023-02-01").attributed("via", List.of(relay)).save();
    aQuote("5").in(undated).by(ada).type("indirect").save();
    // Co-quoted: Eve twice in one article, Ben once in each of two, and an unnamed speaker.
    aQuote("6").in(may).by(eve).saidOn("1999-01-01").mentioning(ada).save();
    aQuote("7").in(may).by(eve).save();
    aQuote("8").in(may).by(ben).save();
    aQuote("9").in(june).by(ben).save();
    aQuote("10").in(june).attributed("anonymous", true).save();
    aQuote("11").by(eve).saidOn("2030-01-01").save();
    for (String day : List.of("1990-01-01", "2031-01-01")) {
      aQuote("on " + day).in(undated).by(ada).saidOn(day).with("status", "rejected").save();
    }
    aQuote("12").in(older).by(eve).with("status", "rejected").save();
    assertProfile(
        ada,
        """
        actor         | Ada
        quotes        | 5
        statements    | 5
        firstQuotedOn | 2023-02-01
        lastQuotedOn  | 2025-05-31
        types         | direct 3, indirect 1, mixed 1
        sources       | Post 2, Herald 2
        months        | 2024-12 1, 2025-05 2, 2025-06 1
        relays        | Wire 2
        mentioned     | Norvane 2, Ben 1
        coQuoted      | Ben 2, Eve 1
        """);
    assertProfile(
        ben,
        """
        actor         | Ben
        quotes        | 2
        statements    | 2
        firstQuotedOn | 2025-05-10
        lastQuotedOn  | 2025-06-01
        types         | direct 2
        sources       | Post 1, Herald 1
        months        | 2025-05 1, 2025-06 1
        relays        |
        mentioned     |
        coQuoted      | Ada 2, Eve 1
        """);
  }

  @Test
  void an_actor_without_quotes_has_an_empty_profile() {
    String ada = actor("Ada", "person");
    actor("Ben", "person");
    aQuote().by((String) actors.get("Ben").get("id")).mentioning(ada).save();
    assertProfile(
        ada,
        """
        actor         | Ada
        quotes        | 0
        statements    | 0
        types         |
        sources       |
        months        |
        relays        |
        mentioned     |
        coQuoted      |
        """);
  }

  @Test
  void quotes_without_a_date_do_not_affect_first_and_last() {
    String ada = actor("Ada", "person");
    aQuote().by(ada).save();
    aQuote().by(ada).save();
    String undated =
        """
        actor         | Ada
        quotes        | 2
        statements    | 2
        types         | direct 2
        sources       |
        months        |
        relays        |
        mentioned     |
        coQuoted      |
        """;
    assertProfile(ada, undated);
    aQuote().by(ada).saidOn("2025-01-02").save();
    assertProfile(
        ada,
        undated.replace(" 2\n", " 3\n")
            + "firstQuotedOn | 2025-01-02\nlastQuotedOn | 2025-01-02\n");
  }

  @Test
  void all_months_are_listed_and_the_top_twenty_of_other_facets() {
    String ada = actor("Ada", "person");
    StringBuilder months = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      String month = "%d-%02d".formatted(2020 + i / 12, 1 + i % 12);
      String source = actor("Source" + i, "media");
      String article = anArticle().with("source", byId(source)).publishedOn(month + "-15").save();
      aQuote("" + i).in(article).by(ada).save();
      months.append(i == 0 ? "" : ", ").append(month).append(" 1");
    }
    String sources =
        String.join(
            ", ", Stream.iterate(0, i -> i + 1).limit(20).map(i -> "Source" + i + " 1").toList());
    assertProfile(
        ada,
        """
        actor         | Ada
        quotes        | 25
        statements    | 25
        firstQuotedOn | 2020-01-15
        lastQuotedOn  | 2022-01-15
        types         | direct 25
        sources       | %s
        months        | %s
        relays        |
        mentioned     |
        coQuoted      |
        """
            .formatted(sources, months));
  }

  @Test
  void an_unknown_actor_has_no_profile() {
    given()
        .get("/actors/0199a000-0000-7001-8000-0000000009ff/profile")
        .then()
        .spec(refused(404, "not-found"));
    given().get("/actors/ada/profile").then().spec(invalidIn("id"));
    String ada = anActor("Ada").save();
    given().get("/actors/" + ada + "/profile?limit=3").then().spec(invalidIn("limit"));
    given().head("/actors/" + ada + "/profile").then().statusCode(200);
  }

  private String actor(String name, String kind) {
    String id = anActor(name).kind(kind).save();
    actors.put(name, Map.of("id", id, "name", name, "kind", kind));
    return id;
  }

  private void assertProfile(String id, String table) {
    Map<String, Object> expected = new LinkedHashMap<>(Map.of("exact", true));
    table
        .lines()
        .map(line -> line.split("\\|", -1))
        .forEach(line -> expected.put(line[0].strip(), value(line[0].strip(), line[1].strip())));
    assertEquals(
        expected,
        given()
            .get("/actors/" + id + "/profile")
            .then()
            .statusCode(200)
            .extract()
            .as(JsonBody.class)
            .getMap(""));
  }

  private Object value(String member, String text) {
    return switch (member) {
      case "actor" -> actors.get(text);
      case "quotes", "statements" -> Integer.valueOf(text);
      case "firstQuotedOn", "lastQuotedOn" -> text;
      default ->
          Stream.of(text.split(", "))
              .filter(one -> !one.isEmpty())
              .map(one -> one.split(" "))
              .map(one -> Map.of("value", word(one[0]), "count", Integer.valueOf(one[1])))
              .toList();
    };
  }

  private Object word(String word) {
    return actors.containsKey(word) ? actors.get(word) : word;
  }
}
