package org.onrecord.extraction;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Requires minimum scores on the invented articles. Raise a minimum to the measured score whenever
 * the extractor improves. A failure lists every fault with its context.
 */
class ExtractionQualityTest {
  private static final double MARKED_WITH_SPEAKER = 0.82;
  private static final double REPORTED_WITH_SPEAKER = 0.8;
  private static final double MARKED_EXACTLY = 0.82;
  private static final double CONFIDENT_PRECISION = 0.92;
  private static final double ROLES = 0.87;
  private static final double ANONYMITY = 0.9;
  private static final double RELAYS = 0.9;

  private static final double CONFIDENT = 0.8;

  /** Direct and mixed quotes. */
  private static final Scoring MARKED =
      new Scoring(EnumSet.of(QuotationType.DIRECT, QuotationType.MIXED), null);

  private static final Scoring REPORTED =
      new Scoring(EnumSet.allOf(QuotationType.class), ScoredQuote.REPORTING);

  /** All reported quotes with high confidence. */
  private static final Scoring HIGH_CONFIDENCE =
      new Scoring(EnumSet.allOf(QuotationType.class), ScoredQuote.REPORTING);

  private static final DetailScores DETAILS = new DetailScores();

  @BeforeAll
  static void extract() {
    for (GoldArticle article : GoldArticle.all()) {
      List<ScoredQuote> found =
          Extractor.get().extract(article.text(), ExtractedQuotes.ENGLISH, article.date()).stream()
              .map(ScoredQuote::of)
              .toList();
      List<ScoredQuote> confident =
          found.stream().filter(quotation -> quotation.confidence() >= CONFIDENT).toList();
      MARKED.add(article.id(), article.text(), article.quotations(), found);
      REPORTED.add(article.id(), article.text(), article.quotations(), found);
      HIGH_CONFIDENCE.add(article.id(), article.text(), article.quotations(), confident);
      DETAILS.add(article, pairs(article, found));
    }
  }

  private static Set<Scoring.Pair> pairs(GoldArticle article, List<ScoredQuote> found) {
    Scoring scoring = new Scoring(EnumSet.allOf(QuotationType.class), null);
    scoring.add(article.id(), article.text(), article.quotations(), found);
    return new LinkedHashSet<>(scoring.pairs()); // once for all pieces of a quote
  }

  @AfterAll
  static void report() {
    System.out.println(
        """
        Invented articles:
          direct and mixed, with speaker     %s
          direct and mixed, exact words      %s
          all reported, with speaker         %s
          all reported, confidence >= %.1f    %s
          %s\
        """
            .formatted(
                MARKED.endToEnd(),
                MARKED.exact(),
                REPORTED.endToEnd(),
                CONFIDENT,
                HIGH_CONFIDENCE.endToEnd(),
                DETAILS));
  }

  @Test
  void direct_and_mixed_quotes_have_the_right_speakers() {
    assertReaches(MARKED_WITH_SPEAKER, MARKED.endToEnd().f1(), MARKED.faults());
  }

  @Test
  void all_reported_quotes_have_the_right_speakers() {
    assertReaches(REPORTED_WITH_SPEAKER, REPORTED.endToEnd().f1(), REPORTED.faults());
  }

  @Test
  void direct_and_mixed_quotes_have_exact_spans() {
    assertReaches(MARKED_EXACTLY, MARKED.exact().f1(), MARKED.inexact());
  }

  @Test
  void confident_quotes_are_right() {
    List<ScoringError> wrong =
        HIGH_CONFIDENCE.faults().stream().filter(fault -> !fault.missed()).toList();
    assertReaches(CONFIDENT_PRECISION, HIGH_CONFIDENCE.endToEnd().precision(), wrong);
  }

  @Test
  void roles_are_right() {
    assertReaches(ROLES, DETAILS.roles(), DETAILS);
  }

  @Test
  void anonymous_speakers_are_right() {
    assertReaches(ANONYMITY, DETAILS.anonymous(), DETAILS);
  }

  @Test
  void relays_are_right() {
    assertReaches(RELAYS, DETAILS.relays(), DETAILS);
  }

  private static void assertReaches(double floor, double measured, DetailScores details) {
    assertTrue(measured >= floor, () -> sentence(floor, measured, details.faults().stream()));
  }

  private static void assertReaches(double floor, double measured, List<ScoringError> faults) {
    List<ScoringError> inOrder = new ArrayList<>(faults);
    inOrder.sort(Comparator.comparing(ScoringError::article).thenComparing(ScoringError::start));
    assertTrue(
        measured >= floor,
        () -> sentence(floor, measured, inOrder.stream().map(ScoringError::toString)));
  }

  private static String sentence(double floor, double measured, Stream<String> faults) {
    return "%.4f is below the floor of %.4f:%n%s"
        .formatted(measured, floor, faults.collect(joining("\n")));
  }
}
