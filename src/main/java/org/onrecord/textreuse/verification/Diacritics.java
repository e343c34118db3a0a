package org.onrecord.textreuse.verification;

import java.text.Normalizer;
import java.util.Locale;

/** Diacritics, which distinguish words in many languages: "ano" and "año". */
final class Diacritics {
  private Diacritics() {}

  /**
   * Returns whether two texts with the same letters disagree in their diacritics, although both use
   * them. A text without any was typed without them. In English they distinguish no words.
   */
  static boolean contradict(String one, String other, String language) {
    String subtag = language == null ? "en" : Locale.forLanguageTag(language).getLanguage();
    return !subtag.equals("en")
        && hasMarks(one)
        && hasMarks(other)
        && !marked(one).equals(marked(other));
  }

  private static boolean hasMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).chars().anyMatch(c -> isMark(c));
  }

  private static boolean isMark(int c) {
    return c >= 0x300 && c <= 0x36F;
  }

  private static String marked(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]", "");
  }
}
