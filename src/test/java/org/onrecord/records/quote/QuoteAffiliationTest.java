package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Filters by role and affiliation of the speaker on the day of the quote. */
@QuarkusTest
class QuoteAffiliationTest {
  private String ministry;

  @BeforeEach
  void create_a_ministry() {
    ministry = anActor("Foreign Ministry").kind("organization").save();
  }

  @Test
  void from_and_to_are_inclusive() {
    String ada = anActor("Ada").affiliated(ministry, "minister", "2022-05-01", "2025-06-30").save();
    saveQuote("before", ada, "2022-04-30");
    saveQuote("first", ada, "2022-05-01");
    saveQuote("last", ada, "2025-06-30");
    saveQuote("after", ada, "2025-07-01");
    assertEquals(List.of("first", "last"), texts("affiliation=" + ministry, "sort=saidOn"));
    assertEquals(List.of("first", "last"), texts("role=minister", "sort=saidOn"));
  }

  @Test
  void an_open_range_has_no_limit() {
    String since = anActor("Since").affiliated(ministry, "minister", "2022-05-01", null).save();
    String until = anActor("Until").affiliated(ministry, "minister", null, "2022-05-01").save();
    String ever = anActor("Ever").affiliated(ministry, "minister", null, null).save();
    for (String day : List.of("1900-01-01", "2022-05-01", "2100-01-01")) {
      saveQuote("since", since, day);
      saveQuote("until", until, day);
      saveQuote("ever", ever, day);
    }
    assertEquals(
        List.of("until", "ever", "since", "until", "ever", "since", "ever"),
        texts("affiliation=Foreign Ministry", "sort=saidOn"));
  }

  @Test
  void a_quote_without_said_on_uses_the_publication_date() {
    String ada = anActor("Ada").affiliated(ministry, "minister", "2025-01-01", "2025-01-31").save();
    String january = anArticle().publishedOn("2025-01-31").save();
    String february = anArticle().publishedOn("2025-02-01").save();
    aQuote("in January").in(january).by(ada).save();
    aQuote("in February").in(february).by(ada).save();
    aQuote("in January, told in February").in(february).by(ada).saidOn("2025-01-31").save();
    aQuote("in February, foretold in January").in(january).by(ada).saidOn("2025-02-01").save();
    assertEquals(
        List.of("in January, told in February", "in January"),
        texts("affiliation=Foreign Ministry"));
  }

  @Test
  void a_quote_without_any_date_matches_unlimited_affiliations_only() {
    String ever = anActor("Ever").affiliated(ministry, "minister", null, null).save();
    String since = anActor("Since").affiliated(ministry, "minister", "1900-01-01", null).save();
    String until = anActor("Until").affiliated(ministry, "minister", null, "2100-01-01").save();
    aQuote("of ever").by(ever).save();
    aQuote("of since").by(since).save();
    aQuote("of until").by(until).save();
    assertEquals(List.of("of ever"), texts("affiliation=Foreign Ministry"));
    assertEquals(List.of("of ever"), texts("role=Minister"));
  }

  @Test
  void a_role_matches_its_holder_on_the_day_of_the_quote() {
    String ada = anActor("Ada").affiliated(ministry, "Minister", "2022-01-01", "2025-06-30").save();
    String ben =
        anActor("Ben")
            .affiliated(ministry, "envoy", "2022-01-01", "2025-06-30")
            .affiliated(ministry, "Minister", "2025-07-01", null)
            .save();
    saveQuote("ada in office", ada, "2025-06-30");
    saveQuote("ada out of office", ada, "2025-07-01");
    saveQuote("ben before office", ben, "2025-06-30");
    saveQuote("ben in office", ben, "2025-07-01");
    assertEquals(
        List.of("ben in office", "ada in office"),
        texts("affiliation=Foreign Ministry", "role=minister", "sort=-saidOn"));
    assertEquals(
        List.of("ben in office"),
        texts("affiliation=Foreign Ministry", "role=minister", "saidFrom=2025-07-01"));
    assertEquals(
        List.of("ben in office", "ben before office", "ada in office"),
        texts("affiliation=Foreign Ministry", "sort=-saidOn"));
  }

  @Test
  void role_and_affiliation_must_match_the_same_affiliation() {
    String club = anActor("Chess Club").kind("group").save();
    String ada =
        anActor("Ada")
            .affiliated(ministry, "minister", null, null)
            .affiliated(club, "treasurer", null, null)
            .save();
    String ben = anActor("Ben").affiliated(club, "minister", null, null).save();
    aQuote("ada").by(ada).save();
    aQuote("ben").by(ben).save();
    assertEquals(List.of("ada"), texts("affiliation=Foreign Ministry", "role=minister"));
    assertEquals(List.of(), texts("affiliation=Foreign Ministry", "role=treasurer"));
    assertEquals(List.of("ada"), texts("affiliation=Chess Club", "role=treasurer"));
    assertEquals(List.of("ben"), texts("affiliation=Chess Club", "role=minister"));
    assertEquals(List.of("ben", "ada"), texts("role=MINISTER"));
  }

  @Test
  void role_and_affiliation_must_hold_on_the_same_day() {
    String ada =
        anActor("Ada")
            .affiliated(ministry, "envoy", "2020-01-01", "2020-12-31")
            .affiliated(ministry, "minister", "2021-01-01", "2021-12-31")
            .save();
    saveQuote("as envoy", ada, "2020-12-31");
    saveQuote("as minister", ada, "2021-01-01");
    assertEquals(List.of("as envoy"), texts("affiliation=Foreign Ministry", "role=envoy"));
    assertEquals(List.of("as minister"), texts("affiliation=Foreign Ministry", "role=minister"));
  }

  @Test
  void a_printed_role_matches_any_speaker() {
    String ada = anActor("Ada").affiliated(ministry, "Ministère", null, null).save();
    aQuote("printed, no speaker").attributed("role", "MINISTERE").save();
    aQuote("recorded").by(ada).save();
    aQuote("printed otherwise").attributed("role", "ministere d'état").save();
    assertEquals(List.of("recorded", "printed, no speaker"), texts("role=ministère"));
    assertEquals(List.of("recorded"), texts("role=ministère", "affiliation=Foreign Ministry"));
  }

  @Test
  void an_affiliation_without_a_role_matches() {
    String ada =
        anActor("Ada")
            .with("affiliations", List.of(Map.of("actor", byId(ministry), "from", "2025-01-01")))
            .save();
    saveQuote("as a member", ada, "2025-01-01");
    saveQuote("before", ada, "2024-12-31");
    assertEquals(List.of("as a member"), texts("affiliation=Foreign Ministry"));
  }

  @Test
  void several_matching_affiliations_do_not_repeat_a_quote() {
    String ada =
        anActor("Ada")
            .affiliated(ministry, "minister", null, null)
            .affiliated(ministry, "deputy", null, null)
            .alias("Countess")
            .alias("Lady")
            .save();
    aQuote("once").by(ada).save();
    String[] all = {
      "affiliation=Foreign Ministry",
      "role=minister",
      "role=deputy",
      "speaker=Lady",
      "include=total"
    };
    assertEquals(List.of("once"), texts(all));
    assertEquals(1, QuoteClient.list("/quotes", all).as(JsonBody.class).<Integer>get("total"));
  }

  private static void saveQuote(String text, String speaker, String day) {
    aQuote(text).by(speaker).saidOn(day).save();
  }
}
