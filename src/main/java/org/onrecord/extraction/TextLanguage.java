package org.onrecord.extraction;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import org.onrecord.extraction.text.LanguageDetector;

/**
 * The language of a text: the given one, or else the detected one.
 *
 * @param tag a BCP 47 tag; null if the language was neither given nor detected. Such a text is read
 *     as English
 * @param detected whether it was detected from the text, because none was given
 */
public record TextLanguage(String tag, boolean detected) {
  /** Codes of two letters (ISO 639-1) by those of three (ISO 639-2), which some programs send. */
  private static final Map<String, String> TWO_LETTERS =
      Arrays.stream(Locale.getISOLanguages())
          .collect(
              toMap(
                  code -> Locale.forLanguageTag(code).getISO3Language(),
                  code -> Locale.forLanguageTag(code).getLanguage(),
                  (code, former) -> code));

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
    String subtag = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
    return TWO_LETTERS.getOrDefault(subtag, subtag);
  }
}
