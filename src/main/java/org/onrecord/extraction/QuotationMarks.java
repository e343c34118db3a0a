package org.onrecord.extraction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pairs quotation marks, paragraph by paragraph. The position of a mark, rather than its shape,
 * decides whether it opens or closes, because newspapers confuse the shapes. Apostrophes are
 * recognized by their neighbours.
 */
final class QuotationMarks {
  private enum Family {
    DOUBLE,
    SINGLE,
    ANGLE
  }

  private record Open(int word, Family family) {}

  /** The maximum depth of nesting; deeper nesting is not prose. */
  private static final int MAX_DEPTH = 4;

  /** After these a mark closes rather than opens. */
  private static final Set<String> BEFORE_CLOSING =
      Set.of(".", ",", ";", ":", "!", "?", "”", "»", ")", "]");

  private static final Pattern ELIDED = Pattern.compile("\\d0s|\\d\\d|em|til|tis|twas|cause|n");

  private final Words words;
  private final List<QuotedPassage> found = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  private QuotationMarks(Words words) {
    this.words = words;
  }

  /** The quotations of a text, in order of their opening marks. */
  static List<QuotedPassage> of(Words words) {
    QuotationMarks marks = new QuotationMarks(words);
    int from = 0;
    while (from < words.count()) {
      int to = from;
      while (to < words.count() && words.paragraphOf(to) == words.paragraphOf(from)) {
        to++;
      }
      marks.pair(from, to);
      from = to;
    }
    marks.found.sort(
        Comparator.comparingInt(QuotedPassage::open).thenComparingInt(QuotedPassage::depth));
    return List.copyOf(marks.found);
  }

  private void pair(int from, int to) {
    for (int i = from; i < to; i++) {
      Family family = family(i);
      if (family != null) {
        process(i, family);
      }
    }
    while (!open.isEmpty()) {
      Open unclosed = open.pop();
      boolean continued = to < words.count() && family(to) == unclosed.family && opens(to);
      if (continued || plausible(unclosed, from, to)) {
        found.add(new QuotedPassage(unclosed.word, to, false, continued, open.size()));
      }
    }
  }

  /**
   * Returns whether an unclosed mark is accepted: it must start a sentence or follow a comma or
   * colon.
   */
  private boolean plausible(Open unclosed, int from, int to) {
    int word = unclosed.word;
    return open.isEmpty()
        && unclosed.family != Family.SINGLE
        && (word == from
            || words.first(words.sentenceOf(word)) == word
            || words.lower(word - 1).matches("[,:]"))
        && to - word > 4;
  }

  private void process(int word, Family family) {
    Open last = open.peek();
    boolean sameOpen = open.stream().anyMatch(other -> other.family == family);
    if (sameOpen && closes(word, family)) {
      while (last.family != family) {
        open.pop();
        last = open.peek();
      }
      open.pop();
      found.add(new QuotedPassage(last.word, word, true, false, open.size()));
    } else if (opens(word) && (family != Family.SINGLE || !isApostrophe(word))) {
      if (sameOpen && last.family == family) {
        open.pop();
      }
      if (open.size() < MAX_DEPTH) {
        open.push(new Open(word, family));
      }
    }
  }

  private Family family(int word) {
    return switch (words.word(word)) {
      case "\"", "“", "”", "„", "''", "``" -> Family.DOUBLE;
      case "'", "‘", "’", "`", "´" -> Family.SINGLE;
      case "«", "»" -> Family.ANGLE;
      default -> null;
    };
  }

  private boolean opens(int word) {
    char mark = words.word(word).charAt(0);
    if (mark == '»' || mark == '”' && isAdjacent(word, -1)) {
      return false;
    }
    return mark == '«'
        || mark == '„'
        || !isAdjacent(word, -1)
        || isAdjacent(word, 1) && isOpeningContext(word - 1);
  }

  private boolean closes(int word, Family family) {
    char mark = words.word(word).charAt(0);
    if (mark == '«' || mark == '„') {
      return false;
    }
    if (mark == '»') {
      return true;
    }
    boolean before = isAdjacent(word, -1);
    boolean after = isAdjacent(word, 1) && isWord(word + 1);
    if (family == Family.SINGLE) {
      return before && !after;
    }
    return before || !isAdjacent(word, 1) || mark == '”';
  }

  /** Returns whether no white space separates a word from its neighbour on one side. */
  private boolean isAdjacent(int word, int side) {
    int other = word + side;
    if (other < 0 || other >= words.count()) {
      return false;
    }
    return side < 0 ? words.end(other) == words.start(word) : words.end(word) == words.start(other);
  }

  private boolean isWord(int word) {
    return Character.isLetterOrDigit(words.word(word).charAt(0));
  }

  /** Returns whether a word is a bracket, dash or mark after which a quotation may open. */
  private boolean isOpeningContext(int word) {
    return !isWord(word) && !BEFORE_CLOSING.contains(words.word(word));
  }

  /** Returns whether a mark is an apostrophe: "'em", "'90s", "voters'". */
  private boolean isApostrophe(int word) {
    String next = words.lower(word + 1);
    return ELIDED.matcher(next).matches() || !isAdjacent(word, 1);
  }
}
