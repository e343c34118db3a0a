package org.onrecord.textreuse;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that two quotes share and those that differ, weighed by their information. Words that
 * an ellipsis left out, that brackets inserted, or that were cut off at the beginning or end count
 * as no change.
 */
final class SharedWords {
  /** The maximum number of words that one insertion in brackets replaces. */
  private static final int REPLACED_BY_INSERTION = 4;

  /** The maximum number of words left out that still count as a change of a negation. */
  private static final int SHORT = 3;

  private final FoldedWords some;
  private final FoldedWords others;
  private final WordInformation someBits;
  private final WordInformation otherBits;
  private final int[] matches;

  /** The number of equal words. */
  int shared;

  /** The information of the equal words, in bits. */
  float sharedBits;

  /** The number of runs of equal words between which words were left out. */
  int leaps;

  /** The number of changed words, the larger one of both sides. */
  int changed;

  /** The information of the changed words, the larger one of both sides, in bits. */
  float changedBits;

  /** The number of changes. */
  int changes;

  /** The number of words cut off at the beginning of each quote. */
  int someHead;

  int otherHead;

  /** The number of words cut off at the end of each quote. */
  int someTail;

  int otherTail;

  /** Some change concerns a negation. */
  boolean negated;

  /** Some change concerns a negation, and something else. */
  boolean moreThanNegated;

  /** A number or a name was replaced by another one. */
  boolean contradicted;

  private SharedWords(QuotedWords one, QuotedWords other, int[] matches) {
    this.some = one.words();
    this.others = other.words();
    this.someBits = one.information();
    this.otherBits = other.information();
    this.matches = matches;
  }

  static SharedWords of(QuotedWords one, QuotedWords other) {
    boolean numbers = one.differsInNumbers(other);
    int[] matches =
        numbers
            ? WordAlignment.inPlace(one.words(), other.words())
            : WordAlignment.of(one.words(), other.words());
    SharedWords shared = new SharedWords(one, other, matches);
    shared.contradicted = numbers;
    shared.weighMatches();
    if (shared.shared > 0) {
      ChangedWords.of(shared.some, shared.others, matches).forEach(shared::weigh);
    }
    return shared;
  }

  /** The words that a quote shares with itself: all. */
  static SharedWords ofEqual(QuotedWords quote) {
    SharedWords shared = new SharedWords(quote, quote, new int[0]);
    shared.shared = quote.words().count();
    for (int i = 0; i < shared.shared; i++) {
      shared.sharedBits += quote.information().of(i);
    }
    return shared;
  }

