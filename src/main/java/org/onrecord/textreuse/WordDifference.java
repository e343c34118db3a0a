package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The word-level difference of two texts: runs of equal words and the changes between them, in
 * order. Typography makes no difference, as {@link FoldedWords} describes it.
 *
 * <p>A printed word is never split: if "do not" became "do", "do not" is replaced.
 */
public record WordDifference(List<WordChange> changes) {
  /** The difference that leads from one text to the other. */
  public static WordDifference between(FoldedWords from, FoldedWords to) {
    int[] matches = WordAlignment.of(from, to);
    List<WordChange> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (ChangedWords change : wholePrintedWords(from, to, matches)) {
      addEqual(changes, from, i, change.from().start(), to, j, change.to().start());
      changes.add(change(change));
      i = change.from().end();
      j = change.to().end();
    }
    addEqual(changes, from, i, from.count(), to, j, to.count());
    return new WordDifference(List.copyOf(changes));
  }

  /** Returns whether all words are equal. */
  public boolean isEqual() {
    return changes.stream().allMatch(change -> change.kind() == WordChange.Kind.EQUAL);
  }

  /** The flags of all changes. */
  public Set<ChangeFlag> flags() {
    Set<ChangeFlag> flags = EnumSet.noneOf(ChangeFlag.class);
    changes.forEach(change -> flags.addAll(change.flags()));
    return flags;
  }

  private static List<ChangedWords> wholePrintedWords(
      FoldedWords from, FoldedWords to, int[] matches) {
    List<ChangedWords> whole = new ArrayList<>();
    int fromEnd = 0;
    int toEnd = 0;
    for (ChangedWords change : ChangedWords.of(from, to, matches)) {
      if (change.isSpacing()) {
        continue;
      }
      int before = 0;
      while (change.from().start() - before > fromEnd
          && change.to().start() - before > toEnd
          && (isContinued(from, change.from().start() - before)
              || isContinued(to, change.to().start() - before))) {
        before++;
      }
      fromEnd = change.from().end();
      toEnd = change.to().end();
      while (fromEnd < from.count()
          && toEnd < to.count()
          && (isContinued(from, fromEnd) || isContinued(to, toEnd))
          && matches[fromEnd] == toEnd) {
        fromEnd++;
        toEnd++;
      }
      whole.add(
          new ChangedWords(
              from,
              new WordRange(change.from().start() - before, fromEnd),
              to,
              new WordRange(change.to().start() - before, toEnd)));
    }
    return whole;
  }

  private static boolean isContinued(FoldedWords words, int i) {
    return i < words.count() && words.isContinued(i);
  }

  private static void addEqual(
      List<WordChange> changes,
      FoldedWords from,
      int i,
      int iEnd,
      FoldedWords to,
      int j,
      int jEnd) {
    if (i < iEnd) {
      changes.add(
          new WordChange(
              WordChange.Kind.EQUAL,
              new WordRange(i, iEnd),
              new WordRange(j, jEnd),
              from.printed(i, iEnd),
              "",
              Set.of()));
    }
  }

  private static WordChange change(ChangedWords change) {
    String before = change.fromWords().printed(change.from().start(), change.from().end());
    String after = change.toWords().printed(change.to().start(), change.to().end());
    WordChange.Kind kind =
        change.from().isEmpty()
            ? WordChange.Kind.INSERT
            : change.to().isEmpty() ? WordChange.Kind.DELETE : WordChange.Kind.REPLACE;
    return new WordChange(
        kind,
        change.from(),
        change.to(),
        kind == WordChange.Kind.INSERT ? after : before,
        kind == WordChange.Kind.REPLACE ? after : "",
        Set.copyOf(change.flags()));
  }
}
