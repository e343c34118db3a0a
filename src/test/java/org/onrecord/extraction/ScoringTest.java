package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.extraction.ScoredQuote.Mention;

class ScoringTest {
  private static final String TEXT =
      """
      😀 “No tide,” Ilse Marenko said. “No boats.”

      “We wait,

      “and we count,” she added. Fishermen said prices rose. Mira Solberg called it “weather”.\
      """;

  private static final ScoredQuote INTERRUPTED =
      quote(
          QuotationType.DIRECT,
          mention("Ilse Marenko", "Ilse Marenko"),
          "“No tide,”",
          "“No boats.”");
  private static final ScoredQuote CONTINUED =
      quote(QuotationType.DIRECT, mention("she", "Ilse Marenko"), "“We wait,\n\n“and we count,”");
  private static final ScoredQuote INDIRECT =
      quote(QuotationType.INDIRECT, mention("Fishermen", null), "prices rose");
  private static final ScoredQuote MIXED =
      quote(QuotationType.MIXED, mention("Mira Solberg", "Mira Solberg"), "it “weather”");
  private static final List<ScoredQuote> GOLD = List.of(INTERRUPTED, CONTINUED, INDIRECT, MIXED);

  @Test
  void gold_matches_itself() {
    Scoring scoring = all(GOLD);
    Score full = new Score(6, 6, 6); // 2 pieces + 2 paragraphs + 1 + 1
    assertEquals(full, scoring.exact());
    assertEquals(full, scoring.overlap());
    assertEquals(full, scoring.endToEnd());
    assertEquals(List.of(), scoring.faults());
  }

  @Test
  void counts_missing_quotes() {
    Scoring scoring = all(List.of());
    assertEquals(new Score(0, 0, 6), scoring.endToEnd());
    assertEquals(0, scoring.endToEnd().f1());
    assertEquals(6, scoring.faults().size());
  }

  @Test
  void ignores_quotation_marks_and_the_division_into_quotes() {
    Scoring scoring =
        all(
            List.of(
                quote(QuotationType.DIRECT, mention("Marenko", null), "No tide"),
                quote(QuotationType.DIRECT, mention("Marenko", null), "No boats"),
                quote(QuotationType.DIRECT, null, "We wait"),
                quote(QuotationType.DIRECT, null, "and we count"),
                INDIRECT,
                MIXED));
    assertEquals(new Score(6, 6, 6), scoring.exact());
    assertEquals(new Score(4, 6, 6), scoring.endToEnd());
  }

  @Test
  void counts_duplicate_pieces_once() {
    assertEquals(
        new Score(6, 6, 6),
        all(List.of(INTERRUPTED, INTERRUPTED, CONTINUED, INDIRECT, MIXED)).exact());
  }

  @Test
  void spans_overlap_if_they_share_half_of_the_shorter_one() {
    Scoring scoring =
        all(List.of(quote(QuotationType.DIRECT, null, "No tide,” Ilse Marenko said. “No boats")));
    assertEquals(new Score(0, 1, 6), scoring.exact());
    assertEquals(new Score(1, 1, 6), scoring.overlap());
  }

  @Test
  void ignores_gold_of_other_types() {
    assertEquals(new Score(4, 4, 4), scored(Set.of(QuotationType.DIRECT), null, GOLD).exact());
    ScoredQuote wrong = quote(QuotationType.DIRECT, null, "Fishermen");
    assertEquals(
        new Score(0, 1, 4), scored(Set.of(QuotationType.DIRECT), null, List.of(wrong)).exact());
    ScoredQuote other = quote(QuotationType.INDIRECT, null, "Fishermen");
    assertEquals(
        new Score(0, 0, 4), scored(Set.of(QuotationType.DIRECT), null, List.of(other)).exact());
  }

  @Test
  void the_cue_class_filters_only_indirect_quotes() {
    Set<QuotationType> types = EnumSet.allOf(QuotationType.class);
    assertEquals(new Score(5, 5, 5), scored(types, "belief", GOLD).exact());
    assertEquals(new Score(6, 6, 6), scored(types, ScoredQuote.REPORTING, GOLD).exact());
  }

  @Test
  void faults_have_position_and_context() {
    Scoring scoring =
        scored(
            Set.of(QuotationType.DIRECT),
            null,
            List.of(
                quote(QuotationType.DIRECT, mention("Mira Solberg", null), "No tide", "No boats"),
                CONTINUED));
    assertEquals(
        List.of(
            """
            WRONG SPEAKER in a at 3: “Ilse Marenko” (Ilse Marenko), found “Mira Solberg”
                😀 “⟦No tide⟧,” Ilse Marenko said. “No boats.”\
            """,
            """
            WRONG SPEAKER in a at 33: “Ilse Marenko” (Ilse Marenko), found “Mira Solberg”
                😀 “No tide,” Ilse Marenko said. “⟦No boats⟧.”\
            """),
        scoring.faults().stream()
            .map(ScoringError::toString)
            .map(s -> s.replace("\r", ""))
            .toList());
  }

  @Test
  void rejects_spans_beyond_the_text() {
    ScoredQuote beyond =
        new ScoredQuote(
            List.of(new TextSpan(0, 999)), null, null, null, null, null, false, List.of(), 1, null);
    assertThrows(IllegalArgumentException.class, () -> all(List.of(beyond)));
  }

  @ParameterizedTest
  @CsvSource({
    "Ali Reza Darvan, Darvan",
    "Hanna Clay, Clay",
    "Theo Brandt, Sir Theo Brandt",
    "Donal J. Reed, Donal Reed",
    "Donal Reed, D. Reed",
    "José Muñoz, Jose Munoz",
    "Ministry of Fish, the Ministry",
    "Groß, Gross"
  })
  void matches_a_full_name_by_its_parts(String gold, String predicted) {
    assertTrue(SpeakerMatch.sameName(gold, predicted, true));
  }

  @ParameterizedTest
  @CsvSource({"Hanna Clay, Bill Clay", "Donal Reed, Ilse Reed", "Police, Investigators"})
  void different_given_names_do_not_match(String gold, String predicted) {
    assertFalse(SpeakerMatch.sameName(gold, predicted, true));
  }

  @Test
  void matches_a_mention_by_its_head() {
    String mention = "Rob Mott, Marenko’s campaign manager";
    assertTrue(SpeakerMatch.sameName(mention, "Rob Mott", false));
    assertFalse(SpeakerMatch.sameName(mention, "Marenko", false));
    assertTrue(SpeakerMatch.isPronoun("she"));
    assertFalse(SpeakerMatch.isPronoun("Reed"));
  }

  private static Scoring all(List<ScoredQuote> predicted) {
    return scored(EnumSet.allOf(QuotationType.class), null, predicted);
  }

  private static Scoring scored(
      Set<QuotationType> types, String cueClass, List<ScoredQuote> predicted) {
    Scoring scoring = new Scoring(types, cueClass);
    scoring.add("a", TEXT, GOLD, predicted);
    return scoring;
  }

  private static ScoredQuote quote(QuotationType type, Mention speaker, String... pieces) {
    return new ScoredQuote(
        List.of(pieces).stream().map(ScoringTest::span).toList(),
        type,
        speaker,
        null,
        ScoredQuote.REPORTING,
        null,
        false,
        List.of(),
        1,
        null);
  }

  private static Mention mention(String text, String name) {
    return new Mention(text, TEXT.contains(text) ? List.of(span(text)) : List.of(), name);
  }

  private static TextSpan span(String words) {
    int start = TEXT.codePointCount(0, TEXT.indexOf(words));
    return new TextSpan(start, start + words.codePointCount(0, words.length()));
  }
}
