package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotations in marks of texts that are not read. */
class MarkedQuotationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          de | „Das Eis ist zu dick“, sagte Renvik. „Wir warten.“ | Das Eis ist zu dick / Wir warten.
          de | „Das Eis ist zu dick“, sagte Renvik, „und wir warten“. | Das Eis ist zu dick / und wir warten
          de | »Das Eis ist zu dick«, sagte er. »Wir warten.« | Das Eis ist zu dick / Wir warten.
          de-CH | «Das Eis ist zu dick», sagte er. | Das Eis ist zu dick
          de | "Das Eis ist zu dick", sagte er. "Wir warten." | Das Eis ist zu dick / Wir warten.
          de | Er sagte: „Sie rief ‚Halt!‘ und ging.“ | Sie rief ‚Halt!‘ und ging.
          fr | « La glace est trop épaisse », a-t-il dit. « On attend. » | La glace est trop épaisse / On attend.
          fr | Il a dit : « Elle a crié “halte !” et “non” ». | Elle a crié “halte !” et “non”
          es | «El hielo es grueso», dijo. “¿Quién espera?”, preguntó ella. | El hielo es grueso / ¿Quién espera?
          es | Dijo que «el “gran hielo” es grueso». | el “gran hielo” es grueso
          ru | «Лёд слишком толстый», — сказал он. "Ждём", — добавила она. | Лёд слишком толстый / Ждём
          pl | „Lód jest za gruby”, powiedział. | Lód jest za gruby
          sv | ”Isen är för tjock”, sade han. ”Vi väntar.” | Isen är för tjock / Vi väntar.
          ja | 「氷が厚すぎる」と彼は言った。『待つ』とも。 | 氷が厚すぎる / 待つ
          zh | 他说:“冰太厚。” | 冰太厚。
          zh | 部长表示：“情况很严重”。他称“等待”是必要的。 | 情况很严重 / 等待
          de | Der 5"-Stift kostet 3". | -
          de | „Das Eis | -
          de | „“ „…“ | -
          """)
  void finds_the_words_between_the_marks(String language, String text, String words) {
    List<String> expected = words.equals("-") ? List.of() : Arrays.asList(words.split(" / "));
    assertEquals(
        expected,
        extract(text, language).stream().map(quote -> ExtractedQuotes.words(text, quote)).toList());
  }

  private static List<FoundQuote> extract(String text, String language) {
    return Extractor.get().extract(text, new TextLanguage(language, false), null);
  }

  @Test
  void a_quotation_has_no_speaker_and_a_low_confidence() {
    FoundQuote quote = extract("„Das Eis ist zu dick“, sagte Odd Renvik.", "de").get(0);
    assertNull(quote.speaker());
    assertNull(quote.cue());
    assertFalse(quote.anonymous());
    assertEquals("marks", quote.rule());
    assertTrue(quote.confidence() < 0.3);
  }

  @Test
  void a_quotation_ends_in_its_paragraph() {
    assertEquals(List.of(), extract("„Das Eis\n\nist zu dick“, sagte er.", "de"));
  }

  @Test
  void wrapped_text_is_read_across_lines() {
    String text =
        """
        „Der Hafen bleibt den ganzen Winter über geschlossen, weil das Eis
        zu dick ist und die Fähren nicht fahren können“, sagte er.
        """;
    assertEquals(List.of(new TextSpan(1, text.indexOf('“'))), extract(text, "de").get(0).spans());
  }

  @ParameterizedTest
  @ValueSource(strings = {"„", "«", " »a", " \"a", "„«", "「"})
  void terminates_on_marks_that_nothing_closes(String part) {
    assertEquals(List.of(), extract(part.repeat(200_000 / part.length()), "de"));
  }
}
