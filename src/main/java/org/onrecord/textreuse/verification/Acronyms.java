package org.onrecord.textreuse.verification;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Acronyms that are common words in lower case: "US" and "us". */
final class Acronyms {
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "us", "it", "who", "aids", "is", "or", "in", "me", "oh", "act", "care", "fed", "ice",
          "nice", "pact", "race", "rip", "sad", "start", "cop", "dare", "mad", "un");

  private Acronyms() {}

  /** Returns whether a word is an acronym, too, if it is in capitals. */
  static boolean isAmbiguous(String word) {
    return AMBIGUOUS.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether an acronym in one text is a common word in the other, which has the same
   * letters. Case tells nothing in a text that is mostly upper case, in an opening in capitals, or
   * in a text that is all lower case where the other has further capitals.
   */
  static boolean differ(String one, String other) {
    if (hasNoCase(one, other) || hasNoCase(other, one)) {
      return false;
    }
    List<TextRange> ranges = Letters.of(one).wordRanges();
    List<TextRange> otherRanges = Letters.of(other).wordRanges();
    List<String> words = words(one, ranges);
    List<String> others = words(other, otherRanges);
    BitSet openings = new BitSet();
    if (words.size() == others.size()) {
      openings.or(CapitalOpenings.of(one, ranges, others));
      openings.or(CapitalOpenings.of(other, otherRanges, words));
    }
    return !ambiguous(words, openings).equals(ambiguous(others, openings));
  }

  private static List<String> words(String text, List<TextRange> ranges) {
    return ranges.stream().map(range -> onlyLetters(range.of(text))).toList();
  }

  /** The ambiguous words in order, without those of openings: acronyms are in upper case. */
  private static List<String> ambiguous(List<String> words, BitSet openings) {
    return IntStream.range(0, words.size())
        .filter(i -> !openings.get(i))
        .mapToObj(words::get)
        .filter(Acronyms::isAmbiguous)
        .map(word -> isAcronym(word) ? word : word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean hasNoCase(String text, String other) {
    long upper = text.chars().filter(Character::isUpperCase).count();
    long lower = text.chars().filter(Character::isLowerCase).count();
    return upper > 2 * lower || upper == 0 && capitalizedWords(other) > 0;
  }

  private static long capitalizedWords(String text) {
    return Letters.of(text).wordRanges().stream()
        .map(range -> onlyLetters(range.of(text)))
        .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)))
        .filter(word -> !isAmbiguous(word) && !word.equals("I"))
        .count();
  }

  private static boolean isAcronym(String word) {
    return word.equals(word.toUpperCase());
  }

  private static String onlyLetters(String word) {
    return word.replaceAll("[^\\p{L}]", "");
  }
}
