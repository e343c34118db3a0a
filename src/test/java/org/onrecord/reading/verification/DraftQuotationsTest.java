package org.onrecord.reading.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.extraction.TextSpan;

/** Quotations of invented drafts. */
class DraftQuotationsTest {
  private static List<DraftQuotation> english(String text) {
    return DraftQuotations.of(text, TextLanguage.of(text, "en"), LocalDate.of(2026, 3, 2));
  }

  private static List<String> texts(List<DraftQuotation> quotations) {
    return quotations.stream().map(quotation -> String.join(" | ", quotation.pieces())).toList();
  }

  @Test
  void direct_and_partly_quoted_words_are_found_with_their_speakers() {
    String draft =
        """
        😀 VESTERBY — The harbour will be rebuilt, Mayor Ellen Moreau said on Monday.

        “We have waited for ten years,” Moreau said, “and we will not wait any longer.”

        The engineer Paul Haas called the plan “bold and far too expensive” in a letter to the council.
        """;
    List<DraftQuotation> found = english(draft);
    assertEquals(
        List.of(
            "We have waited for ten years | and we will not wait any longer.",
            "bold and far too expensive"),
        texts(found));
    assertEquals(
        List.of("Ellen Moreau", "Paul Haas"), found.stream().map(DraftQuotation::speaker).toList());
    for (DraftQuotation quotation : found) {
      for (int i = 0; i < quotation.spans().size(); i++) {
        assertEquals(quotation.pieces().get(i), part(draft, quotation.spans().get(i)));
      }
    }
  }

  private static String part(String text, TextSpan span) {
    int start = text.offsetByCodePoints(0, span.start());
    return text.substring(start, text.offsetByCodePoints(0, span.end()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The so-called “reform” of the market hall cost a fortune.",
        "She read the novel “The Lighthouse and the Two Sisters of Vesterby” on the ferry.",
        "They sell “fresh” fish on the pier in the morning.",
        "The band played “A Night on the Old Pier” in the rain.",
      })
  void scare_quotes_and_titles_are_no_quotations(String draft) {
    assertEquals(List.of(), texts(english(draft)));
  }

  @Test
  void a_longer_passage_in_marks_without_a_cue_is_a_quotation() {
    assertTrue(
        texts(english("A banner hung over the gate: “this harbour belongs to all of us now”."))
            .contains("this harbour belongs to all of us now"));
  }

  @Test
  void a_question_keeps_its_mark() {
    assertEquals(
        List.of("Who is going to pay for all of this?"),
        texts(english("“Who is going to pay for all of this?” Ellen Moreau asked.")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Der Wirt sagte: „Wir haben auf den Sommer lange gewartet“, und lachte. | Wir haben auf den Sommer lange gewartet
          fr | « Nous avons attendu ce printemps longtemps », dit le patron. | Nous avons attendu ce printemps longtemps
          ja | 市長は「港は来年の春までに完成する予定だ」と述べた。 | 港は来年の春までに完成する予定だ
          sv | ”Vi har väntat på sommaren mycket länge”, sade värden. | Vi har väntat på sommaren mycket länge
          de | Das „Haus am Meer“ ist zu. |
          """)
  void marks_decide_in_other_languages(String language, String draft, String expected) {
    List<DraftQuotation> found = DraftQuotations.of(draft, TextLanguage.of(draft, language), null);
    assertEquals(expected == null ? List.of() : List.of(expected), texts(found));
  }
}
