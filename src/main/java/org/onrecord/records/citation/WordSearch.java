package org.onrecord.records.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Searches the text of a page as browsers search the words of a text fragment: regardless of case
 * and white space, and between whole words.
 */
final class WordSearch {
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\x85]+");

  /** Maximum number of places that are compared. */
  private static final int MAX_PLACES = 500;

  /** Title and body in lower case, with single spaces. */
  private final String page;

  /** The index in {@code page} of each UTF-16 unit of the body, and of its end. */
  private final int[] indexes;

  WordSearch(String title, String body) {
    StringBuilder folded = new StringBuilder(singleSpaced(title)).append(' ');
    indexes = new int[body.length() + 1];
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      indexes[i] = folded.length();
      if (!BodyWords.isSpace(c)) {
        folded.append(c);
      } else if (folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    indexes[body.length()] = folded.length();
    page = lowerCase(folded);
  }

  /** Replaces white space, including line breaks, by single spaces. */
  static String singleSpaced(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** Lower case of the same length. */
  private static String lowerCase(StringBuilder text) {
    String lower = text.toString().toLowerCase(Locale.ROOT);
    if (lower.length() == text.length()) {
      return lower;
    }
    StringBuilder units = new StringBuilder(text);
    for (int i = 0; i < units.length(); i++) {
      units.setCharAt(i, Character.toLowerCase(units.charAt(i)));
    }
    return units.toString();
  }

  /** The places on the page with the words of a range, other than its own; not all if too many. */
  List<Integer> others(CitedWords range) {
    return places(range, 0, page.length());
  }

  /** The places with the words of a range that are between an index of the body and the range. */
  List<Integer> othersSince(int index, CitedWords range) {
    return places(range, indexes[index], indexes[range.start()]);
  }

  private List<Integer> places(CitedWords range, int from, int to) {
    String words = page.substring(indexes[range.start()], indexes[range.end()]);
    List<Integer> places = new ArrayList<>();
    for (int at = page.indexOf(words, from);
        at >= 0 && at < to && places.size() < MAX_PLACES;
        at = page.indexOf(words, at + 1)) {
      if (at != indexes[range.start()]
          && BodyWords.isBoundary(page, at)
          && BodyWords.isBoundary(page, at + words.length())) {
        places.add(at);
      }
    }
    return places;
  }

  /**
   * True if a larger range tells words apart from other places with the same words.
   *
   * @param context a range that contains the words
   */
  boolean isDistinct(CitedWords context, CitedWords words, List<Integer> others) {
    int start = indexes[context.start()];
    int before = indexes[words.start()] - start;
    int length = indexes[context.end()] - start;
    return others.stream()
        .noneMatch(place -> page.regionMatches(place - before, page, start, length));
  }
}
