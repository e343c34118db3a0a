package org.onrecord.textreuse.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts and flags that depend on the claimed speaker, office and day. */
class ClaimedSpeakersTest {
  private static final String WORDS = "The museum stays open on Mondays from now on";

  @ParameterizedTest
  @CsvSource({
    "Ellen Moreau, Ellen Moreau, SAME",
    "Moreau, Ellen Moreau, SAME",
    "Mayor Moreau, Ellen Moreau, SAME",
    "Ellen Moreau, Moreau, SAME",
    "Dr. Ellen Moreau, Ellen Moreau, SAME",
    "E. Moreau, Ellen Moreau, SAME",
    "Ellen B. Moreau, Ellen Moreau, SAME",
    "Ellen Béatrice Moreau, Ellen B. Moreau, SAME",
    "ELLEN MORÉAU, Ellen Moreau, SAME",
    "bin Rashid, Omar bin Rashid, SAME",
    "Orsolya Kis, Kis Orsolya, SAME",
    "Ellen, Ellen Moreau, UNKNOWN",
    "Ell Moreau, Ellen Moreau, UNKNOWN",
    "Paul Moreau, Ellen Moreau, OTHER",
    "Moreau, Ellen Moro, OTHER",
    "John Q. Moreau, John P. Moreau, OTHER",
    "Ellen Moreau, Ellen Moreau Jr., OTHER",
    "officials, Ellen Moreau, UNKNOWN",
    "President of Kenya, Governor of Kenya, OTHER",
    "Minister for Wales, Secretary of State for Wales, OTHER",
  })
  void names_of_persons_match(String claimed, String recorded, SpeakerMatch expected) {
    RecordedQuote quote =
        TestRecord.english().add(WORDS, true, TestRecord.person(recorded), true, null);
    assertEquals(expected, SpeakerMatch.of(ClaimedSpeaker.named(claimed), quote));
  }

  @ParameterizedTest
  @CsvSource({
    "Harbour Board, The Harbour Board, SAME",
    "Vesterby Harbour Board, Harbour Board, SAME",
    "Board, Harbour Board, UNKNOWN",
    "Harbour Museum, Harbour Board, OTHER",
  })
  void names_of_organizations_match(String claimed, String recorded, SpeakerMatch expected) {
    RecordedSpeaker speaker =
        new RecordedSpeaker(UUID.randomUUID(), List.of(recorded), false, List.of());
    RecordedQuote quote = TestRecord.english().add(WORDS, true, speaker, true, null);
    assertEquals(expected, SpeakerMatch.of(ClaimedSpeaker.named(claimed), quote));
  }

  @ParameterizedTest
  @CsvSource({
    "Moreau, SAME",
    "Mayor Moreau, SAME",
    "Finance Minister Moreau, SAME",
    "UN Secretary-General Moreau, SAME",
    "Secretary of State Moreau, SAME",
    "Ellen Moreau, SAME",
    "E. Moreau, SAME",
    "Nelly Moreau, SAME",
    "Kis, SAME",
    "Paul Moreau, OTHER",
    "P. Moreau, OTHER",
    "Finance Minister Paul Moreau, OTHER",
    "Paul Kis, OTHER",
  })
  void a_surname_as_an_alias_does_not_match_relatives(String claimed, SpeakerMatch expected) {
    List<String> names =
        List.of("Ellen Moreau", "Moreau", "Minister Moreau", "Nelly Moreau", "Kis Ellen", "Kis");
    RecordedSpeaker speaker = new RecordedSpeaker(UUID.randomUUID(), names, true, List.of());
    RecordedQuote quote = TestRecord.english().add(WORDS, true, speaker, true, null);
    assertEquals(expected, SpeakerMatch.of(ClaimedSpeaker.named(claimed), quote));
  }

  @Test
  void an_alias_of_the_speaker_matches() {
    TestRecord record =
        TestRecord.english().quote(WORDS, TestRecord.person("Ellen Moreau", "Nell Moreau"));
    assertEquals(Verdict.VERBATIM, record.judge(WORDS, "Nell Moreau").verdict());
  }

  @Test
  void the_same_words_by_the_claimed_speaker_count_first() {
    TestRecord record = TestRecord.english().quote(WORDS, "Paul Haas").quote(WORDS, "Ellen Moreau");
    assertEquals(Verdict.VERBATIM, record.judge(WORDS, "Ellen Moreau").verdict());
    assertEquals(Verdict.VERBATIM, record.judge(WORDS, "Paul Haas").verdict());
    assertEquals(Verdict.MISATTRIBUTED, record.judge(WORDS, "Ida Kern").verdict());
  }

  @Test
  void a_part_of_the_words_of_another_speaker_is_misattributed() {
    TestRecord record =
        TestRecord.english()
            .quote("The museum of the old fishing harbour stays open on Mondays", "Paul Haas");
    assertEquals(
        Verdict.MISATTRIBUTED,
        record.judge("museum of the old fishing harbour stays open", "Ida Kern").verdict());
  }

