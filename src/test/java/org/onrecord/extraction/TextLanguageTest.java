package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of a text, given or detected. */
class TextLanguageTest {
  private static final String GERMAN =
      "Der Hafen bleibt den Winter über geschlossen, sagte der Hafenmeister am Montag.";

  @ParameterizedTest
  @CsvSource({
    "en,",
    "en-GB,",
    "EN-us,",
    "de,de",
    "de-AT,de",
    "zh-Hant-TW,zh",
    "tlh,tlh",
    "eng,",
    "deu,de"
  })
  void a_given_language_counts(String given, String notRead) {
    TextLanguage language = TextLanguage.of(GERMAN, given);
    assertEquals(new TextLanguage(given, false), language);
    assertEquals(notRead, language.notRead());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Der Hafen bleibt den Winter über geschlossen, sagte der Hafenmeister am Montag.
          de | „Wir werden das nicht hinnehmen“, sagte der Minister am Montag in Berlin.
          fr | Selon le ministre, « la situation est grave », a-t-il dit lundi.
          es | El presidente dijo que no habrá elecciones este año. “No es el momento”, explicó.
          ru | По словам министра, «ситуация остается сложной».
          uk | Міністр сказав, що порт буде закрито на всю зиму через лід.
          it | Il presidente ha detto che non ci saranno elezioni prima dell’inverno.
          pt | O presidente disse que não haverá eleições este ano. “Não é o momento”, explicou.
          nl | “Dit is niet aanvaardbaar”, zei de minister maandag in Den Haag tegen de pers.
          sv | ”Hamnen är stängd hela vintern”, sade hamnkaptenen i måndags till tidningen.
          pl | „Port jest zamknięty przez całą zimę”, powiedział w poniedziałek kapitan portu.
          ja | 「港は冬の間閉鎖されます」と港長は月曜日に述べた。
          zh | 港务长星期一说:“港口整个冬天都将关闭。”
          ar | قال مدير الميناء يوم الاثنين: «الميناء مغلق طوال الشتاء».
          """)
  void the_language_is_detected_if_none_is_given(String language, String text) {
    assertEquals(new TextLanguage(language, true), TextLanguage.of(text, null));
    assertEquals(new TextLanguage(language, true), TextLanguage.of(text, "und"));
    assertEquals(language, TextLanguage.of(text, null).notRead());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fr | Selon le ministre, la situation est grave.
          fr | Selon le maire, « c’est grave ».
          fr | “C’est grave”, a dit Anne Hidalgo.
          es | Según el ministro, «no habrá elecciones».
          es | La ministra dijo: "No habrá elecciones".
          de | Laut Merz ist das falsch.
          de | "Nein, danke", sagte Scholz am Montag.
          """)
  void the_language_of_a_single_sentence_is_detected(String language, String text) {
    assertEquals(new TextLanguage(language, true), TextLanguage.of(text, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Der Minister sprach in London vor der Presse. „We must act now and we will act together,“ sagte er am Montag.
          fr | Le président a répondu en anglais devant la presse : « We will not give up and we will be back after that. »
          """)
  void an_english_quotation_does_not_make_a_text_english(String language, String text) {
    assertEquals(new TextLanguage(language, true), TextLanguage.of(text, null));
  }

  /** Names and quotations of other languages do not make an English text another language. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The minister told Le Monde: “La situation est très grave et nous devons agir pour le pays.” She said it twice.
          Hans-Dietrich Genscher, Wolfgang Schäuble and Helmut Kohl met François Mitterrand in Strasbourg, said Jean-Claude Juncker.
          “We have seen it all before,” said Jarosław Kaczyński, the leader of Prawo i Sprawiedliwość.
          """)
  void english_is_detected_in_spite_of_names_and_quotations(String text) {
    assertEquals(new TextLanguage("en", true), TextLanguage.of(text, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          “No,” said Merkel.
          “No pasarán,” Dolores Ibárruri said.
          Los Angeles, Las Vegas, El Paso
          Ursula von der Leyen
          Nein.
          Obama, Merkel, Hollande
          2014
          ...
          """)
  void a_short_text_has_no_detected_language_and_is_read(String text) {
    assertEquals(new TextLanguage(null, false), TextLanguage.of(text, null));
    assertEquals(null, TextLanguage.of(text, null).notRead());
  }

  @Test
  void all_articles_are_english() {
    for (GoldArticle article : GoldArticle.all()) {
      assertEquals("en", TextLanguage.of(article.text(), null).tag(), article.id());
    }
  }
}
