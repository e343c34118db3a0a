package org.onrecord.extraction.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Detects the language of a text. English is recognized by its most frequent words; only other
 * texts need the statistical model, which is loaded on first use.
 */
public final class LanguageDetector {
  private static final String ENGLISH = "en";

  /** Frequent English words that are rare in other languages. */
  private static final Set<String> FREQUENT =
      Set.of(
          ("the of and to that was with he his by not are from which were said they this it be who their has"
                  + " will would she her we you after about says told")
              .split(" "));

  private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}\\p{M}]+");

  private static final int MAX_CHARACTERS = 20_000;

  /** The minimum share of frequent words in an English text, in percent. */
  private static final int MIN_FREQUENT = 8;

  /** The minimum number of letters of a text whose language can be told. */
  private static final int MIN_LETTERS = 6;

  /** The minimum for Latin script, which most languages share. */
  private static final int MIN_LATIN_LETTERS = 40;

  private LanguageDetector() {}

  /**
   * The language of a text as a BCP 47 primary subtag; empty if the text is too short, mixed, or in
   * a rare language.
   */
  public static Optional<String> language(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
    if (isEnglish(start)) {
      return Optional.of(ENGLISH);
    }
    long letters = start.codePoints().filter(Character::isLetter).count();
    boolean latin = 2 * start.codePoints().filter(LanguageDetector::isLatin).count() > letters;
    return letters < (latin ? MIN_LATIN_LETTERS : MIN_LETTERS)
        ? Optional.empty()
        : LanguageModel.get().language(start, latin);
  }

  private static boolean isEnglish(String text) {
    int words = 0;
    int frequent = 0;
    for (String word : WORD_BREAK.split(text.toLowerCase(Locale.ROOT))) {
      words++;
      frequent += FREQUENT.contains(word) ? 1 : 0;
    }
    return frequent > 1 && 100 * frequent >= MIN_FREQUENT * words;
  }

  private static boolean isLatin(int character) {
    return Character.isLetter(character)
        && Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
  }
}