  private void weighMatches() {
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] >= 0) {
        shared++;
        sharedBits += Math.min(someBits.of(i), otherBits.of(matches[i]));
      }
    }
  }

  private void weigh(ChangedWords change) {
    if (change.isSpacing()) {
      shared += change.from().count();
      sharedBits += Math.min(someBits.of(change.from()), otherBits.of(change.to()));
      return;
    }
    boolean head = change.from().start() == 0 && change.to().start() == 0;
    boolean tail = change.from().end() == some.count() && change.to().end() == others.count();
    int left = said(some, change.from());
    int right = said(others, change.to());
    if (head || tail) {
      weighEnd(change, head, left, right);
    } else {
      weighInside(change, left, right);
    }
  }

  private void weighEnd(ChangedWords change, boolean head, int left, int right) {
    int both = Math.min(left, right);
    someHead += head ? left - both : 0;
    otherHead += head ? right - both : 0;
    someTail += head ? 0 : left - both;
    otherTail += head ? 0 : right - both;
    if (both > 0) {
      count(change, both);
    }
    boolean isShort = Math.max(left, right) <= SHORT;
    if (isShort && (both > 0 || head && cutsNegation(change))) {
      noteNegation(change);
    }
  }

  /** Returns whether a negation was cut off that stood directly before what remains. */
  private static boolean cutsNegation(ChangedWords change) {
    boolean left = change.to().isEmpty();
    FoldedWords words = left ? change.fromWords() : change.toWords();
    int last = (left ? change.from() : change.to()).end() - 1;
    return words.isNegation(last) && !words.isAfterMark(last + 1);
  }

  private void weighInside(ChangedWords change, int left, int right) {
    boolean leftGap = hasGap(some, change.from());
    boolean rightGap = hasGap(others, change.to());
    int leftSaid = rightGap ? 0 : rest(left, others, change.to());
    int rightSaid = leftGap ? 0 : rest(right, some, change.from());
    leaps += (leftGap || rightGap) && Math.max(left, right) > 0 ? 1 : 0;
    if (Math.max(leftSaid, rightSaid) > 0) {
      count(change, Math.max(leftSaid, rightSaid));
    }
    boolean open = (leftGap || rightGap) && Math.max(left, right) > SHORT;
    if (!open) {
      noteNegation(change);
    }
  }

  private void noteNegation(ChangedWords change) {
    if (change.changesNegation()) {
      negated = true;
      moreThanNegated |= !change.changesOnlyNegation();
    }
  }

  private void count(ChangedWords change, int words) {
    changes++;
    changed += words;
    changedBits += Math.max(someBits.of(change.from()), otherBits.of(change.to()));
    contradicted |= replacesNumber(change) || replacesName(change);
  }

  /** The number of words outside brackets. */
  private static int said(FoldedWords words, WordRange range) {
    int count = 0;
    for (int i = range.start(); i < range.end(); i++) {
      count += words.isInserted(i) ? 0 : 1;
    }
    return count;
  }

  /** The number of words that an insertion on the other side does not replace. */
  private static int rest(int count, FoldedWords other, WordRange range) {
    boolean replaced = said(other, range) < range.count();
    return replaced ? Math.max(0, count - REPLACED_BY_INSERTION) : count;
  }

  /** Returns whether an ellipsis stands before, in or after a range. */
  private static boolean hasGap(FoldedWords words, WordRange range) {
    for (int i = range.start(); i <= range.end() && i < words.count(); i++) {
      if (words.isAfterGap(i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean replacesNumber(ChangedWords change) {
    Set<String> left = words(FoldedWords::isNumber, change.fromWords(), change.from());
    Set<String> right = words(FoldedWords::isNumber, change.toWords(), change.to());
    return !left.isEmpty()
        && !right.isEmpty()
        && !left.containsAll(right)
        && !right.containsAll(left);
  }

  /** Returns whether names differ that are no forms of the same name. */
  private boolean replacesName(ChangedWords change) {
    Set<String> left = words((words, i) -> someBits.isName(i), some, change.from());
    Set<String> right = words((words, i) -> otherBits.isName(i), others, change.to());
    return !left.isEmpty()
        && !right.isEmpty()
        && Collections.disjoint(left, right)
        && !isSameName(change, left, right);
  }

  /** Returns whether the rest of a name is equal: "Senator Aldane" and "Mr Aldane". */
  private boolean isSameName(ChangedWords change, Set<String> left, Set<String> right) {
    int after = change.from().end();
    boolean goesOn =
        after < some.count()
            && matches[after] >= 0
            && someBits.isName(after)
            && !some.isAfterMark(after);
    return goesOn
        && (NameTitles.areAll(left) || NameTitles.areAll(right) || sameInitials(left, right));
  }

  /** Matches "Mike" and "Michael". */
  private static boolean sameInitials(Set<String> left, Set<String> right) {
    return initials(left).equals(initials(right));
  }

  private static Set<Integer> initials(Set<String> names) {
    return names.stream().map(name -> name.codePointAt(0)).collect(Collectors.toSet());
  }

  private static Set<String> words(
      ChangedWords.WordTrait trait, FoldedWords words, WordRange range) {
    Set<String> found = new HashSet<>();
    for (int i = range.start(); i < range.end(); i++) {
      if (trait.has(words, i)) {
        found.add(words.word(i));
      }
    }
    return found;
  }
}
