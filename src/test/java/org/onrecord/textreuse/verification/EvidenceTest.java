package org.onrecord.textreuse.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onrecord.textreuse.WordChange;

/** Choice, order and places of the evidence. */
class EvidenceTest {
  private static final String WORDS = "The lifeboat was built by hand in this very shed";
  private static final RecordedSpeaker SPEAKER = TestRecord.person("Ines Dahl");

  @Test
  void confirmed_quotes_precede_proposed_ones_and_five_are_shown() {
    TestRecord record = TestRecord.english();
    for (int i = 0; i < 8; i++) {
      record.add(WORDS, true, SPEAKER, i % 2 == 1, null);
    }
    List<Boolean> confirmed =
        record.judge(WORDS).evidence().stream()
            .map(evidence -> evidence.recorded().confirmed())
            .toList();
    assertEquals(List.of(true, true, true, true, false), confirmed);
  }

  @Test
  void evidence_of_the_claimed_days_comes_first() {
    TestRecord record = TestRecord.english();
    record.add(WORDS, true, SPEAKER, true, LocalDate.of(2020, 5, 1));
    record.add(WORDS, true, SPEAKER, false, LocalDate.of(2021, 5, 1));
    DayRange days = new DayRange(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31));
    Verification verification =
        record.judge(new Quotation(List.of(WORDS), "en", ClaimedSpeaker.NONE, days, false));
    assertEquals(LocalDate.of(2021, 5, 1), verification.evidence().get(0).recorded().saidOn());
  }

  @Test
  void a_short_part_of_the_words_of_another_is_misattributed_not_unrecorded() {
    TestRecord record = TestRecord.english().quote(WORDS + ", and it still leaks", SPEAKER);
    Verification verification = record.judge("built by hand in this very shed", "Olof Brandt");
    assertEquals(Verdict.MISATTRIBUTED, verification.verdict());
    assertEquals(Set.of(Flag.SPEAKER), verification.flags());
    assertEquals(1, verification.evidence().size());
    assertEquals(SPEAKER, verification.evidence().get(0).recorded().speaker());
  }

  @Test
  void altered_words_of_another_have_the_quote_as_evidence_not_the_body() {
    TestRecord record = TestRecord.english().quote(WORDS, SPEAKER);
    Verification verification =
        record.judge("The lifeboat was not built by hand in this very shed", "Olof Brandt");
    assertEquals(Verdict.ALTERED, verification.verdict());
    assertEquals(Set.of(Flag.NEGATION, Flag.SPEAKER), verification.flags());
    assertEquals(
        List.of(SPEAKER),
        verification.evidence().stream().map(evidence -> evidence.recorded().speaker()).toList());
  }

  @Test
  void the_difference_from_a_body_has_no_words_around_the_passage() {
    TestRecord record =
        TestRecord.english()
            .body(
                "It rained. Old Pehr Dahl told the reporters on the quay: “Ninety crews rowed to the"
                    + " lighthouse in a single stormy night.” The crowd cheered until the evening.");
    Verification verification =
        record.judge("Eighty crews rowed to the lighthouse in a single stormy night");
    assertEquals(Verdict.ALTERED, verification.verdict());
    assertEquals(Set.of(Flag.NUMBER), verification.flags());
    assertEquals(
        List.of("Ninety → Eighty", "crews rowed to the lighthouse in a single stormy night"),
        verification.difference().stream().map(EvidenceTest::printed).toList());
    assertEquals(
        "Ninety crews rowed to the lighthouse in a single stormy night",
        verification.evidence().get(0).printed());
  }

  private static String printed(WordChange change) {
    return change.replacement().isEmpty()
        ? change.text()
        : change.text() + " → " + change.replacement();
  }

  @Test
  void many_words_are_enough_however_frequent_they_are() {
    String words = "I did not know him that well, but I did know him";
    TestRecord body = TestRecord.english().body("It was late. “" + words + ",” she said.");
    assertEquals(Verdict.UNRECORDED, body.judge(words).verdict());
    TestRecord quote = TestRecord.english().quote(words + ", and so did you", SPEAKER);
    assertEquals(Verdict.MISATTRIBUTED, quote.judge(words, "Olof Brandt").verdict());
    Verification altered = quote.judge("I did know him that well, but I did know him");
    assertEquals(Verdict.ALTERED, altered.verdict());
    assertEquals(Set.of(Flag.NEGATION), altered.flags());
  }

  @Test
  void a_final_full_stop_is_no_cut() {
    TestRecord record = TestRecord.english().quote(WORDS + ".", SPEAKER);
    Cut cut = record.judge("was built by hand in this very shed").cut();
    assertEquals(new Cut("The lifeboat", ""), cut);
  }

  @Test
  void parts_of_an_interrupted_quote_have_their_own_spans() {
    String body = "😀 “The lifeboat was built by hand,” said Dahl, “in this very shed.”";
    RecordedArticle article = new RecordedArticle(new UUID(1, 1), TestRecord.DAY, body);
    RecordedQuote quote =
        new RecordedQuote(
            new UUID(1, 2),
            "The lifeboat was built by hand, in this very shed",
            true,
            List.of(span(body, "The lifeboat was built by hand"), span(body, "in this very shed")),
            SPEAKER,
            "Dahl",
            true,
            null,
            article);
    TestRecord record = TestRecord.english().add(quote);

    Verification whole = record.judge("The lifeboat was built by hand in this very shed");
    assertEquals(Verdict.VERBATIM, whole.verdict());
    assertEquals(quote.spans(), whole.evidence().get(0).spans());

    Verification part = record.judge("lifeboat was built by hand in this very");
    assertEquals(Verdict.TRUNCATED, part.verdict());
    assertEquals(
        List.of(span(body, "lifeboat was built by hand"), span(body, "in this very")),
        part.evidence().get(0).spans());
    assertEquals("lifeboat was built by hand … in this very", part.evidence().get(0).printed());
  }

  private static BodySpan span(String body, String part) {
    int start = body.indexOf(part);
    return BodyPlaces.span(body, new TextRange(start, start + part.length()));
  }

  @Test
  void the_pieces_of_an_interrupted_quotation_are_compared_without_their_joint() {
    TestRecord record = TestRecord.english().quote("The boat sank; all of us swam", SPEAKER);
    Quotation pieces =
        new Quotation(
            List.of("The boat sank", "all of us swam"),
            "en",
            ClaimedSpeaker.NONE,
            DayRange.ALWAYS,
            true);
    assertEquals(Verdict.VERBATIM, record.judge(pieces).verdict());
    assertEquals(Verdict.TYPOGRAPHIC, record.judge("The boat sank all of us swam").verdict());
  }

  @Test
  void the_question_mark_after_a_quote_in_the_body_belongs_to_it() {
    String body = "“Who built the lifeboat in this shed?” asked Dahl.";
    RecordedQuote quote =
        new RecordedQuote(
            new UUID(2, 2),
            "Who built the lifeboat in this shed",
            true,
            List.of(span(body, "Who built the lifeboat in this shed")),
            SPEAKER,
            "Dahl",
            true,
            null,
            new RecordedArticle(new UUID(2, 1), TestRecord.DAY, body));
    TestRecord record = TestRecord.english().add(quote);
    assertEquals(Verdict.VERBATIM, record.judge("Who built the lifeboat in this shed?").verdict());
    assertEquals(
        Verdict.TYPOGRAPHIC, record.judge("Who built the lifeboat in this shed.").verdict());
  }
}