  @Test
  void a_few_common_words_of_another_speaker_are_not_found() {
    TestRecord record = TestRecord.english().quote(WORDS, "Paul Haas");
    assertEquals(Verdict.NOT_FOUND, record.judge("from now on", "Ida Kern").verdict());
  }

  @Test
  void a_claimed_speaker_is_not_confirmed_by_a_quote_without_speaker() {
    TestRecord record = TestRecord.english().quote(WORDS, (RecordedSpeaker) null);
    Verification verification = record.judge(WORDS, "Ellen Moreau");
    assertEquals(Verdict.UNRECORDED, verification.verdict());
    assertEquals(Set.of(Flag.SPEAKER), verification.flags());
    assertEquals(Verdict.VERBATIM, record.judge(WORDS).verdict());
  }

  @Test
  void the_printed_name_of_a_quote_without_speaker_confirms_the_claimed_one() {
    TestRecord record = TestRecord.english();
    RecordedQuote quote = record.add(WORDS, true, null, true, null);
    record.add(
        new RecordedQuote(
            UUID.randomUUID(),
            WORDS,
            true,
            quote.spans(),
            null,
            "Moreau",
            true,
            null,
            quote.article()));
    assertEquals(Verdict.VERBATIM, record.judge(WORDS, "Ellen Moreau").verdict());
  }

  @Test
  void actors_decide_before_names() {
    RecordedSpeaker ellen = TestRecord.person("Ellen Moreau");
    RecordedSpeaker paul = TestRecord.person("Paul Moreau");
    TestRecord record = TestRecord.english().quote(WORDS, ellen);
    assertEquals(Verdict.VERBATIM, judge(record, "Moreau", ellen, paul));
    assertEquals(Verdict.VERBATIM, judge(record, "Nickname", ellen));
    assertEquals(Verdict.UNRECORDED, judge(record, "Moreau", paul));
    assertEquals(Verdict.MISATTRIBUTED, judge(record, "Paul Moreau", paul));
  }

  private static Verdict judge(TestRecord record, String name, RecordedSpeaker... actors) {
    Set<UUID> ids = new java.util.HashSet<>();
    List.of(actors).forEach(actor -> ids.add(actor.id()));
    ClaimedSpeaker claimed = new ClaimedSpeaker(List.of(name), ids, null);
    return record.judge(Quotation.of(WORDS, "en").by(claimed)).verdict();
  }

  @Test
  void words_that_the_speaker_quotes_are_flagged() {
    TestRecord record =
        TestRecord.english()
            .quote("My teacher told me, ‘you will never sail alone,’ and I did", "Ellen Moreau");
    Verification verification = record.judge("you will never sail alone", "Ellen Moreau");
    assertEquals(Verdict.TRUNCATED, verification.verdict());
    assertEquals(Set.of(Flag.SPEAKER), verification.flags());
  }

  @Test
  void nearly_equal_words_of_the_claimed_speaker_are_altered_though_another_said_them() {
    TestRecord record =
        TestRecord.english()
            .quote("The museum will stay open on Mondays from now on", "Ellen Moreau")
            .quote("The museum will remain open on Mondays from now on", "Paul Haas");
    assertEquals(
        Verdict.ALTERED,
        record
            .judge("The museum will remain open on Mondays from now on", "Ellen Moreau")
            .verdict());
  }

  @Test
  void an_office_not_held_on_that_day_is_flagged() {
    RecordedSpeaker speaker =
        new RecordedSpeaker(
            UUID.randomUUID(),
            List.of("Ellen Moreau"),
            true,
            List.of(
                new Tenure(
                    "mayor Vesterby",
                    new DayRange(LocalDate.of(2010, 1, 1), LocalDate.of(2014, 1, 1))),
                new Tenure("director City Museum", new DayRange(LocalDate.of(2014, 1, 2), null))));
    TestRecord record = TestRecord.english().quote(WORDS, speaker);
    assertEquals(Set.of(Flag.OFFICE), flags(record, "mayor"));
    assertEquals(Set.of(), flags(record, "museum director"));
    assertEquals(Set.of(), flags(record, "former mayor"));
    assertEquals(Set.of(), flags(record, "painter"));
  }

  private static Set<Flag> flags(TestRecord record, String office) {
    ClaimedSpeaker claimed = new ClaimedSpeaker(List.of("Moreau"), Set.of(), office);
    return record.judge(Quotation.of(WORDS, "en").by(claimed)).flags();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-01, 2025-03-31, false",
    "2025-03-10, 2025-03-12, false",
    "2025-04-01, , true",
    ", 2024-12-31, true",
  })
  void words_of_another_day_are_flagged(LocalDate from, LocalDate to, boolean flagged) {
    TestRecord record = TestRecord.english().quote(WORDS, "Ellen Moreau");
    Verification verification =
        record.judge(
            new Quotation(
                List.of(WORDS), "en", ClaimedSpeaker.NONE, new DayRange(from, to), false));
    assertEquals(Verdict.VERBATIM, verification.verdict());
    assertEquals(flagged ? Set.of(Flag.DAY) : Set.of(), verification.flags());
  }
}
