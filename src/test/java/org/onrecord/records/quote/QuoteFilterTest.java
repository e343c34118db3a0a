package org.onrecord.records.quote;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ListConsistency.assertAllAgree;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.records.quote.QuoteClient.assertProblem;
import static org.onrecord.records.quote.QuoteClient.list;
import static org.onrecord.records.quote.QuoteClient.patch;
import static org.onrecord.records.quote.QuoteClient.rows;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.fixtures.ArticleBuilder;
import org.onrecord.web.json.RecordMembers;

/**
 * Filters of {@code GET /quotes}: alone, repeated and combined. Every filter matches some of four
 * quotes, which are three, two, one, four from the newest to the oldest.
 */
@QuarkusTest
class QuoteFilterTest {
  private static final String[] ALL_OF_ONE = {
    "id={one}",
    "externalId=cms:1",
    "q=one",
    "speaker=Ada",
    "affiliation=Kestria",
    "under=Kestria",
    "role=Minister",
    "via=Wire",
    "mentions=Norvane",
    "article={a1}",
    "statement={one}",
    "distinct=statement",
    "source=Post",
    "type=direct",
    "status=confirmed",
    "anonymous=false",
    "anchor=anchored",
    "origin=editor",
    "language=en",
    "saidFrom=2025-01-05",
    "saidTo=2025-01-05",
    "publishedFrom=2025-01-10",
    "publishedTo=2025-01-10",
    "about=one",
    "articleQ=one",
    "mentionsAll=Norvane",
    "has=speaker,saidOn",
    "createdFrom=2020-01-01",
    "createdTo=9999-12-31",
    "updatedFrom=2020-01-01",
    "updatedTo=9999-12-31",
    "unknownNames=reject"
  };

  private static final String[] NONE_OF_ONE = {
    "id={two}",
    "externalId=cms:2",
    "q=two",
    "speaker=Ben",
    "affiliation=Norvane",
    "under=Norvane",
    "role=Spokesman",
    "via=state television",
    "mentions=Kestria",
    "article={a2}",
    "statement={two}",
    "source=Herald",
    "type=mixed",
    "status=proposed",
    "anonymous=true",
    "anchor=lost",
    "origin=extractor",
    "confidenceFrom=0",
    "language=eng",
    "saidFrom=2025-01-06",
    "saidTo=2025-01-04",
    "publishedFrom=2025-01-11",
    "publishedTo=2025-01-09",
    "hasNot=speaker",
    "about=two",
    "articleQ=two",
    "mentionsAll=Kestria",
    "createdTo=2020-01-01"
  };

  private final Map<String, String> ids = new HashMap<>();

  @BeforeEach
  void create_four_quotes() {
    String kestria = anActor("Kestria").kind("state").save();
    String norvane = anActor("Norvane").kind("state").save();
    String wire = anActor("Wire").kind("media").save();
    String ada = anActor("Ada").affiliated(kestria, "premier", "2025-01-01", null).save();
    String ben = anActor("Ben").affiliated(norvane, "envoy", null, "2025-12-31").save();
    String a1 = article("one", "en").from("Post").publishedOn("2025-01-10").save();
    String a2 = article("two", "en-GB").from("Herald").publishedOn("2025-02-10").save();
    String a3 = article("three", "eng").publishedOn("2025-03-10").save();
    String a4 = anArticle().body("Nobody is quoted here.").save();
    ids.put(
        "one",
        aQuote("one")
            .in(a1)
            .with("externalIds", List.of(Map.of("scheme", "cms", "value", "1")))
            .by(ada)
            .mentioning(norvane)
            .saidOn("2025-01-05")
            .attributed("role", "Minister")
            .attributed("via", List.of(Map.of("actor", byId(wire))))
            .save());
    ids.put(
        "two",
        aQuote("two")
            .in(a2)
            .by(ben)
            .mentioning(kestria)
            .type("mixed")
            .with("status", "proposed")
            .attributed("role", "Spokesman")
            .attributed("via", List.of(Map.of("text", "state television")))
            .save());
    aQuote("three")
        .in(a3)
        .saidOn("2025-04-01")
        .type("indirect")
        .with("status", "disputed")
        .attributed("anonymous", true)
        .save();
    aQuote("four").in(a4).by(ada).with("status", "rejected").save();
    patch("/articles/" + a2, Map.of("body", "Taken back.")).then().statusCode(200);
    ids.putAll(Map.of("ada", ada, "a1", a1, "a2", a2, "a4", a4));
  }

