package org.onrecord.extraction;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.onrecord.extraction.text.LanguageDetector;

/**
 * The language of a text: the given one, or else the detected one.
 *
 * @param tag a BCP 47 tag; null if the language was neither given nor detected. Such a text is read
 *     as English
 * @param detected whether it was detected from the text, because none was given
 */
public record TextLanguage(String tag, boolean detected) {
  /**
   * The given language, or else the detected one.
   *
   * @param given a BCP 47 tag; may be null
   */
  public static TextLanguage of(String text, String given) {
    if (!primarySubtag(given).isEmpty()) {
      return new TextLanguage(given, false);
    }
    String detected = LanguageDetector.language(text).orElse(null);
    return new TextLanguage(detected, detected != null);
  }

  /** The primary subtag of the language, if the extractor does not read it; otherwise null. */
  public String notRead() {
    String subtag = primarySubtag(tag);
    return subtag.isEmpty() || Extractor.LANGUAGES.contains(subtag) ? null : subtag;
  }

  /** Returns whether a string is a well-formed BCP 47 tag. */
  public static boolean isTag(String tag) {
    try {
      new Locale.Builder().setLanguageTag(tag);
      return true;
    } catch (IllformedLocaleException malformed) {
      return false;
    }
  }

  /** The primary subtag; empty without a language and for "und". */
  private static String primarySubtag(String tag) {
    return tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
  }
}
