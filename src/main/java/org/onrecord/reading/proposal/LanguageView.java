package org.onrecord.reading.proposal;

import org.onrecord.extraction.TextLanguage;

/**
 * The language of an extraction.
 *
 * @param language a BCP 47 tag; null if neither given nor detected
 * @param languageDetected true if it was detected from the text; otherwise null
 * @param notRead the primary subtag, if the extractor does not read the language; otherwise null
 */
record LanguageView(String language, Boolean languageDetected, String notRead) {
  static LanguageView of(TextLanguage language) {
    return new LanguageView(language.tag(), language.detected() ? true : null, language.notRead());
  }
}
