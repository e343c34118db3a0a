package org.onrecord.records.actor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds phrases in a text that may be names: two to eight words in a row, of which the first and
 * the last start with a capital, and the others may be "of", "van" and the like. A line break may
 * separate two words, punctuation may not.
 */
final class CapitalizedPhrases {
  private static final int MAX_WORDS = 8;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}.'’&-]*");
  private static final Pattern END = Pattern.compile("['’]s?$|(?<=\\p{L}{2})\\.$");
  private static final Pattern GAP = Pattern.compile("[ \\t\\u00A0]+|[ \\t]*\\r?\\n[ \\t]*");

  private final String text;
  private final List<int[]> words = new ArrayList<>();

  private CapitalizedPhrases(String text) {
    this.text = text;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(new int[] {word.start(), word.end()});
    }
  }

  /**
   * The distinct phrases of a text, with single spaces and without a possessive or full stop at
   * their end.
   *
   * @param limit the maximum number
   */
  static Set<String> of(String text, int limit, Predicate<String> accepted) {
    Set<String> found = new LinkedHashSet<>();
    CapitalizedPhrases phrases = new CapitalizedPhrases(text);
    for (int first = 0; first < phrases.words.size() && found.size() < limit; first++) {
      if (phrases.isCapitalized(first)) {
        phrases.addFrom(first, limit, accepted, found);
      }
    }
    return found;
  }

  private void addFrom(int first, int limit, Predicate<String> accepted, Set<String> found) {
    StringBuilder phrase = new StringBuilder(word(first));
    for (int next = first + 1; next < Math.min(words.size(), first + MAX_WORDS); next++) {
      boolean capitalized = isCapitalized(next);
      if (!isJoined(next) || !capitalized && !ShortName.isUnstressed(word(next))) {
        return;
      }
      phrase.append(' ').append(word(next));
      String name = END.matcher(phrase).replaceFirst("");
      if (capitalized && found.size() < limit && accepted.test(name)) {
        found.add(name);
      }
    }
  }

  private boolean isCapitalized(int word) {
    int first = text.codePointAt(words.get(word)[0]);
    return !Character.isLowerCase(first);
  }

  /** Returns whether only space separates a word from the one before, which ends no sentence. */
  private boolean isJoined(int word) {
    String gap = text.substring(words.get(word - 1)[1], words.get(word)[0]);
    String before = word(word - 1);
    boolean stop = before.endsWith(".") && before.indexOf('.') > 2;
    return GAP.matcher(gap).matches() && !stop;
  }

  private String word(int word) {
    return text.substring(words.get(word)[0], words.get(word)[1]);
  }
}
