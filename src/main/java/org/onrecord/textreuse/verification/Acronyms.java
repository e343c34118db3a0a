package org.onrecord.textreuse.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Acronyms that are common words in lower case: "US" and "us". */
final class Acronyms {
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "us", "it", "who", "aids", "is", "or", "in", "me", "oh", "act", "care", "fed", "ice",
          "nice", "pact", "race", "rip", "sad", "start", "cop", "dare", "mad", "un");

  private Acronyms() {}

  /**
   * Returns whether an acronym in one text is a common word in the other. Case tells nothing in a
   * text that is mostly upper case, or that is all lower case where the other has further capitals.
   */
  static boolean differ(String one, String other) {
    if (hasNoCase(one, other) || hasNoCase(other, one)) {
      return false;
    }
    return !ambiguous(one).equals(ambiguous(other));
  }

  /** The ambiguous words in order: the letters of acronyms are upper case. */
  private static List<String> ambiguous(String text) {
    Letters letters = Letters.of(text);
    List<String> found = new ArrayList<>();
    for (TextRange range : letters.wordRanges()) {
      String word = onlyLetters(range.of(text));
      if (AMBIGUOUS.contains(word.toLowerCase())) {
        found.add(isAcronym(word) ? word : word.toLowerCase());
      }
    }
    return found;
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
        .filter(word -> !AMBIGUOUS.contains(word.toLowerCase()) && !word.equals("I"))
        .count();
  }

  private static boolean isAcronym(String word) {
    return word.equals(word.toUpperCase());
  }

  private static String onlyLetters(String word) {
    return word.replaceAll("[^\\p{L}]", "");
  }
}
