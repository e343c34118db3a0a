package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The words of two texts between two matches of an alignment: changed words.
 *
 * @param fromWords the text of the first range
 * @param toWords the text of the second range
 */
record ChangedWords(FoldedWords fromWords, WordRange from, FoldedWords toWords, WordRange to) {
  /** A property of a word. */
  interface WordTrait {
    boolean has(FoldedWords words, int i);
  }

  /** Prefixes that negate an adjective or verb. */
  private static final List<String> NEGATING = List.of("un", "in", "im", "il", "ir", "dis", "non");

  /** Words that come and go with a negation. */
  private static final Set<String> AUXILIARIES =
      Set.of("do", "does", "did", "any", "some", "ever", "yet", "already", "either", "or");

  /** The minimum length of a word that a prefix negates, in letters. */
  private static final int MIN_NEGATED = 4;

  /** All changes of an alignment, in order: every range that is not matched. */
  static List<ChangedWords> of(FoldedWords from, FoldedWords to, int[] matches) {
    List<ChangedWords> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (int at = 0; at <= from.count(); at++) {
      int match = at == from.count() ? to.count() : matches[at];
      if (match >= 0) {
        ChangedWords change =
            new ChangedWords(from, new WordRange(i, at), to, new WordRange(j, match));
        if (!change.isEmpty()) {
          changes.add(change);
        }
        i = at + 1;
        j = match + 1;
      }
    }
    return changes;
  }

  boolean isEmpty() {
    return from.isEmpty() && to.isEmpty();
  }

  /** Returns whether the letters are the same and only the spaces differ: "long term". */
  boolean isSpacing() {
    return !from.isEmpty() && !to.isEmpty() && joined(fromWords, from).equals(joined(toWords, to));
  }

  private static String joined(FoldedWords words, WordRange range) {
    StringBuilder joined = new StringBuilder();
    for (int i = range.start(); i < range.end(); i++) {
      joined.append(words.word(i));
    }
    return joined.toString();
  }

  Set<ChangeFlag> flags() {
    Set<ChangeFlag> flags = EnumSet.noneOf(ChangeFlag.class);
    if (changesNegation()) {
      flags.add(ChangeFlag.NEGATION);
    }
    if (any(FoldedWords::isNumber) || any(QuantityWords::isQuantity)) {
      flags.add(ChangeFlag.NUMBER);
    }
    if (any((words, i) -> NameWords.isName(words, i) && !DateWords.isDate(words, i))) {
      flags.add(ChangeFlag.NAME);
    }
    if (any(DateWords::isDate)) {
      flags.add(ChangeFlag.DATE);
    }
    return flags;
  }

  boolean changesNegation() {
    return negations(fromWords, from) != negations(toWords, to)
        || hasNegatingPrefix(fromWords, from, toWords, to)
        || hasNegatingPrefix(toWords, to, fromWords, from);
  }

  /** Returns whether nothing but a negation, with its auxiliary verb, was inserted or left out. */
  boolean changesOnlyNegation() {
    List<String> left = affirmative(fromWords, from);
    List<String> right = affirmative(toWords, to);
    if (left.size() != right.size() || left.size() > 1) {
      return false;
    }
    return left.isEmpty() || isSameVerb(left.get(0), right.get(0));
  }

  private static List<String> affirmative(FoldedWords words, WordRange range) {
    List<String> affirmative = new ArrayList<>();
    for (int i = range.start(); i < range.end(); i++) {
      if (!words.isNegation(i) && !AUXILIARIES.contains(words.word(i))) {
        affirmative.add(words.word(i));
      }
    }
    return affirmative;
  }

  /** Matches forms such as "supports" and "support", or "able" and "unable". */
  private static boolean isSameVerb(String word, String other) {
    String shorter = word.length() < other.length() ? word : other;
    String longer = shorter.equals(word) ? other : word;
    int stem = Math.max(3, shorter.length() - 1);
    return negates(longer, shorter)
        || longer.length() - shorter.length() <= 3
            && longer.startsWith(shorter.substring(0, Math.min(stem, shorter.length())));
  }

  private static int negations(FoldedWords words, WordRange range) {
    int count = 0;
    for (int i = range.start(); i < range.end(); i++) {
      count += words.isNegation(i) ? 1 : 0;
    }
    return count;
  }

  /** Returns whether a word of one range is a word of the other with a prefix: "unable". */
  private static boolean hasNegatingPrefix(
      FoldedWords words, WordRange range, FoldedWords others, WordRange otherRange) {
    if (range.count() > 4 || otherRange.count() > 4) {
      return false;
    }
    for (int i = range.start(); i < range.end(); i++) {
      for (int j = otherRange.start(); j < otherRange.end(); j++) {
        if (negates(words.word(i), others.word(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean negates(String word, String other) {
    int prefix = word.length() - other.length();
    return prefix > 0
        && other.length() >= MIN_NEGATED
        && word.endsWith(other)
        && NEGATING.contains(word.substring(0, prefix));
  }

  /** Returns whether any changed word has a trait. */
  private boolean any(WordTrait trait) {
    return any(trait, fromWords, from) || any(trait, toWords, to);
  }

  static boolean any(WordTrait trait, FoldedWords words, WordRange range) {
    for (int i = range.start(); i < range.end(); i++) {
      if (trait.has(words, i)) {
        return true;
      }
    }
    return false;
  }
}
