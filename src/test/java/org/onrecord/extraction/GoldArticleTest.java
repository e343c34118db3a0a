package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.extraction.GoldArticle.Form;
import org.onrecord.extraction.GoldArticle.Gold;

/** Checks the gold data against the rules in their README. */
class GoldArticleTest {
  private static final Pattern STARTS_AT_MARK = Pattern.compile("^[“\"‘'«]");
  private static final Pattern ENDS_AT_MARK = Pattern.compile("[”\"’'»]$");
  private static final Pattern MARK = Pattern.compile("[“”\"‘'«»]");
  private static final Pattern DOUBLE_MARK = Pattern.compile("[“”\"‘«»]|''");

  @TestFactory
  Stream<DynamicTest> every_article_is_consistent() {
    return GoldArticle.all().stream()
        .map(article -> dynamicTest(article.id(), () -> assertEquals(List.of(), faults(article))));
  }

  @Test
  void parses_marks_to_code_point_spans() {
    GoldArticle article =
        GoldArticle.parse(
            "a",
            """
            date: 2025-06-11
            ----
            😀 {1 “No tide,”} {1s,2s Ilse Marenko}, the minister, {1c said}. {1 “No boats.”}

            {2 She would wait}.
            ----
            1 direct Ilse Marenko; role: minister; via: Meridian > Transit Wire
            2 indirect Ilse Marenko; anonymous
            """);
    ScoredQuote.Mention marenko =
        new ScoredQuote.Mention("Ilse Marenko", List.of(new TextSpan(13, 25)), "Ilse Marenko");
    assertEquals(LocalDate.of(2025, 6, 11), article.date());
    assertEquals(
        "😀 “No tide,” Ilse Marenko, the minister, said. “No boats.”\n\nShe would wait.",
        article.text());
    assertEquals(
        List.of(
            new ScoredQuote(
                List.of(new TextSpan(2, 12), new TextSpan(47, 58)),
                QuotationType.DIRECT,
                marenko,
                "said",
                "speech",
                "minister",
                false,
                List.of("Meridian", "Transit Wire"),
                1,
                null),
            new ScoredQuote(
                List.of(new TextSpan(60, 74)),
                QuotationType.INDIRECT,
                marenko,
                null,
                null,
                null,
                true,
                List.of(),
                1,
                null)),
        article.quotations());
  }

  @Test
  void rejects_marks_that_differ_from_the_list() {
    assertRejected("{1 No}", "2 indirect -");
    assertRejected("{1 No", "1 indirect -");
    assertRejected("{No}", "1 indirect -");
    assertRejected("{1 No}}", "1 indirect -");
    assertRejected("{1 No}", "1 shouted -");
    assertRejected("{1 No}", "1 indirect -; rôle: minister");
  }

  private static void assertRejected(String body, String quotes) {
    assertThrows(
        IllegalArgumentException.class,
        () -> GoldArticle.parse("a", "date: 2025-06-11\n----\n" + body + "\n----\n" + quotes));
  }

  @Test
  void has_enough_articles_and_quotes() {
    List<GoldArticle> articles = GoldArticle.all();
    assertTrue(articles.size() >= 30, "only " + articles.size());
    assertTrue(articles.stream().mapToInt(article -> article.quotes().size()).sum() >= 300);
  }

  private static List<String> faults(GoldArticle article) {
    List<String> faults = new ArrayList<>();
    List<TextSpan> taken = new ArrayList<>();
    for (Gold gold : article.quotes()) {
      faultsOf(article.text(), gold, taken).forEach(f -> faults.add(gold.number() + " " + f));
      taken.addAll(gold.quotation().spans());
    }
    return faults;
  }

  private static List<String> faultsOf(String text, Gold gold, List<TextSpan> taken) {
    ScoredQuote quotation = gold.quotation();
    List<String> pieces =
        quotation.spans().stream().map(span -> MarkedBody.words(text, span)).toList();
    List<String> faults = new ArrayList<>();
    require(!pieces.isEmpty(), "has no words", faults);
    require(pieces.stream().allMatch(p -> p.equals(p.strip())), "has blanks at an end", faults);
    require(
        quotation.spans().stream()
            .allMatch(
                span -> taken.stream().noneMatch(other -> ScoredSpan.shared(span, other) > 0)),
        "shares words with another",
        faults);
    require(hasFormOfItsType(gold, pieces), "is not " + quotation.type() + ": " + pieces, faults);
    require(hasMention(quotation), "has no mention of its speaker", faults);
    printed(quotation)
        .filter(words -> !text.contains(words))
        .forEach(words -> faults.add("does not occur in the text: " + words));
    return faults;
  }

  private static Stream<String> printed(ScoredQuote quotation) {
    return Stream.concat(
        quotation.via().stream(),
        Stream.of(
            quotation.role() == null ? "" : quotation.role(),
            quotation.speaker() == null || quotation.speaker().name() == null
                ? ""
                : quotation.speaker().name()));
  }

  private static boolean hasMention(ScoredQuote quotation) {
    return quotation.speaker() != null
        && quotation.speaker().spans().size() == 1
        && quotation.spans().stream()
            .allMatch(span -> ScoredSpan.shared(span, quotation.speaker().spans().get(0)) == 0);
  }

  private static boolean hasFormOfItsType(Gold gold, List<String> pieces) {
    return switch (gold.quotation().type()) {
      case DIRECT ->
          gold.form() == Form.UNMARKED
              || pieces.stream().allMatch(STARTS_AT_MARK.asPredicate())
                  && (gold.form() == Form.UNCLOSED
                      || pieces.stream().allMatch(ENDS_AT_MARK.asPredicate()));
      case MIXED -> pieces.stream().anyMatch(MARK.asPredicate());
      case INDIRECT ->
          gold.form() == Form.TITLED || pieces.stream().noneMatch(DOUBLE_MARK.asPredicate());
    };
  }

  private static void require(boolean holds, String fault, List<String> faults) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