  @TestFactory
  Stream<DynamicTest> finds_matching_quotes_only() {
    return rows(
        this::finds,
        """
                                    | three two one
          status=confirmed&status=proposed&status=disputed&status=rejected | three two one four
          q=one                     | one
          q=ne                      |
          speaker=Ada               | one
          speaker=Ada&status=rejected | four
          affiliation=Kestria       | one
          statement={two}           | two
          distinct=statement        | three two one
          under=Kestria             | one
          under=Norvane             | two
          role=Minister             | one
          role=premier              | one
          role=ENVOY                | two
          via=Wire                  | one
          via=State Television      | two
          via=television&unknownNames=ignore |
          mentions=Kestria          | two
          article={a1}              | one
          article={a4}              |
          article={a4}&status=rejected | four
          source=Post               | one
          type=direct               | one
          type=mixed                | two
          type=indirect             | three
          status=confirmed          | one
          status=proposed           | two
          status=disputed           | three
          status=rejected           | four
          anonymous=true            | three
          anonymous=false           | two one
          anchor=anchored           | three one
          anchor=lost               | two
          anchor=none               |
          anchor=none&status=rejected | four
          origin=editor             | three two one
          origin=extractor          |
          confidenceFrom=0          |
          language=en               | two one
          language=EN               | two one
          language=en-GB            | two
          language=eng              | three
          language=en-GB-oxendict   |
          saidFrom=2025-02-10       | three two
          saidFrom=2025-02-11       | three
          saidFrom=2025-04-01       | three
          saidFrom=2025-04-02       |
          saidTo=2025-01-05         | one
          saidTo=2025-01-04         |
          saidTo=2025-02-10         | two one
          saidTo=2025-03-31         | two one
          publishedFrom=2025-02-10  | three two
          publishedFrom=2025-02-11  | three
          publishedTo=2025-02-10    | two one
          publishedTo=2025-02-09    | one
          """);
  }

  @TestFactory
  Stream<DynamicTest> a_repeated_parameter_means_or() {
    return rows(
        this::finds,
        """
          speaker=Ada&speaker=Ben                   | two one
          speaker={ada}&speaker=ben&speaker=nobody&unknownNames=ignore | two one
          affiliation=Kestria&affiliation=Norvane   | two one
          under=Kestria&under=Norvane               | two one
          role=minister&role=envoy                  | two one
          via=wire&via=state television             | two one
          mentions=Kestria&mentions=Norvane         | two one
          article={a1}&article={a4}                 | one
          article={a1}&article={a2}                 | two one
          source=Post&source=Herald                 | two one
          type=indirect&type=mixed                  | three two
          status=rejected&status=disputed           | three four
          anchor=none&anchor=lost                   | two
          anchor=none&anchor=anchored               | three one
          language=eng&language=en-GB               | three two
          """);
  }

  @TestFactory
  Stream<DynamicTest> different_parameters_mean_and() {
    return rows(
        this::finds,
        """
          speaker=Ada&status=confirmed                                | one
          speaker=Ada&speaker=Ben&type=direct&type=mixed&language=en  | two one
          speaker=Ada&mentions=Kestria                                |
          saidFrom=2025-02-01&publishedTo=2025-02-28                  | two
          saidFrom=2025-01-05&saidTo=2025-01-05                       | one
          publishedFrom=2025-02-10&publishedTo=2025-02-10             | two
          q=one or two&anchor=lost                                    | two
          """);
  }

  @Test
  void every_filter_is_tested() {
    Set<String> tested =
        Stream.concat(Stream.of(ALL_OF_ONE), Stream.of(NONE_OF_ONE))
            .map(parameter -> parameter.replaceFirst("=.*", ""))
            .collect(toSet());
    assertEquals(RecordMembers.of(QuoteFilter.class).keySet(), tested);
  }

  @Test
  void all_filters_combined_find_the_one_matching_quote() {
    assertEquals(List.of("one"), texts(withIds(String.join("&", ALL_OF_ONE))));
  }

  @Test
  void each_of_all_combined_filters_excludes_quotes() {
    for (String none : NONE_OF_ONE) {
      // Keeps only the end of the range that does not match, since an inverted range is rejected.
      String replaced = none.replaceFirst("(From|To)?=.*", "");
      Stream<String> others = Stream.of(ALL_OF_ONE).filter(each -> !each.startsWith(replaced));
      String parameters = Stream.concat(others, Stream.of(none)).collect(joining("&"));
      assertEquals(List.of(), texts(withIds(parameters)), none);
    }
  }

