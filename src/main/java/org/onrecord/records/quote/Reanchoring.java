package org.onrecord.records.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * Finds the pieces of quotes again after a correction of the body.
 *
 * <p>A piece in sentences that are still there moves with them. Any other piece is looked for by
 * its text in what is new. Where the text stands there more than once, or stood more than once in
 * what is gone, the neighbourhood decides: the characters before and after, as far as they are the
 * same. The new place must be the one most like the old place, and the old place the one most like
 * the new; a tie decides nothing, and the piece is not found. So a quote does not move to the same
 * words of somebody else.
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

  private final BodyText before;
  private final BodyText after;
  private final SentenceAlignment alignment;

  Reanchoring(String before, String after) {
    this.before = new BodyText(before);
    this.after = new BodyText(after);
    this.alignment = new SentenceAlignment(before, after);
  }

  /** Where the pieces stand now, if all of them were found, in their order. */
  Optional<List<Span>> relocate(List<Span> pieces) {
    List<Span> found = new ArrayList<>();
    int from = 0;
    for (Span piece : pieces) {
      String words = before.textAt(piece);
      int old = before.utf16Offset(piece.start());
      OptionalInt moved = alignment.newOffset(old, old + words.length());
      OptionalInt at = moved.isPresent() ? moved : amongCandidates(old, words, from);
      if (at.isEmpty() || at.getAsInt() < from) {
        return Optional.empty();
      }
      found.add(after.span(at.getAsInt(), words));
      from = at.getAsInt() + words.length();
    }
    return Optional.of(found);
  }

  private OptionalInt amongCandidates(int old, String words, int from) {
    int length = words.length();
    List<Integer> candidates = after.occurrences(words, from, MAX_OCCURRENCES + 1);
    List<Integer> origins = before.occurrences(words, 0, MAX_OCCURRENCES + 1);
    if (candidates.size() > MAX_OCCURRENCES || origins.size() > MAX_OCCURRENCES) {
      return OptionalInt.empty();
    }
    candidates.removeIf(at -> alignment.isUnchanged(at, at + length));
    origins.removeIf(at -> alignment.newOffset(at, at + length).isPresent());
    OptionalInt best = best(candidates, at -> likeness(old, at, length));
    boolean mutual =
        best.isPresent()
            && best(origins, at -> likeness(at, best.getAsInt(), length))
                .equals(OptionalInt.of(old));
    return mutual ? best : OptionalInt.empty();
  }

  /** The place of the highest score, unless two share it. */
  private static OptionalInt best(List<Integer> places, IntUnaryOperator score) {
    int highest = -1;
    OptionalInt best = OptionalInt.empty();
    for (int place : places) {
      int its = score.applyAsInt(place);
      if (its == highest) {
        best = OptionalInt.empty();
      } else if (its > highest) {
        highest = its;
        best = OptionalInt.of(place);
      }
    }
    return best;
  }

  /**
   * How alike the surroundings of two places are: by the characters that are the same before and
   * after the words, squared, since one long side ("Ada said:") tells more than two short ones.
   */
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
    return left * left + right * right;
  }
}
