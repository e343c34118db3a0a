package org.onrecord.textreuse;

import java.util.Arrays;

/** A growing list of folded words with their UTF-16 indices and traits. */
final class ScannedWords {
  private String[] words;
  private int[] starts;
  private int[] ends;
  private byte[] traits;
  private int count;

  ScannedWords() {
    this(new String[32], new int[32], new int[32], new byte[32], 0);
  }

  private ScannedWords(String[] words, int[] starts, int[] ends, byte[] traits, int count) {
    this.words = words;
    this.starts = starts;
    this.ends = ends;
    this.traits = traits;
    this.count = count;
  }

  /** A copy of a range. */
  ScannedWords part(int from, int to) {
    return new ScannedWords(
        Arrays.copyOfRange(words, from, to),
        Arrays.copyOfRange(starts, from, to),
        Arrays.copyOfRange(ends, from, to),
        Arrays.copyOfRange(traits, from, to),
        to - from);
  }

  void add(String word, int start, int end, int wordTraits) {
    if (count == words.length) {
      grow();
    }
    words[count] = word;
    starts[count] = start;
    ends[count] = end;
    traits[count++] = (byte) wordTraits;
  }

  private void grow() {
    int capacity = count * 2;
    words = Arrays.copyOf(words, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    traits = Arrays.copyOf(traits, capacity);
  }

  int count() {
    return count;
  }

  /** The folded word; empty out of range. */
  String word(int i) {
    return i < 0 || i >= count ? "" : words[i];
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  int traits(int i) {
    return traits[i];
  }

  boolean has(int i, int trait) {
    return (traits[i] & trait) != 0;
  }

  void mark(int i, int trait) {
    traits[i] |= (byte) trait;
  }

  /** Removes a trait that all words have, and that therefore distinguishes none. */
  void unmarkIfAll(int trait) {
    for (int i = 0; i < count; i++) {
      if (!has(i, trait)) {
        return;
      }
    }
    for (int i = 0; i < count; i++) {
      traits[i] &= (byte) ~trait;
    }
  }

  void replace(int i, String word) {
    words[i] = word;
  }

  /** Appends a folded part to the last word. */
  void extendLast(String part, int end) {
    words[count - 1] += part;
    ends[count - 1] = end;
  }

  /** Compares the counts, the words, and the traits that the comparison of quotes depends on. */
  int compareWords(ScannedWords other) {
    int order = Integer.compare(count, other.count);
    for (int i = 0; order == 0 && i < count; i++) {
      order = words[i].compareTo(other.words[i]);
    }
    for (int i = 0; order == 0 && i < count; i++) {
      order = Integer.compare(compared(i), other.compared(i));
    }
    return order;
  }

  private int compared(int i) {
    return traits[i] & ~FoldedWords.CONTINUED;
  }

  int hashOfWords() {
    return Arrays.asList(words).subList(0, count).hashCode();
  }

  @Override
  public String toString() {
    return String.join(" ", Arrays.asList(words).subList(0, count));
  }
}