  @Test
  void scoped_lists_accept_the_other_filters() {
    String article = "/articles/" + ids.get("a1") + "/quotes";
    String speaker = "/actors/" + ids.get("ada") + "/quotes";
    List<String> others = new ArrayList<>(List.of(withIds(String.join("&", ALL_OF_ONE))));
    others.removeIf(p -> p.startsWith("article=") || p.startsWith("id="));
    assertEquals(List.of("one"), texts(list(article, others.toArray(String[]::new))));
    assertEquals(List.of("one"), texts(list(article)));
    assertEquals(List.of(), texts(list(article, "status=rejected")));
    assertEquals(List.of("one"), texts(list(speaker)));
    assertEquals(List.of("four"), texts(list(speaker, "status=rejected")));
    assertEquals(List.of("one"), texts(list(speaker, "article=" + ids.get("a1"))));
    assertProblem(list(article, "article=" + ids.get("a1")), 400, "invalid-request", "article");
    assertProblem(list(speaker, "speaker=Ada"), 400, "invalid-request", "speaker");
  }

  @Test
  void a_list_of_an_unknown_record_is_not_found() {
    String unknown = "0199a000-0000-7001-8000-0000000009ff";
    assertProblem(list("/articles/" + unknown + "/quotes"), 404, "not-found");
    assertProblem(list("/actors/" + unknown + "/quotes"), 404, "not-found");
    assertProblem(list("/articles/1/quotes"), 400, "invalid-request", "id");
    assertProblem(list("/actors/ada/quotes"), 400, "invalid-request", "id");
  }

  @TestFactory
  Stream<DynamicTest> an_invalid_parameter_is_rejected() {
    return rows(
        (parameters, place) ->
            assertProblem(list("/quotes", withIds(parameters)), 400, "invalid-request", place),
        """
          speakers=Ada                               | speakers
          speaker=                                   | speaker
          q=                                         | q
          article=a1                                 | article
          article=0199a000-0000-7001-8000-00000009ff | article
          type=Direct                                | type
          type=direct,mixed                          | type
          status=open                                | status
          anonymous=yes                              | anonymous
          anonymous=                                 | anonymous
          anonymous=true&anonymous=false             | anonymous
          anchor=loose                               | anchor
          language=english_GB                        | language
          language=e                                 | language
          saidFrom=2025-02-30                        | saidFrom
          saidTo=2025-2-1                            | saidTo
          saidFrom=2025-02-01T00:00:00Z              | saidFrom
          publishedFrom=0000-01-01                   | publishedFrom
          publishedFrom=2025-01-01&publishedFrom=2025-01-02 | publishedFrom
          saidFrom=2025-02-02&saidTo=2025-02-01      | saidTo
          publishedFrom=2025-02-02&publishedTo=2025-02-01 | publishedTo
          sort=name                                  | sort
          sort=relevance                             | sort
          include=all                                | include
          """);
  }

  @Test
  void a_null_character_is_rejected() {
    for (String parameter :
        List.of("q", "speaker", "affiliation", "role", "via", "mentions", "source")) {
      assertProblem(list("/quotes", parameter + "=a\0b"), 400, "invalid-request", parameter);
    }
  }

  @Test
  void a_hundred_values_are_accepted_and_one_more_is_rejected() {
    String[] hundred = Stream.generate(() -> "speaker=Ada").limit(100).toArray(String[]::new);
    assertEquals(List.of("one"), texts(hundred));
    String[] more = Arrays.copyOf(hundred, 101);
    more[100] = "speaker=Ben";
    assertProblem(list("/quotes", more), 400, "invalid-request", "speaker");
  }

  private void finds(String parameters, String expected) {
    assertEquals(words(expected), texts(withIds(parameters)));
    assertAllAgree("/quotes", "type", withIds(parameters));
  }

  private static ArticleBuilder article(String words, String language) {
    return anArticle().body("“" + words + "”").language(language);
  }

  private String[] withIds(String parameters) {
    String text = parameters;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      text = text.replace("{" + id.getKey() + "}", id.getValue());
    }
    return text.isEmpty() ? new String[0] : text.split("&");
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
