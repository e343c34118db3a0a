package org.onrecord.textreuse.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small changes that turn the sense of invented quotes. None may pass as typography. */
class ChangedSenseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We will raise the tolls next year | We will not raise the tolls next year | NEGATION
          We will not raise the tolls next year | We will raise the tolls next year | NEGATION
          We will raise the tolls next year | We will [not] raise the tolls next year | NEGATION
          We will raise the tolls next year | We will … not raise the tolls next year | NEGATION
          We can raise the tolls next year | We can't raise the tolls next year | NEGATION
          We can raise the tolls next year | We cant raise the tolls next year | NEGATION
          He never paid for the boat | He paid for the boat | NEGATION
          The lake is now here for all to use | The lake is nowhere for all to use | NEGATION
          We are able to repair the crane | We are unable to repair the crane | NEGATION
          The tunnel costs 1.5 million | The tunnel costs 15 million | NUMBER
          It was –5 degrees in the hall | It was 5 degrees in the hall | NUMBER
          It was -5 degrees in the hall | It was 5 degrees in the hall | NUMBER
          The fee is $20 for each boat | The fee is 20 for each boat | NUMBER
          The fee is $20 for each boat | The fee is €20 for each boat | NUMBER
          The share rose by 5% in a year | The share rose by 5 in a year | NUMBER
          The share rose by 5 percent in a year | The share rose by 5 percentage points in a year | NUMBER
          Nearly 1,500 boats left | Nearly 1.500 boats left | NUMBER
          Between 10 and 15 boats left | Between 1015 boats left | NUMBER
          The dose was 10² units for all | The dose was 102 units for all | NUMBER
          We need ½ litre of oil a day | We need 12 litre of oil a day | NUMBER
          There were fifty boats in the bay | There were fifteen boats in the bay | NUMBER
          We give US aid to the islands | We give us aid to the islands | NAME
          We asked Mr. A. Holm about the nets | We asked Mr. B. Holm about the nets | NAME
          The boats of Maria Holm came back | The boats of Marta Holm came back | NAME
          We saw thousands of gulls on the pier | We saw hundreds of gulls on the pier | NUMBER
          We bought a dozen oars for the crew | We bought a pair oars for the crew | NUMBER
          I would not sell a single berth of it | I would not not sell a single berth of it | NEGATION
          Obama paid for the new boats himself | Clinton paid for the new boats himself | NAME
          Canada paid for half of the new crane | Ostrovia paid for half of the new crane | NAME
          We meet again in March on the pier | We meet again in May on the pier | DATE
          We lost the mast on Tuesday evening | We lost the mast on Thursday evening | DATE
          """)
  void a_changed_sense_is_altered_and_flagged(String recorded, String text, Flag flag) {
    Verification verification = TestRecord.english().quote(recorded, "Ona Field").judge(text);
    assertEquals(Verdict.ALTERED, verification.verdict());
    assertTrue(verification.flags().contains(flag), verification.flags().toString());
  }

  /** Newspapers set the first words of a paragraph in capitals. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          In a hundred days our six crews dug the canal | IN A HUNDRED DAYS our six crews dug the canal
          It was a mild day when the canal was opened | IT WAS a mild day when the canal was opened
          Who paid for the canal in the hills, we asked | WHO PAID for the canal in the hills, we asked
          The water rose. In two days it was over the dam | The water rose. IN TWO DAYS it was over the dam
          In the US we dig canals by hand or not at all | IN THE US we dig canals by hand or not at all
          The US and the UN paid for the canal in the hills | THE US AND the UN paid for the canal in the hills
          """)
  void an_opening_in_capitals_is_typographic(String ordinary, String opening) {
    assertEquals(Verdict.TYPOGRAPHIC, judged(ordinary, opening).verdict());
    assertEquals(Verdict.TYPOGRAPHIC, judged(opening, ordinary).verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US and UN crews dug the canal in the hills | us and UN crews dug the canal in the hills
          US and UN crews dug the canal in the hills of Orn | us and un crews dug the canal in the hills of Orn
          US NATO crews dug the canal in the hills | us NATO crews dug the canal in the hills
          US UN crews dug the canal in the hills of Orn | us un crews dug the canal in the hills of Orn
          WHO IT crews dug the canal for the town of Orn | who it crews dug the canal for the town of Orn
          WHO doctors came to the canal in the hills of Orn | who doctors came to the canal in the hills of Orn
          They gave US AID to the crews in the hills of Orn | They gave us aid to the crews in the hills of Orn
          IN TWO DAYS the canal brought US water | In two days the canal brought us water
          IN TWO DAYS the canal brought us water | In two days the canal brought US water
          """)
  void acronyms_are_no_opening_in_capitals(String recorded, String text) {
    assertEquals(Verdict.ALTERED, judged(recorded, text).verdict());
    assertEquals(Verdict.ALTERED, judged(text, recorded).verdict());
  }

  private static Verification judged(String recorded, String text) {
    return TestRecord.english().quote(recorded, "Ona Field").judge(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I do not think that we should sell the lighthouse | we should sell the lighthouse | NEGATION
          I don't believe the lighthouse is worth the money | the lighthouse is worth the money | NEGATION
          Nobody says the lighthouse is worth the money | the lighthouse is worth the money | NEGATION
          We will sell the old lighthouse never again | We will sell the old lighthouse | NEGATION
          The repair of the lighthouse costs 5 million | The repair of the lighthouse costs 5 | NUMBER
          The repair of the lighthouse costs 5 percent more | repair of the lighthouse costs 5 | NUMBER
          It was minus 12 degrees on the lighthouse | 12 degrees on the lighthouse | NUMBER
          """)
  void words_cut_off_that_turn_the_sense_are_flagged(String recorded, String text, Flag flag) {
    Verification verification = TestRecord.english().quote(recorded, "Ona Field").judge(text);
    assertEquals(Verdict.TRUNCATED, verification.verdict());
    assertEquals(Set.of(flag), verification.flags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I was not there. The lighthouse is worth the money | The lighthouse is worth the money
          It is not cheap, but the lighthouse is worth the money | the lighthouse is worth the money
          Not only the lighthouse is worth the money, the pier is | the lighthouse is worth the money
          """)
  void negations_of_other_clauses_are_not_flagged(String recorded, String text) {
    Verification verification = TestRecord.english().quote(recorded, "Ona Field").judge(text);
    assertEquals(Verdict.TRUNCATED, verification.verdict());
    assertEquals(Set.of(), verification.flags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We don't want fifty boats | We do not want fifty boats
          We want 50 boats in the bay | We want fifty boats in the bay
          Five per cent of the boats leak | 5 percent of the boats leak
          """)
  void another_form_of_the_same_words_is_altered_without_flags(String recorded, String text) {
    Verification verification = TestRecord.english().quote(recorded, "Ona Field").judge(text);
    assertEquals(Verdict.ALTERED, verification.verdict());
    assertEquals(Set.of(), verification.flags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Das Haus kostet 1.500 Euro im Monat | Das Haus kostet 1500 Euro im Monat | TYPOGRAPHIC
          de | Das Haus kostet 1,5 Millionen Euro | Das Haus kostet 15 Millionen Euro | ALTERED
          de | Das Haus kostet 1,5 Millionen Euro | Das Haus kostet 1.5 Millionen Euro | TYPOGRAPHIC
          de | Das Haus kostet 1,500 Liter am Tag | Das Haus kostet 1.500 Liter am Tag | ALTERED
          en | The house costs 1,500 euros a month | The house costs 1500 euros a month | TYPOGRAPHIC
          fr | La maison coûte 1 500 euros par mois | La maison coute 1500 euros par mois | TYPOGRAPHIC
          es | El año pasado comió más pan que nunca | El ano pasado comió más pan que nunca | ALTERED
          es | El año pasado comió más pan que nunca | El ano pasado comio mas pan que nunca | TYPOGRAPHIC
          """)
  void numbers_and_diacritics_follow_the_language(
      String language, String recorded, String text, Verdict verdict) {
    Verification verification = new TestRecord(language).quote(recorded, "Ona Field").judge(text);
    assertEquals(verdict, verification.verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Wir werden die Brücke bauen | Wir werden die Brücke nicht bauen
          fr | Nous allons fermer le pont cet hiver | Nous n'allons pas fermer le pont cet hiver
          es | Vamos a cerrar el puente este invierno | No vamos a cerrar el puente este invierno
          zh | 我们今年冬天会关闭这座桥 | 我们今年冬天不会关闭这座桥
          """)
  void negations_of_other_languages_are_flagged(String language, String recorded, String text) {
    Verification verification = new TestRecord(language).quote(recorded, "Ona Field").judge(text);
    assertEquals(Verdict.ALTERED, verification.verdict());
    assertEquals(Set.of(Flag.NEGATION), verification.flags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Will we rebuild the pier this year? | Will we rebuild the pier this year
          Will we rebuild the pier this year? | Will we rebuild the pier this year.
          """)
  void a_question_is_not_verbatim_without_its_mark(String recorded, String text) {
    Verification verification = TestRecord.english().quote(recorded, "Ona Field").judge(text);
    assertEquals(Verdict.TYPOGRAPHIC, verification.verdict());
  }

  @Test
  @Timeout(20)
  void a_long_run_of_spaces_takes_linear_time() {
    String text = "We will rebuild" + " ".repeat(500_000) + "the pier this year";
    Verification verification =
        TestRecord.english().quote("We will rebuild the pier this year", "Ona Field").judge(text);
    assertEquals(Verdict.TYPOGRAPHIC, verification.verdict());
  }
}
