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
 * Detects the language of a text. English is recognized by its most frequent words; only other
 * texts need the statistical model, which is loaded on first use. Where the model is unsure, as for
 * short sentences without accents, frequent words of other languages decide.
 */
public final class LanguageDetector {
  private static final String ENGLISH = "en";

  /** Frequent English words that are rare in other languages. */
  private static final Set<String> FREQUENT =
      Set.of(
          ("the of and to that was with he his by not are from which were said they this it be who their has"
                  + " will would she her we you after about says told")
              .split(" "));

  /** Frequent words of other languages that are rare in English texts and names. */
  private static final Map<String, Set<String>> FREQUENT_ELSEWHERE =
      Map.of(
          "de",
          Set.of("laut ist das der dass nicht sagte sagt und ein eine sie wir für auf".split(" ")),
          "fr",
          Set.of("selon le est dit dans une pour que qui pas nous il je ne c".split(" ")),
          "es",
          Set.of("según dijo que el del una por para con es está no hay".split(" ")));

  private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}\\p{M}]+");

  private static final int MAX_CHARACTERS = 20_000;

  /** The minimum share of frequent words in an English text, in percent. */
  private static final int MIN_FREQUENT = 8;

  /** The minimum share of frequent words in a text of another language, in percent. */
  private static final int MIN_FREQUENT_ELSEWHERE = 20;

  /** The minimum number of letters of a text whose language can be told. */
  private static final int MIN_LETTERS = 6;

  /** The minimum for Latin script, which most languages share. */
  private static final int MIN_LATIN_LETTERS = 16;

  /** The minimum number of letters outside quotations that is enough to tell the language. */
  private static final int MIN_LETTERS_OUTSIDE = 40;

  private static final Pattern QUOTATION = Pattern.compile("[\"“„”«»][^\"“„”«»\\n]*[\"“”«»]");

  private LanguageDetector() {}

  /**
   * The language of a text as a BCP 47 primary subtag; empty if the text is too short, mixed, or in
   * a rare language. The text outside quotations counts, if it is long enough.
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
        ? byFrequentWords(words)
        : LanguageModel.get().language(text, latin).or(() -> byFrequentWords(words));
  }

  private static boolean isEnglish(List<String> words) {
    long frequent = words.stream().filter(FREQUENT::contains).count();
    return frequent > 1 && 100 * frequent >= MIN_FREQUENT * words.size();
  }

  /** The language with the most frequent words, if there are enough of them. */
  private static Optional<String> byFrequentWords(List<String> words) {
    return FREQUENT_ELSEWHERE.keySet().stream()
        .filter(language -> hasEnough(frequentWords(words, language), words))
        .max(
            comparingInt((String language) -> frequentWords(words, language).size())
                .thenComparing(naturalOrder()));
  }

  private static List<String> frequentWords(List<String> words, String language) {
    return words.stream().filter(FREQUENT_ELSEWHERE.get(language)::contains).toList();
  }

  /** Requires two different words, since one can be a part of a name. */
  private static boolean hasEnough(List<String> frequent, List<String> words) {
    return frequent.stream().distinct().count() > 1
        && 100 * frequent.size() >= MIN_FREQUENT_ELSEWHERE * words.size();
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  private static boolean isLatin(int character) {
    return Character.isLetter(character)
        && Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
  }
}
