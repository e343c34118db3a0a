package org.onrecord.records.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * Re-anchoring of quotes: finds their spans in the corrected body of an article.
 *
 * <p>A span in retained sentences moves with them. Any other span is searched by its text in the
 * new sentences. If the text occurs there more than once, or occurred more than once in the removed
 * sentences, the context decides: the number of equal characters before and after. Old and new
 * place must each be the other's best match; a tie means not found. So a quote never moves to the
 * same words of another speaker.
 *
 * <p>The method follows the text quote selector of the W3C Web Annotation model (exact, prefix,
 * suffix). Offsets are UTF-16 units, spans are code points.
 */
final class Reanchoring {
  /** Characters of context on either side: about a line. */
  private static final int CONTEXT_LENGTH = 80;

  /** Bounds the work. A text that occurs more often counts as not found. */
  private static final int MAX_OCCURRENCES = 50;

  private final BodyText before;
  private final BodyText after;
  private final SentenceAlignment alignment;

  Reanchoring(String before, String after) {
    this.before = new BodyText(before);
    this.after = new BodyText(after);
    this.alignment = new SentenceAlignment(before, after);
  }

  /** Translates spans into the new body. Empty unless all are found in their order. */
  Optional<List<Span>> relocate(List<Span> spans) {
    List<Span> found = new ArrayList<>();
    int from = 0;
    for (Span span : spans) {
      String text = before.textAt(span);
      int oldOffset = before.utf16Offset(span.start());
      OptionalInt moved = alignment.newOffset(oldOffset, oldOffset + text.length());
      OptionalInt at = moved.isPresent() ? moved : bestMatch(oldOffset, text, from);
      if (at.isEmpty() || at.getAsInt() < from) {
        return Optional.empty();
      }
      found.add(after.span(at.getAsInt(), text));
      from = at.getAsInt() + text.length();
    }
    return Optional.of(found);
  }

  private OptionalInt bestMatch(int oldOffset, String text, int from) {
    int length = text.length();
    List<Integer> newPlaces = after.occurrences(text, from, MAX_OCCURRENCES + 1);
    List<Integer> oldPlaces = before.occurrences(text, 0, MAX_OCCURRENCES + 1);
    if (newPlaces.size() > MAX_OCCURRENCES || oldPlaces.size() > MAX_OCCURRENCES) {
      return OptionalInt.empty();
    }
    newPlaces.removeIf(at -> alignment.isUnchanged(at, at + length));
    oldPlaces.removeIf(at -> alignment.newOffset(at, at + length).isPresent());
    OptionalInt best = best(newPlaces, at -> similarity(oldOffset, at, length));
    boolean mutual =
        best.isPresent()
            && best(oldPlaces, at -> similarity(at, best.getAsInt(), length))
                .equals(OptionalInt.of(oldOffset));
    return mutual ? best : OptionalInt.empty();
  }

  /** Finds the offset with the highest score. Empty if two share it. */
  private static OptionalInt best(List<Integer> offsets, IntUnaryOperator score) {
    int highest = -1;
    OptionalInt best = OptionalInt.empty();
    for (int offset : offsets) {
      int current = score.applyAsInt(offset);
      if (current == highest) {
        best = OptionalInt.empty();
      } else if (current > highest) {
        highest = current;
        best = OptionalInt.of(offset);
      }
    }
    return best;
  }

  /**
   * Scores the equal context of two places. The lengths of both sides are squared, since one long
   * match ("Ada said:") is stronger evidence than two short ones.
   */
  private int similarity(int oldOffset, int newOffset, int length) {
    int left = commonLength(oldOffset - 1, newOffset - 1, -1);
    int right = commonLength(oldOffset + length, newOffset + length, 1);
    return left * left + right * right;
  }

  /** Counts equal characters from two offsets on, in steps of 1 or -1, up to the context length. */
  private int commonLength(int oldOffset, int newOffset, int step) {
    String a = before.text();
    String b = after.text();
    int length = 0;
    for (int i = oldOffset, j = newOffset; length < CONTEXT_LENGTH; i += step, j += step) {
      boolean inside = i >= 0 && j >= 0 && i < a.length() && j < b.length();
      if (!inside || a.charAt(i) != b.charAt(j)) {
        break;
      }
      length++;
    }
    return length;
  }
}
