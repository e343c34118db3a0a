package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTurnsTest {
  private static final String INTERVIEW =
      """
      Mayor Ines Calder spoke to us on the eve of the vote.

      Brandt: Will the bridge open before the winter comes?

      Calder: It will open when the engineers tell me that it is safe.

      Brandt: And if they tell you nothing?

      Calder: Then we shall take the ferry, as our grandmothers did.
      """;

  @Test
  void each_turn_is_a_direct_quote_of_its_speaker() {
    List<FoundQuote> quotes = Extractor.get().extract(INTERVIEW, ExtractedQuotes.ENGLISH, null);
    assertEquals(
        List.of(
            "Will the bridge open before the winter comes?",
            "It will open when the engineers tell me that it is safe.",
            "And if they tell you nothing?",
            "Then we shall take the ferry, as our grandmothers did."),
        quotes.stream().map(quote -> ExtractedQuotes.text(INTERVIEW, quote)).toList());
    assertEquals(
        List.of("Brandt", "Ines Calder", "Brandt", "Ines Calder"),
        quotes.stream().map(quote -> quote.speaker().name()).toList());
    quotes.forEach(quote -> assertEquals(QuotationType.DIRECT, quote.type()));
  }

  @Test
  void accepts_turns_in_quotation_marks() {
    String marked =
        INTERVIEW.replace("\nBrandt:", "\n\"Brandt:").replace("\nCalder:", "\n\"Calder:");
    List<FoundQuote> quotes = Extractor.get().extract(marked, ExtractedQuotes.ENGLISH, null);
    assertEquals(
        List.of("Brandt", "Ines Calder", "Brandt", "Ines Calder"),
        quotes.stream().map(quote -> quote.speaker().name()).toList());
    quotes.forEach(quote -> assertEquals(QuotationType.DIRECT, quote.type()));
  }

  @Test
  void a_list_is_not_a_transcript() {
    String list =
        """
        Clinton: 45
        Sanders: 43
        Clinton: 51
        Sanders: 39
        """;
    assertEquals(List.of(), Extractor.get().extract(list, ExtractedQuotes.ENGLISH, null));
  }
}
