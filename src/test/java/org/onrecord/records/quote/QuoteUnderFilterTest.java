package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.records.quote.QuoteClient.list;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.JsonBody;

/** Filter by direct and indirect members of an actor on the day of the quote. */
@QuarkusTest
class QuoteUnderFilterTest {
  @Test
  void finds_members_of_a_department_of_the_state() {
    String kestria = anActor("Kestria").kind("state").alias("The Republic").save();
    String norvane = anActor("Norvane").kind("state").save();
    String department = member("State Department", "organization", kestria, null, null);
    String ada = member("Ada", "person", department, null, null);
    String ben = member("Ben", "person", norvane, null, null);
    aQuote("by a member").by(ada).save();
    aQuote("by the department").by(department).save();
    aQuote("by the state").by(kestria).save();
    aQuote("by a stranger").by(ben).save();
    aQuote("no speaker").save();
    aQuote("about the state").by(ben).mentioning(kestria).mentioning(ada).save();
    AssertEach.of(
        List.of("Kestria", "KÉSTRIA", "the republic", kestria),
        key -> assertEquals(List.of("by the department", "by a member"), texts("under=" + key)));
    assertEquals(List.of("by a member"), texts("under=State Department"));
    assertEquals(List.of(), texts("affiliation=Kestria", "type=direct", "speaker=Ada"));
    assertEquals(List.of("about the state", "by a stranger"), texts("under=Norvane"));
  }

  @Test
  void finds_nothing_for_actors_without_members() {
    String kestria = anActor("Kestria").kind("state").save();
    String ada = member("Ada", "person", kestria, null, null);
    aQuote("by a member").by(ada).save();
    aQuote("no speaker").save();
    AssertEach.of(
        List.of("Ada", ada, "Kestri", "nobody", "%", "0199a000-0000-7000-8000-0000000009ff"),
        key -> {
          assertEquals(List.of(), texts("under=" + key, "unknownNames=ignore"));
          assertEquals(
              0,
              list("/quotes", "under=" + key, "include=total", "unknownNames=ignore")
                  .as(JsonBody.class)
                  .<Integer>get("total"));
        });
    assertEquals(
        List.of("by a member"), texts("under=nobody", "under=Kestria", "unknownNames=ignore"));
  }

  @Test
  void follows_affiliations_at_any_depth() {
    List<String> chain = new ArrayList<>(List.of(anActor("Level 0").kind("state").save()));
    for (int level = 1; level <= 6; level++) {
      chain.add(member("Level " + level, "organization", chain.get(level - 1), null, null));
      aQuote("level " + level).by(chain.get(level)).save();
    }
    assertEquals(
        List.of("level 6", "level 5", "level 4", "level 3", "level 2", "level 1"),
        texts("under=Level 0"));
    assertEquals(List.of("level 6", "level 5"), texts("under=Level 4"));
    assertEquals(List.of(), texts("under=Level 6"));
  }

  @Test
  void every_affiliation_must_hold_on_the_day_of_the_quote() {
    String state = anActor("State").kind("state").save();
    String ministry = member("Ministry", "organization", state, "2020-01-01", "2020-12-31");
    String office = member("Office", "organization", ministry, "2020-03-01", null);
    String ada = member("Ada", "person", office, null, "2020-06-30");
    for (String day :
        List.of("2019-12-31", "2020-02-29", "2020-03-01", "2020-06-30", "2020-07-01")) {
      aQuote("ada " + day).by(ada).saidOn(day).save();
      aQuote("office " + day).by(office).saidOn(day).save();
    }
    aQuote("office 2020-12-31").by(office).saidOn("2020-12-31").save();
    aQuote("office 2021-01-01").by(office).saidOn("2021-01-01").save();
    assertEquals(
        List.of(
            "ada 2020-03-01",
            "office 2020-03-01",
            "ada 2020-06-30",
            "office 2020-06-30",
            "office 2020-07-01",
            "office 2020-12-31"),
        texts("under=State", "sort=saidOn"));
    assertEquals(
        List.of("ada 2020-03-01", "ada 2020-06-30"),
        texts("under=Ministry", "speaker=Ada", "sort=saidOn"));
    assertEquals(
        List.of("ada 2019-12-31", "ada 2020-02-29", "ada 2020-03-01", "ada 2020-06-30"),
        texts("under=Office", "sort=saidOn"));
  }

  @Test
  void affiliations_that_never_overlap_do_not_combine() {
    String state = anActor("State").kind("state").save();
    String ministry = member("Ministry", "organization", state, "2020-01-01", "2020-12-31");
    String ada = member("Ada", "person", ministry, "2021-01-01", null);
    String ben = member("Ben", "person", ministry, "2020-12-31", "2021-12-31");
    for (String day : List.of("2020-06-30", "2020-12-31", "2021-01-01")) {
      aQuote("ada " + day).by(ada).saidOn(day).save();
      aQuote("ben " + day).by(ben).saidOn(day).save();
    }
    assertEquals(List.of("ben 2020-12-31"), texts("under=State"));
    assertEquals(
        List.of("ben 2020-12-31", "ada 2021-01-01", "ben 2021-01-01"),
        texts("under=Ministry", "sort=saidOn"));
  }

  @Test
  void two_actors_can_have_several_affiliations() {
    String state = anActor("State").kind("state").save();
    String ministry =
        anActor("Ministry")
            .kind("organization")
            .affiliated(state, "ministry", "2010-01-01", "2010-12-31")
            .affiliated(state, "ministry again", "2020-01-01", null)
            .save();
    String ada =
        anActor("Ada")
            .affiliated(ministry, "clerk", "2010-06-01", "2015-12-31")
            .affiliated(ministry, "minister", "2019-06-01", "2020-06-30")
            .save();
    for (String day :
        List.of(
            "2010-05-31", "2010-06-01", "2011-01-01", "2019-12-31", "2020-01-01", "2020-07-01")) {
      aQuote(day).by(ada).saidOn(day).save();
    }
    assertEquals(List.of("2010-06-01", "2020-01-01"), texts("under=State", "sort=saidOn"));
  }

