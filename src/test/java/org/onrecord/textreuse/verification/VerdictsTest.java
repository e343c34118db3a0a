package org.onrecord.textreuse.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.textreuse.WordChange;

/** Each verdict, with its evidence, on invented texts. */
class VerdictsTest {
  private static final String FERRY =
      "We will keep the ferry running through the winter, because 400 families on the island need it.";

  private final TestRecord record =
      TestRecord.english()
          .quote(FERRY, "Ana Lindqvist")
          .quote("The harbour wall is older than the town itself.", "Tom Brady Hale")
          .body(
              "The council met late. “Nobody told us that the bridge was closed,” said a driver,"
                  + " “and we waited for two hours.” The old mill burned down in the night of the storm.");

  @Test
  void equal_words_of_the_speaker_are_verbatim() {
    Verification verification = record.judge(FERRY, "Ana Lindqvist");
    assertEquals(Verdict.VERBATIM, verification.verdict());
    assertEquals(1, verification.similarity());
    assertEquals(Set.of(), verification.flags());
    Evidence evidence = verification.evidence().get(0);
    assertEquals(FERRY, evidence.printed());
    assertEquals(List.of(new BodySpan(18, 18 + FERRY.length())), evidence.spans());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“We will keep the ferry running through the winter, because 400 families on the island need it”",
        "We will keep the ferry running through the winter,\nbecause 400 families on the island need it,",
      })
  void marks_and_the_full_stop_at_the_ends_and_line_breaks_make_no_difference_in_a_text(
      String text) {
    assertEquals(Verdict.VERBATIM, record.judge(Quotation.of(text, "en").inText()).verdict());
  }

  @Test
  void another_final_full_stop_of_a_quotation_by_itself_is_typographic() {
    String without = FERRY.substring(0, FERRY.length() - 1);
    assertEquals(Verdict.VERBATIM, record.judge("“" + FERRY + "”").verdict());
    assertEquals(Verdict.TYPOGRAPHIC, record.judge(without).verdict());
    assertEquals(Verdict.TYPOGRAPHIC, record.judge(without + ",").verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "we will keep the ferry running through the winter because 400 families on the island need it",
        "WE WILL KEEP THE FERRY RUNNING THROUGH THE WINTER, BECAUSE 400 FAMILIES ON THE ISLAND NEED IT.",
        "We will keep the ferry running through the wínter — because 400 families on the island need it!",
        "We will  keep the ‘ferry’ running through the winter,\u00A0because 400 families on the island need it.",
      })
  void other_typography_is_typographic(String text) {
    Verification verification = record.judge(text);
    assertEquals(Verdict.TYPOGRAPHIC, verification.verdict());
    assertEquals(Set.of(), verification.flags());
  }

  @Test
  void a_part_is_truncated_and_tells_the_cut() {
    Verification verification = record.judge("the ferry running through the winter");
    assertEquals(Verdict.TRUNCATED, verification.verdict());
    assertEquals(
        new Cut("We will keep", ", because 400 families on the island need it."),
        verification.cut());
    assertEquals("the ferry running through the winter", verification.evidence().get(0).printed());
    assertEquals(List.of(new BodySpan(31, 67)), verification.evidence().get(0).spans());
  }

  @Test
  void pieces_of_one_quote_are_stitched() {
    Verification verification =
        record.judge("We will keep the ferry running … 400 families on the island need it");
    assertEquals(Verdict.STITCHED, verification.verdict());
    assertEquals(
        "We will keep the ferry running … 400 families on the island need it",
        verification.evidence().get(0).printed());
  }

  @Test
  void pieces_in_another_order_and_of_several_quotes_are_stitched() {
    Verification verification =
        record.judge("400 families on the island need it. The harbour wall is older than the town");
    assertEquals(Verdict.STITCHED, verification.verdict());
    assertEquals(Set.of(Flag.SPEAKER), verification.flags());
    assertEquals(2, verification.evidence().size());
  }

  @Test
  void changed_words_are_altered_with_their_difference() {
    Verification verification =
        record.judge("The harbour wall is much older than the village itself.", "Tom Brady Hale");
    assertEquals(Verdict.ALTERED, verification.verdict());
    assertEquals(
        List.of(
            "EQUAL The harbour wall is",
            "INSERT much",
            "EQUAL older than the",
            "REPLACE town village",
            "EQUAL itself"),
        verification.difference().stream().map(VerdictsTest::printed).toList());
    assertEquals(2 * 8 / 19.0, verification.similarity(), 1e-9);
  }

  private static String printed(WordChange change) {
    return (change.kind() + " " + change.text() + " " + change.replacement()).strip();
  }

  @Test
  void words_of_another_speaker_are_misattributed() {
    Verification verification = record.judge(FERRY, "Tom Brady Hale");
    assertEquals(Verdict.MISATTRIBUTED, verification.verdict());
    assertEquals(Set.of(Flag.SPEAKER), verification.flags());
    assertEquals(
        "Ana Lindqvist", verification.evidence().get(0).recorded().speaker().names().get(0));
  }

  @Test
  void words_of_a_body_without_a_quote_are_unrecorded() {
    Verification verification = record.judge("the old mill burned down in the night of the storm");
    assertEquals(Verdict.UNRECORDED, verification.verdict());
    assertEquals(
        "The old mill burned down in the night of the storm",
        verification.evidence().get(0).printed());
    assertTrue(verification.evidence().get(0).quote().isEmpty());
  }

  @Test
  void an_interrupted_quotation_in_a_body_is_unrecorded() {
    Verification verification =
        record.judge("Nobody told us that the bridge was closed and we waited for two hours");
    assertEquals(Verdict.UNRECORDED, verification.verdict());
    assertEquals(2, verification.evidence().get(0).spans().size());
    assertEquals(
        "Nobody told us that the bridge was closed … and we waited for two hours",
        verification.evidence().get(0).printed());
  }

  @Test
  void altered_words_of_a_body_are_altered() {
    Verification verification =
        record.judge("Nobody told us that the old bridge was closed on Sunday");
    assertEquals(Verdict.ALTERED, verification.verdict());
    assertTrue(verification.evidence().get(0).quote().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Our orchestra needs a hall with better acoustics",
        "We will do it",
        "the island",
        "…",
        "",
        "“”",
      })
  void unknown_words_are_not_found(String text) {
    Verification verification = record.judge(text);
    assertEquals(Verdict.NOT_FOUND, verification.verdict());
    assertEquals(0, verification.similarity());
    assertEquals(List.of(), verification.evidence());
  }

  @Test
  void quoted_words_of_a_mixed_quote_are_verbatim() {
    TestRecord mixed =
        TestRecord.english().mixed("that the new tram is “a gift to the suburbs” this year", "Ito");
    assertEquals(Verdict.VERBATIM, mixed.judge("a gift to the suburbs", "Ito").verdict());
    assertEquals(Verdict.TRUNCATED, mixed.judge("the new tram is “a gift", "Ito").verdict());
  }

  @Test
  void negated_quoted_words_of_a_mixed_quote_are_truncated() {
    TestRecord mixed =
        TestRecord.english().mixed("that the new tram is not “a gift to the suburbs”", "Ito");
    Verification verification = mixed.judge("a gift to the suburbs", "Ito");
    assertEquals(Verdict.TRUNCATED, verification.verdict());
    assertEquals(Set.of(Flag.NEGATION), verification.flags());
  }
}
