package org.onrecord.records.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.QuotedWords;

/**
 * The words of a quote with all that decides which other words are the same.
 *
 * @param language primary language subtag, or null
 * @param speaker id of the speaker, or null
 * @param label label by the decision of an editor, or null
 */
record Wording(QuoteType type, String text, String language, UUID speaker, UUID label) {
  private static final char SEPARATOR = '\0';

  /** The wording of a quote. The pieces of its text are separated by spaces. */
  static Wording of(
      QuoteType type, List<String> pieces, String language, UUID speaker, UUID label) {
    return new Wording(type, String.join(" … ", pieces), primary(language), speaker, label);
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

  /** All words, also those of a long quote that are not compared. */
  FoldedWords allWords() {
    List<String> pieces = List.of(text);
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
