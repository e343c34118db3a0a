package org.onrecord.extraction.text;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Detects the language of a text. English is recognized by its stop words (the most frequent
 * words); only other texts need the statistical model, which is loaded on first use. Where the
 * model is unsure, as for short sentences without accents, the stop words of other languages
 * decide.
 */
public final class LanguageDetector {
  private static final String ENGLISH = "en";

  /** English stop words that are rare in other languages. */
  private static final Set<String> ENGLISH_STOP_WORDS =
      Set.of(
          ("the of and to that was with he his by not are from which were said they this it be who their has"
                  + " will would she her we you after about says told")
              .split(" "));

  /** Stop words of other languages that are rare in English texts and names. */
  private static final Map<String, Set<String>> OTHER_STOP_WORDS =
      Map.of(
          "de",
          Set.of("laut ist das der dass nicht sagte sagt und ein eine sie wir für auf".split(" ")),
          "fr",
          Set.of("selon le est dit dans une pour que qui pas nous il je ne c".split(" ")),
          "es",
          Set.of("según dijo que el del una por para con es está no hay".split(" ")));

  private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}\\p{M}]+");

  private static final int MAX_CHARACTERS = 20_000;

  /** The minimum share of stop words in an English text, in percent. */
  private static final int MIN_ENGLISH_SHARE = 8;

  /** The minimum share of stop words in a text of another language, in percent. */
  private static final int MIN_OTHER_SHARE = 20;

  /** The minimum number of letters for detection by the model. */
  private static final int MIN_LETTERS = 6;

  /** The minimum for Latin script, which most languages share. */
  private static final int MIN_LATIN_LETTERS = 16;

  /** The minimum number of letters outside quotations for detection without the quotations. */
  private static final int MIN_LETTERS_OUTSIDE = 40;

  private static final Pattern QUOTATION = Pattern.compile("[\"“„”«»][^\"“„”«»\\n]*[\"“”«»]");

  private LanguageDetector() {}

  /**
   * The language of a text as a BCP 47 primary subtag; empty if the text is too short, mixed, or in
   * a rare language. Only the text outside quotations is used if it is long enough.
   */
  public static Optional<String> language(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
    String outside = QUOTATION.matcher(start).replaceAll(" ");
    return letters(outside) < MIN_LETTERS_OUTSIDE
        ? detected(start)
        : detected(outside).or(() -> detected(start));
  }

  private static Optional<String> detected(String text) {
    List<String> words = List.of(WORD_BREAK.split(text.toLowerCase(Locale.ROOT).strip()));
    if (isEnglish(words)) {
      return Optional.of(ENGLISH);
    }
    long letters = letters(text);
    boolean latin = 2 * text.codePoints().filter(LanguageDetector::isLatin).count() > letters;
    return letters < (latin ? MIN_LATIN_LETTERS : MIN_LETTERS)
        ? byStopWords(words)
        : LanguageModel.get().language(text, latin).or(() -> byStopWords(words));
  }

  private static boolean isEnglish(List<String> words) {
    long frequent = words.stream().filter(ENGLISH_STOP_WORDS::contains).count();
    return frequent > 1 && 100 * frequent >= MIN_ENGLISH_SHARE * words.size();
  }

  /** The language with the most stop words in a text, if there are enough of them. */
  private static Optional<String> byStopWords(List<String> words) {
    return OTHER_STOP_WORDS.keySet().stream()
        .filter(language -> hasEnough(stopWords(words, language), words))
        .max(
            comparingInt((String language) -> stopWords(words, language).size())
                .thenComparing(naturalOrder()));
  }

  private static List<String> stopWords(List<String> words, String language) {
    return words.stream().filter(OTHER_STOP_WORDS.get(language)::contains).toList();
  }

  /** Requires two different words, since one can be a part of a name. */
  private static boolean hasEnough(List<String> frequent, List<String> words) {
    return frequent.stream().distinct().count() > 1
        && 100 * frequent.size() >= MIN_OTHER_SHARE * words.size();
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  private static boolean isLatin(int character) {
    return Character.isLetter(character)
        && Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
  }
}
