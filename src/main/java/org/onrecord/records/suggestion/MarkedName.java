package org.onrecord.records.suggestion;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.query.fulltext.Highlight;

/**
 * Marks the typed beginning of words in a name. Case, diacritics and punctuation make no
 * difference, as in the database. A letter that does not decompose, such as ø, stays: a name that
 * was found by typing another letter in its place is not marked.
 */
final class MarkedName {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SEPARATOR = Pattern.compile("[\\p{P}\\p{Z}\\s$+<=>^`|~]");

  /** A folded character of the name and the code point that it comes from, by its UTF-16 offset. */
  private record Folded(char letter, int offset) {}

  private MarkedName() {}

  /** The name with the typed words marked as HTML, by its member; null if they do not occur. */
  static Map<String, List<String>> highlight(String member, String name, String typed) {
    List<Folded> letters = fold(name);
    String folded = text(letters);
    String words = text(fold(typed)).strip();
    int start = words.isEmpty() ? -1 : (" " + folded).indexOf(" " + words);
    if (start < 0) {
      return null;
    }
    int from = letters.get(start).offset;
    int last = letters.get(start + words.length() - 1).offset;
    return Map.of(member, List.of(Highlight.marked(name, from, endOfLetter(name, last))));
  }

  /** The offset after a letter and its combining marks. */
  private static int endOfLetter(String name, int offset) {
    int end = name.offsetByCodePoints(offset, 1);
    while (end < name.length() && isMark(name.codePointAt(end))) {
      end = name.offsetByCodePoints(end, 1);
    }
    return end;
  }

  private static boolean isMark(int codePoint) {
    return MARKS.matcher(Character.toString(codePoint)).matches();
  }

  /** Folds a text; a sequence of separators becomes one space. */
  private static List<Folded> fold(String text) {
    List<Folded> letters = new ArrayList<>();
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      String original = Character.toString(text.codePointAt(at));
      String folded =
          MARKS
              .matcher(Normalizer.normalize(original, Form.NFKD))
              .replaceAll("")
              .toLowerCase(Locale.ROOT);
      String spaced = SEPARATOR.matcher(folded).replaceAll(" ");
      for (char letter : spaced.toCharArray()) {
        if (letter != ' ' || !letters.isEmpty() && letters.get(letters.size() - 1).letter != ' ') {
          letters.add(new Folded(letter, at));
        }
      }
    }
    return letters;
  }

  private static String text(List<Folded> letters) {
    StringBuilder text = new StringBuilder();
    letters.forEach(folded -> text.append(folded.letter));
    return text.toString();
  }
}
