package org.onrecord.textreuse.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.textreuse.FoldedWords;

/** Pathological quotations and bodies: judging must terminate on each of them. */
class HostileQuotationsTest {
  private static final int LENGTH = 40_000;

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "word ",
        "a",
        "“",
        "”",
        "\"",
        "'",
        "''",
        "`",
        "1,",
        "1 ",
        "1.",
        "-1 ",
        "½",
        "not ",
        "no",
        "[",
        "(",
        "…",
        "US us ",
        "é",
        "e\u0301",
        "\u0301",
        "\uD83D",
        "\uDE00",
        "\u202E",
        "字",
        "ก",
        "が",
        "한",
        "A. ",
        "a-b-",
        "\n",
        "\u00A0",
        "don't ",
        "$",
        "% ",
        "word not "
      })
  void terminates_on_hostile_text(String part) {
    String text = part.repeat(LENGTH / part.length());
    TestRecord record =
        TestRecord.english()
            .quote(text.substring(0, 10_000), "Ann")
            .quote("word word word", "Ann")
            .body(text);
    assertNotNull(record.judge(text).verdict());
    assertNotNull(record.judge(text.substring(0, 1_000) + "x").verdict());
    assertNotNull(record.judge("word word “" + text, "Ann").verdict());
  }

  @Test
  void equal_quotations_are_judged_once() {
    int[] searches = {0};
    EvidenceSource counting =
        new EvidenceSource() {
          @Override
          public List<List<RecordedQuote>> quotesWithRuns(List<FoldedWords> quotations, int limit) {
            return quotations.stream().map(words -> List.<RecordedQuote>of()).toList();
          }

          @Override
          public List<List<RecordedQuote>> quotes(List<FoldedWords> quotations, int limit) {
            searches[0] += quotations.size();
            return quotations.stream().map(words -> List.<RecordedQuote>of()).toList();
          }

          @Override
          public List<List<RecordedArticle>> articles(List<BodyWords> quotations, int limit) {
            return quotations.stream().map(words -> List.<RecordedArticle>of()).toList();
          }
        };
    List<Quotation> quotations =
        Collections.nCopies(500, Quotation.of("The same words five hundred times", "en"));
    assertEquals(500, new Judge(counting).judge(quotations).size());
    assertEquals(1, searches[0]);
  }

  @Test
  void quotations_that_take_too_many_comparisons_are_refused() {
    InMemoryEvidence evidence = new InMemoryEvidence();
    String repeated = "word ".repeat(500).strip();
    evidence.add(new TestRecord("en").add(repeated, true, null, true, null), "en");
    List<Quotation> quotations =
        List.of(Quotation.of(repeated + " one", "en"), Quotation.of(repeated + " two", "en"));
    assertEquals(2, new Judge(evidence, 2 * 501 * 500).judge(quotations).size());
    assertThrows(
        ComparisonLimitException.class,
        () -> new Judge(evidence, 2 * 501 * 500 - 1).judge(quotations));
  }
}
