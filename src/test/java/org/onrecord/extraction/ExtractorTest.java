package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extraction from single sentences. */
class ExtractorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          “The harbor will reopen on Friday,” Mayor Ines Calder said. | DIRECT | The harbor will reopen on Friday | Ines Calder
          "The harbor will reopen on Friday," said Mayor Ines Calder. | DIRECT | The harbor will reopen on Friday | Ines Calder
          Mayor Ines Calder said: “The harbor will reopen on Friday.” | DIRECT | The harbor will reopen on Friday. | Ines Calder
          ‘The harbour will reopen on Friday’, the mayor, Ines Calder, says. | DIRECT | The harbour will reopen on Friday | Ines Calder
          «The harbor will reopen on Friday», said Ines Calder. | DIRECT | The harbor will reopen on Friday | Ines Calder
          Ines Calder said the harbor would reopen on Friday. | INDIRECT | the harbor would reopen on Friday | Ines Calder
          Ines Calder said that the harbor would reopen. | INDIRECT | that the harbor would reopen | Ines Calder
          The harbor would reopen on Friday, Ines Calder said. | INDIRECT | The harbor would reopen on Friday | Ines Calder
          The harbor will reopen on Friday, according to Ines Calder. | INDIRECT | The harbor will reopen on Friday | Ines Calder
          Ines Calder said the harbor was “closed to nobody.” | MIXED | the harbor was “closed to nobody.” | Ines Calder
          “The harbor,” Ines Calder said, “is closed to nobody.” | DIRECT | The harbor is closed to nobody. | Ines Calder
          The harbor, Ines Calder said, would reopen on Friday. | INDIRECT | The harbor would reopen on Friday | Ines Calder
          """)
  void finds_words_and_speakers(String text, QuotationType type, String words, String name) {
    FoundQuote quote = only(text);
    assertEquals(words, ExtractedQuotes.text(text, quote));
    assertEquals(type, quote.type());
    assertEquals(name, quote.speaker().name());
  }

  @Test
  void an_interrupted_quote_has_two_spans() {
    String text =
        "“We have counted every vote,” said Mayor Ines Calder. “We shall count them again.”";
    FoundQuote quote = only(text);
    assertEquals(List.of(new TextSpan(1, 27), new TextSpan(55, 81)), quote.spans());
    assertEquals(
        "We have counted every vote We shall count them again.", ExtractedQuotes.text(text, quote));
  }

  @Test
  void offsets_are_code_points() {
    String text = "😀😀 “We have won 😀 again,” said Mayor Ines Calder.";
    FoundQuote quote = only(text);
    assertEquals(new TextSpan(4, 23), quote.spans().get(0));
    assertEquals(new TextSpan(31, 48), quote.speaker().span());
    assertEquals("Mayor Ines Calder", quote.speaker().text());
  }

  @Test
  void resolves_pronouns_to_preceding_names() {
    String text =
        "Mayor Ines Calder opened the bridge on Monday. “It will stand,” she said."
            + "\n\nCalder added that it had cost little.";
    List<FoundQuote> quotes = Extractor.get().extract(text, ExtractedQuotes.ENGLISH, null);
    assertEquals(
        List.of("she", "Calder"), quotes.stream().map(quote -> quote.speaker().text()).toList());
    assertEquals(
        List.of("Ines Calder", "Ines Calder"),
        quotes.stream().map(quote -> quote.speaker().name()).toList());
  }

  @Test
  void letters_are_attributed_to_their_signers() {
    String text =
        "“He has time for nobody, and nobody has time for him.” — Ana Mora\n"
            + "“I shall vote for the other one, whoever that is.” ― Bo Lind";
    List<FoundQuote> quotes = Extractor.get().extract(text, ExtractedQuotes.ENGLISH, null);
    assertEquals(
        List.of("Ana Mora", "Bo Lind"),
        quotes.stream().map(quote -> quote.speaker().name()).toList());
  }

  @Test
  void ignores_scare_quotes_and_titles() {
    for (String text :
        List.of(
            "The so-called “smart” bin stood in the rain.",
            "Her novel “The Salt Road” was published in May.",
            "The ship, the “Harmon Belle”, left the port at noon.")) {
      assertEquals(List.of(), Extractor.get().extract(text, ExtractedQuotes.ENGLISH, null), text);
    }
  }

  @Test
  void finds_nothing_in_text_without_quotes() {
    for (String text : List.of("", " ", "\n\n", "“”", "\"", "...", "The bridge is closed.")) {
      assertEquals(
          List.of(), Extractor.get().extract(text, new TextLanguage(null, false), null), text);
    }
  }

  @Test
  void a_quote_without_a_named_speaker_has_none() {
    FoundQuote quote = only("It was announced that the bridge would be closed until spring.");
    assertNull(quote.speaker());
  }

  @Test
  void is_safe_for_concurrent_use() throws Exception {
    String text =
        String.join(
            "\n\n",
            "“The harbor will reopen on Friday,” Mayor Ines Calder said.",
            "She said the city was “closed to nobody.”",
            "The ferries, officials said, will follow.");
    List<FoundQuote> alone = Extractor.get().extract(text, ExtractedQuotes.ENGLISH, null);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<FoundQuote>>> tasks = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        tasks.add(() -> Extractor.get().extract(text, ExtractedQuotes.ENGLISH, null));
      }
      for (Future<List<FoundQuote>> found : threads.invokeAll(tasks)) {
        assertEquals(alone, found.get());
      }
    } finally {
      threads.shutdown();
    }
    assertTrue(alone.size() >= 3);
  }

  private static FoundQuote only(String text) {
    List<FoundQuote> quotes = Extractor.get().extract(text, ExtractedQuotes.ENGLISH, null);
    assertEquals(1, quotes.size(), () -> text + " " + quotes);
    return quotes.get(0);
  }
}
