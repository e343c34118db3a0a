package org.onrecord.textreuse.phrases;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A phrase with the number of texts that have it. */
final class CountedPhrase {
  /** The words of the phrase, as ids of the vocabulary. */
  final int[] words;

  /** The phrase without its last word, and without its first word; null for a single word. */
  final CountedPhrase prefix;

  final CountedPhrase suffix;

  /** The place of the phrase in the first text that has it. */
  final int firstText;

  final int firstStart;

  int texts;
  int otherTexts;
  private int latest = -1;

  CountedPhrase(
      CountedPhrase prefix, CountedPhrase suffix, int[] words, int firstText, int firstStart) {
    this.prefix = prefix;
    this.suffix = suffix;
    this.words = words;
    this.firstText = firstText;
    this.firstStart = firstStart;
  }

  void countIn(int text) {
    if (latest != text) {
      latest = text;
      texts++;
    }
  }

  /**
   * Counts a text of the other collection.
   *
   * @param text differs from the texts that were counted before
   */
  void countElsewhere(int text) {
    if (latest != text) {
      latest = text;
      otherTexts++;
    }
  }

  /** The words between the first and the last one that has content; empty if none has. */
  List<Integer> core(BitSet withoutContent) {
    int start = 0;
    int end = words.length;
    while (start < end && withoutContent.get(words[start])) {
      start++;
    }
    while (end > start && withoutContent.get(words[end - 1])) {
      end--;
    }
    return IntStream.range(start, end).mapToObj(i -> words[i]).toList();
  }
}
