package org.onrecord.records.article;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.ListConsistency.assertAllAgree;
import static org.onrecord.fixtures.ListRequests.first;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.web.json.RecordMembers;

/**
 * Each article filter applied to the list, its total, its facets, its exports and the search. There
 * are three articles; newest first they are three, two, one.
 */
@QuarkusTest
class ArticleFilterTest {
  private static final List<String> CASES =
      """
                                                 | three two one
      id=0199a000-0000-7000-8000-0000000009ff    |
      url=https://EXAMPLE.com:443/sea            | one
      externalId=cms:2&externalId=cms:3          | two
      q=sea                                      | two one
      q=tide -sea                                | three
      q="the sea" or fog                         | three one
      source=Post                                | one
      source=The Post&source=herald              | two one
      author=ann                                 | two one
      author=Zed&author=Bea                      | three one
      section=ECONOMIE                           | two
      section=World&section=Économie             | two one
      language=en                                | two one
      language=en-GB                             | two
      language=fr&language=en-GB                 | three two
      publishedFrom=2025-01-02                   | two
      publishedFrom=2025-01-01                   | two one
      publishedTo=2025-01-01                     | one
      publishedFrom=2025-01-01&publishedTo=2025-01-01 | one
      quotes=Ada                                 | two one
      quotes=Ben&quotes=Nobody&unknownNames=ignore | one
      mentions=Kestria                           | two
      mentions=Kestria&mentions=Ada              | two one
      quotes=Ada&mentions=Ada                    | one
      mentionsAll=Kestria                        | two
      mentionsAll=Kestria&mentionsAll=Ada        |
      createdFrom=2020-01-01&updatedFrom=2020-01-01&quotes=Ada | two one
      createdTo=9999-12-31&updatedTo=9999-12-31&quotes=Ada | two one
      createdTo=2020-01-01                       |
      updatedTo=2020-01-01                       |
      source=Nobody&unknownNames=ignore          |
      q=sea&source=Post&author=Ann&section=World&language=en&publishedTo=2025-01-01&quotes=Ben | one
      """
          .lines()
          .toList();

  @BeforeEach
  void createThreeArticles() {
    anActor("Post").kind("media").alias("The Post").save();
    String kestria = anActor("Kestria").kind("state").save();
    String ada = anActor("Ada").save();
    String ben = anActor("Ben").save();
    anArticle()
        .titled("three")
        .body("A tide, and fog.")
        .language("fr")
        .with("authors", List.of("Bea"))
        .save();
    String one =
        anArticle()
            .titled("one")
            .body("The sea.")
            .language("en")
            .from("Post")
            .with("authors", List.of("Zed", "Ann"))
            .with("section", "World")
            .with("url", "https://example.com/sea?utm_source=x")
            .publishedOn("2025-01-01")
            .save();
    String two =
        anArticle()
            .titled("two")
            .body("A sea has a tide.")
            .language("en-GB")
            .from("Herald")
            .with("authors", List.of("Ann"))
            .with("section", "Économie")
            .with("externalIds", List.of(Map.of("scheme", "cms", "value", "2")))
            .publishedOn("2025-01-02")
            .save();
    aQuote("1").in(one).by(ada).mentioning(ada).save();
    aQuote("2").in(one).by(ada).save();
    aQuote("3").in(one).by(ben).mentioning(ada).save();
    aQuote("4").in(two).by(ada).mentioning(kestria).save();
    aQuote("5").in(two).by(ben).mentioning(ada).with("status", "rejected").save();
  }

  @Test
  void each_filter_applies_alike_to_lists_totals_facets_exports_and_searches() {
    AssertEach.of(CASES, ArticleFilterTest::assertFound);
  }

  private static void assertFound(String line) {
    String[] expected = line.substring(line.lastIndexOf('|') + 1).strip().split(" ");
    String[] parameters = parameters(line);
    List<Object> pairs = new ArrayList<>();
    for (String parameter : parameters) {
      String name = parameter.replaceFirst("=.*", "");
      if (!pairs.contains(name)) {
        pairs.add(name);
        pairs.add(
            Arrays.stream(parameters)
                .filter(other -> other.startsWith(name + "="))
                .map(other -> other.substring(name.length() + 1))
                .toList());
      }
    }
    assertEquals(
        Arrays.stream(expected).filter(title -> !title.isEmpty()).sorted().toList(),
        first("title", "/articles", pairs.toArray()).stream().sorted().toList());
    assertAllAgree("/articles", "language", parameters);
  }

  private static String[] parameters(String line) {
    String parameters = line.substring(0, line.lastIndexOf('|')).strip();
    return parameters.isEmpty() ? new String[0] : parameters.split("&");
  }

  @Test
  void every_filter_is_covered() {
    assertEquals(
        RecordMembers.of(ArticleFilter.class).keySet(),
        CASES.stream()
            .flatMap(line -> Arrays.stream(parameters(line)))
            .map(parameter -> parameter.replaceFirst("=.*", ""))
            .collect(toSet()));
  }
}
