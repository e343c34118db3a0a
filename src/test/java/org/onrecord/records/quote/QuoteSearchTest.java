package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.records.quote.QuoteClient.rows;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Full-text search of quotes. The tables name quotes by number, oldest first. */
@QuarkusTest
class QuoteSearchTest {
  private static final List<String> QUOTES =
      List.of(
          "We are not closing the strait.",
          "The strait is a road, and nobody owns the far side of a road.",
          "A landlord who has mislaid the deeds",
          "Une mer partagée n’est pas une mer divisée",
          "We don't own 100% of the sea_bed",
          "ДОВЕРЯЙ, но проверяй",
          "مذاکره نمی‌کنیم",
          "La me\u0301diatrice a quarante-deux questions");

  private String article;

  @BeforeEach
  void create_quotes() {
    article = anArticle().titled("Landlord").body("A landlord closing a road").save();
  }

  @TestFactory
  Stream<DynamicTest> finds_words_phrases_and_alternatives() {
    QUOTES.forEach(text -> aQuote(text).in(article).save());
    return rows(
        this::finds,
        """
        strait              | 1 2
        STRAIT              | 1 2
        strait closing      | 1
        closing strait      | 1
        strait sea          |
        strai               |
        "the strait"        | 1 2
        "strait the"        |
        "far side of a road"| 2
        strait -closing     | 2
        -strait             | 3 4 5 6 7 8
        strait -"the strait"|
        landlord or closing | 1 3
        landlord OR closing | 1 3
        landlord or strait -road | 1 3
        the                 | 1 2 3 5
        partagée            | 4
        partagee            | 4
        PARTAGÉE            | 4
        partage\u0301e      | 4
        divisée mer         | 4
        médiatrice          | 8
        mediatrice          | 8
        quarante-deux       | 8
        don't               | 5
        доверяй             | 6
        ПРОВЕРЯЙ            | 6
        مذاکره              | 7
        نمی‌کنیم            | 7
        """);
  }

  @TestFactory
  Stream<DynamicTest> special_characters_are_plain_text() {
    QUOTES.forEach(text -> aQuote(text).in(article).save());
    return rows(
        this::finds,
        """
        %                   |
        _                   |
        strai%              |
        str_it              |
        stra*               |
        str:*               |
        100%                | 5
        '                   |
        "                   |
        "strait             | 1 2
        strait"             | 1 2
        '; drop table quote |
        strait & landlord   |
        !strait             | 1 2
        strait <-> is       | 2
        (strait             | 1 2
        \\strait            | 1 2
        -                   |
        or                  |
        strait or           |
        """);
  }

  @Test
  void searches_the_text_of_the_quote_only() {
    aQuote("A road").in(article).attributed("text", "the landlord").save();
    assertEquals(List.of(), texts("q=landlord"));
    assertEquals(List.of("A road"), texts("q=road"));
  }

  private void finds(String q, String expected) {
    List<String> numbers = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
    List<String> found =
        texts("q=" + q, "sort=publishedOn").stream()
            .map(text -> String.valueOf(QUOTES.indexOf(text) + 1))
            .toList();
    assertEquals(numbers, found);
  }
}
