package org.onrecord.textreuse.phrases;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.onrecord.textreuse.FoldedWords;

/**
 * The words of a text as ids of a {@link Vocabulary}. A contraction such as "don't" is one word.
 *
 * @param words the ids
 * @param breaks the words that do not continue the phrase before them, because a punctuation mark
 *     or an ellipsis stands between
 */
record PhraseText(int[] words, BitSet breaks) {
  static PhraseText of(String text, String language, Vocabulary vocabulary) {
    FoldedWords folded = FoldedWords.of(text, language);
    List<Integer> starts = starts(folded);
    int[] words = new int[starts.size() - 1];
    BitSet breaks = new BitSet();
    for (int i = 0; i < words.length; i++) {
      words[i] = vocabulary.id(folded, starts.get(i), starts.get(i + 1));
      breaks.set(i, folded.isAfterMark(starts.get(i)) || folded.isAfterGap(starts.get(i)));
    }
    return new PhraseText(words, breaks);
  }

  /** A range of words as printed, on one line. */
  static String printed(String text, String language, int from, int count) {
    FoldedWords folded = FoldedWords.of(text, language);
    List<Integer> starts = starts(folded);
    return folded.printed(starts.get(from), starts.get(from + count)).replaceAll("\\s+", " ");
  }

  /** The first folded word of each printed word, and the number of folded words. */
  private static List<Integer> starts(FoldedWords folded) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < folded.count(); i++) {
      if (!folded.isContinued(i)) {
        starts.add(i);
      }
    }
    starts.add(folded.count());
    return starts;
  }
}
