package org.onrecord.records.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.QuotedWords;

/**
 * The words of a quote with all that decides which other words are the same. Of a long text, these
 * are the first {@value #MAX_CHARACTERS} characters, and {@value
 * org.onrecord.textreuse.QuotedWords#MAX_WORDS} words.
 *
 * @param language primary language subtag, or null
 * @param speaker id of the speaker, or null
 * @param label label by the decision of an editor, or null
 */
record Wording(QuoteType type, String text, String language, UUID speaker, UUID label) {
  private static final char SEPARATOR = '\0';

  /** The maximum length of the text. */
  static final int MAX_CHARACTERS = 5_000;

  /** The wording of a quote. The pieces of its text are separated by spaces. */
  static Wording of(
      QuoteType type, List<String> pieces, String language, UUID speaker, UUID label) {
    return new Wording(type, first(String.join(" … ", pieces)), primary(language), speaker, label);
  }

  /** The first characters, without a half of a surrogate pair. */
  private static String first(String text) {
    if (text.length() <= MAX_CHARACTERS) {
      return text;
    }
    boolean splits = Character.isLowSurrogate(text.charAt(MAX_CHARACTERS));
    return text.substring(0, MAX_CHARACTERS - (splits ? 1 : 0));
  }

  private static String primary(String language) {
    return language == null ? null : language.split("-", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** A hash by which equal wordings are found. */
  UUID key() {
    String all =
        String.valueOf(speaker) + SEPARATOR + label + SEPARATOR + type + SEPARATOR + language;
    return UUID.nameUUIDFromBytes((all + SEPARATOR + text).getBytes(UTF_8));
  }

  /** The length of the text in UTF-8. */
  int bytes() {
    return text.getBytes(UTF_8).length;
  }

  /** All words of a quote, also those that are not compared. */
  static FoldedWords allWords(QuoteType type, List<String> pieces, String language) {
    return type == QuoteType.MIXED
        ? QuotedWords.wordsInMarks(pieces, language)
        : FoldedWords.ofPieces(pieces, language);
  }

  QuotedWords words() {
    List<String> pieces = List.of(text);
    String by = speaker == null ? null : speaker.toString();
    return switch (type) {
      case DIRECT -> QuotedWords.direct(pieces, language, by);
      case MIXED -> QuotedWords.mixed(pieces, language, by);
      case INDIRECT -> QuotedWords.indirect(pieces, language, by);
    };
  }
}