  @Test
  void a_quote_without_said_on_uses_the_publication_date() {
    String state = anActor("State").kind("state").save();
    String ministry = member("Ministry", "organization", state, "2025-01-01", "2025-01-31");
    String ada = member("Ada", "person", ministry, null, null);
    String january = anArticle().publishedOn("2025-01-31").save();
    String february = anArticle().publishedOn("2025-02-01").save();
    aQuote("in January").in(january).by(ada).save();
    aQuote("in February").in(february).by(ada).save();
    aQuote("in January, told in February").in(february).by(ada).saidOn("2025-01-31").save();
    aQuote("in February, foretold in January").in(january).by(ada).saidOn("2025-02-01").save();
    assertEquals(List.of("in January, told in February", "in January"), texts("under=State"));
  }

  @Test
  void a_quote_without_any_date_matches_unlimited_affiliations_only() {
    String state = anActor("State").kind("state").save();
    String ever = member("Ever", "organization", state, null, null);
    String since = member("Since", "organization", state, "1900-01-01", null);
    String until = member("Until", "organization", state, null, "2100-01-01");
    aQuote("ever").by(member("Ada", "person", ever, null, null)).save();
    aQuote("ever, since").by(member("Ben", "person", ever, "1900-01-01", null)).save();
    aQuote("since").by(member("Cyd", "person", since, null, null)).save();
    aQuote("until").by(member("Dan", "person", until, null, null)).save();
    assertEquals(List.of("ever"), texts("under=State"));
  }

  @Test
  void cycles_of_affiliations_terminate() {
    String a = anActor("A").kind("group").save();
    String b = member("B", "group", a, "2020-01-01", null);
    String c = member("C", "group", b, null, "2020-12-31");
    QuoteClient.patch("/actors/" + a, Map.of("affiliations", List.of(Map.of("actor", byId(c)))))
        .then()
        .statusCode(200);
    String ada = member("Ada", "person", b, null, null);
    aQuote("a").by(a).saidOn("2020-06-01").save();
    aQuote("b").by(b).saidOn("2020-06-01").save();
    aQuote("c").by(c).saidOn("2020-06-01").save();
    aQuote("ada").by(ada).saidOn("2020-06-01").save();
    aQuote("a later").by(a).saidOn("2021-01-01").save();
    aQuote("ada later").by(ada).saidOn("2021-01-01").save();
    assertEquals(List.of("ada later", "ada", "c", "b", "a"), texts("under=A"));
    assertEquals(List.of("ada later", "ada", "c", "b", "a"), texts("under=B"));
    assertEquals(List.of("ada later", "a later", "ada", "c", "b", "a"), texts("under=C"));
  }

  @Test
  void several_paths_do_not_repeat_a_quote() {
    String state = anActor("State").kind("state").save();
    String left = member("Left", "organization", state, null, null);
    String right = member("Right", "organization", state, "2000-01-01", null);
    String ada =
        anActor("Ada")
            .affiliated(left, "member", null, null)
            .affiliated(left, "chair", "2001-01-01", null)
            .affiliated(right, "member", null, null)
            .affiliated(state, "citizen", null, null)
            .save();
    aQuote("once").by(ada).saidOn("2025-01-01").save();
    String[] all = {"under=State", "under=Left", "under=Right", "include=total"};
    assertEquals(List.of("once"), texts(all));
    assertEquals(1, list("/quotes", all).as(JsonBody.class).<Integer>get("total"));
  }

  @Test
  void combines_with_other_filters_and_scopes() {
    String state = anActor("State").kind("state").save();
    String ministry = member("Ministry", "organization", state, null, null);
    String ada = member("Ada", "person", ministry, null, null);
    String ben = member("Ben", "person", state, null, null);
    String article = anArticle().save();
    aQuote("direct, confirmed").in(article).by(ada).save();
    aQuote("mixed, confirmed").in(article).by(ada).type("mixed").save();
    aQuote("direct, disputed").by(ada).with("status", "disputed").save();
    aQuote("of another").in(article).by(ben).save();
    aQuote("no speaker").in(article).save();
    assertEquals(List.of("mixed, confirmed"), texts("under=State", "type=mixed"));
    assertEquals(List.of("direct, disputed"), texts("under=State", "status=disputed"));
    assertEquals(
        List.of("of another", "direct, confirmed"),
        texts("under=State", "type=direct", "status=confirmed"));
    assertEquals(List.of("of another"), texts("under=State", "q=another"));
    assertEquals(List.of("of another"), texts("under=State", "affiliation=State"));
    assertEquals(
        List.of("direct, disputed", "mixed, confirmed", "direct, confirmed"),
        texts("under=State", "role=member", "affiliation=Ministry"));
    assertEquals(
        4,
        list("/quotes", "under=State", "limit=1", "include=total")
            .as(JsonBody.class)
            .<Integer>get("total"));
    assertEquals(
        List.of("direct, confirmed", "mixed, confirmed", "of another"),
        texts(list("/articles/" + article + "/quotes", "under=State")));
    assertEquals(
        List.of("direct, disputed", "mixed, confirmed", "direct, confirmed"),
        texts(list("/actors/" + ada + "/quotes", "under=State")));
    assertEquals(List.of(), texts(list("/actors/" + ben + "/quotes", "under=Ministry")));
  }

  private static String member(String name, String kind, String of, String from, String to) {
    return anActor(name).kind(kind).affiliated(of, "member", from, to).save();
  }
}
