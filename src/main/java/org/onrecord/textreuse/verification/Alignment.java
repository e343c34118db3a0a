package org.onrecord.textreuse.verification;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.WordChange;
import org.onrecord.textreuse.WordDifference;
import org.onrecord.textreuse.WordRange;

/**
 * The words of a quotation beside the most similar part of a recorded text.
 *
 * @param changes from the record to the quotation
 * @param equal the number of equal words
 * @param part the words of the record from the first equal one to the last; empty if there is none
 */
record Alignment(
    FoldedWords recorded,
    FoldedWords quotation,
    List<WordChange> changes,
    int equal,
    WordRange part) {
  /** The minimum number of words left out at once that make two pieces of a quote. */
  private static final int MIN_OMISSION = 3;

  private static final int MIN_PIECE = 2;

  static Alignment of(FoldedWords recorded, FoldedWords quotation) {
    List<WordChange> changes = WordDifference.between(recorded, quotation).changes();
    int equal = 0;
    int start = -1;
    int end = 0;
    for (WordChange change : changes) {
      if (change.kind() == WordChange.Kind.EQUAL) {
        equal += change.to().count();
        start = start < 0 ? change.from().start() : start;
        end = change.from().end();
      }
    }
    return new Alignment(
        recorded, quotation, changes, equal, new WordRange(Math.max(start, 0), end));
  }

  /** The similarity, see {@link Verification}. */
  double similarity() {
    int words = quotation.count() + part.count();
    return words == 0 ? 0 : Math.min(1, 2.0 * equal / words);
  }

  /** The number of {@link ContentWords} that are equal. */
  int equalContentWords() {
    return changes.stream()
        .filter(change -> change.kind() == WordChange.Kind.EQUAL)
        .mapToInt(change -> ContentWords.count(quotation, change.to().start(), change.to().end()))
        .sum();
  }

  /**
   * Returns whether the quotation consists of two or more pieces of the record with words left out
   * between them, at least three or at an ellipsis of the quotation, and nothing else.
   */
  boolean isStitched() {
    int omissions = 0;
    for (WordChange change : changes) {
      switch (change.kind()) {
        case EQUAL -> {
          if (change.to().count() < MIN_PIECE) {
            return false;
          }
        }
        case DELETE -> {
          if (isInside(change)) {
            boolean marked = quotation.isAfterGap(change.to().start());
            if (change.from().count() < MIN_OMISSION && !marked) {
              return false;
            }
            omissions++;
          }
        }
        default -> {
          return false;
        }
      }
    }
    return omissions > 0;
  }

  private boolean isInside(WordChange change) {
    return change.from().start() >= part.start() && change.from().end() <= part.end();
  }

  /** The flags of the changed words, without those cut off at the ends. */
  Set<Flag> flags() {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (WordChange change : changes) {
      if (change.kind() != WordChange.Kind.EQUAL && (!change.to().isEmpty() || isInside(change))) {
        change.flags().forEach(flag -> flags.add(Flag.valueOf(flag.name())));
        if (measures(recorded, change.from()) || measures(quotation, change.to())) {
          flags.add(Flag.NUMBER);
        }
      }
    }
    return flags;
  }

  private static boolean measures(FoldedWords words, WordRange range) {
    for (int i = range.start(); i < range.end(); i++) {
      if (MeasureWords.isUnit(words, i) || MeasureWords.isSign(words, i)) {
        return true;
      }
    }
    return false;
  }

  /** The words left out at the ends of the record. */
  Cut cut() {
    return new Cut(
        recorded.printed(0, part.start()), recorded.printed(part.end(), recorded.count()));
  }

  /** The ranges of equal words in the record. */
  List<WordRange> pieces() {
    return changes.stream()
        .filter(change -> change.kind() == WordChange.Kind.EQUAL)
        .map(WordChange::from)
        .toList();
  }
}
