package org.onrecord.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pieces of quotes again after a correction of the body.
 *
 * <p>What the old and the new body share at their beginning and at their end has not moved: a piece
 * there keeps its place. A piece in the part between is looked for in the new body's part between,
 * by its text; where it stands there more than once, or stood more than once in the old body, the
 * neighbourhood decides: the characters before and after it, as far as they are the same. A tie
 * decides nothing, and the piece is not found.
 *
 * <p>The method is our own; it follows the idea of the W3C Web Annotation model's text quote
 * selector (exact, prefix, suffix). All offsets within are UTF-16 units, all spans code points.
 */
final class Reanchoring {
  /** How many characters to either side count as the neighbourhood: about a line. */
  private static final int NEIGHBOURHOOD = 80;

  /**
   * With more occurrences than this a text tells nothing about its place; it also bounds the work.
   */
  private static final int MAX_OCCURRENCES = 50;

  private final Body before;
  private final Body after;
  private final int prefix;
  private final int suffix;

  Reanchoring(String before, String after) {
    this.before = new Body(before);
    this.after = new Body(after);
    int most = Math.min(before.length(), after.length());
    int same = 0;
    while (same < most && before.charAt(same) == after.charAt(same)) {
      same++;
    }
    this.prefix = same;
    int end = 0;
    while (end < most - same
        && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
      end++;
    }
    this.suffix = end;
  }

  /** Where the pieces stand now, if all of them were found, in their order. */
  Optional<List<Span>> of(List<Span> pieces) {
    List<Span> found = new ArrayList<>();
    int from = 0;
    for (Span piece : pieces) {
      String words = before.at(piece);
      Optional<Integer> at = place(before.offset(piece.start()), words, from);
      if (at.isEmpty()) {
        return Optional.empty();
      }
      found.add(after.span(at.get(), words));
      from = at.get() + words.length();
    }
    return Optional.of(found);
  }

  private Optional<Integer> place(int old, String words, int from) {
    if (old + words.length() <= prefix) {
      return Optional.of(old);
    }
    int moved = old + after.text().length() - before.text().length();
    if (old >= before.text().length() - suffix && moved >= from) {
      return Optional.of(moved);
    }
    return amongCandidates(old, words, from);
  }

  private Optional<Integer> amongCandidates(int old, String words, int from) {
    List<Integer> candidates = after.occurrences(words, from, MAX_OCCURRENCES + 1);
    List<Integer> origins = before.occurrences(words, 0, MAX_OCCURRENCES + 1);
    if (candidates.size() > MAX_OCCURRENCES || origins.size() > MAX_OCCURRENCES) {
      return Optional.empty();
    }
    candidates.removeIf(at -> unmoved(at, words));
    return best(candidates, at -> likeness(old, at, words.length()))
        .filter(
            at ->
                best(origins, origin -> likeness(origin, at, words.length()))
                    .equals(Optional.of(old)));
  }

  /** Whether the characters there are those of another place in the old body. */
  private boolean unmoved(int at, String words) {
    return at + words.length() <= prefix || at >= after.text().length() - suffix;
  }

  /** The place of the highest score, unless two share it. */
  private static Optional<Integer> best(
      List<Integer> places, java.util.function.IntUnaryOperator score) {
    int highest = -1;
    Integer best = null;
    for (int place : places) {
      int its = score.applyAsInt(place);
      if (its == highest) {
        best = null;
      } else if (its > highest) {
        highest = its;
        best = place;
      }
    }
    return Optional.ofNullable(best);
  }

  /** How many characters around the two places are the same, before and after the words. */
  private int likeness(int old, int now, int length) {
    String a = before.text();
    String b = after.text();
    int left = 0;
    while (left < Math.min(NEIGHBOURHOOD, Math.min(old, now))
        && a.charAt(old - 1 - left) == b.charAt(now - 1 - left)) {
      left++;
    }
    int right = 0;
    int room = Math.min(a.length() - old - length, b.length() - now - length);
    while (right < Math.min(NEIGHBOURHOOD, room)
        && a.charAt(old + length + right) == b.charAt(now + length + right)) {
      right++;
    }
    return left + right;
  }
}
