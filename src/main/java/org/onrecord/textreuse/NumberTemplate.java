package org.onrecord.textreuse;

/**
 * The words of a quote with its numbers left open, as log parsers group messages. Quotes with one
 * template and different numbers, such as results, contradict each other.
 *
 * @param hash a hash of the other words and of the places of the numbers
 * @param numbers hashes of the numbers in their order
 */
record NumberTemplate(long hash, int[] numbers) {
  private static final long NUMBER = 1;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  /**
   * The template of a text; null if it has no number, or an ellipsis or insertion, where a number
   * may stand for others.
   */
  static NumberTemplate of(FoldedWords words) {
    int count = 0;
    for (int i = 0; i < words.count(); i++) {
      if (words.isAfterGap(i) || words.isInserted(i)) {
        return null;
      }
      count += words.isNumber(i) ? 1 : 0;
    }
    return count == 0 ? null : of(words, count);
  }

  private static NumberTemplate of(FoldedWords words, int count) {
    int[] numbers = new int[count];
    int next = 0;
    long hash = words.count();
    for (int i = 0; i < words.count(); i++) {
      boolean isNumber = words.isNumber(i);
      if (isNumber) {
        numbers[next++] = words.word(i).hashCode();
      }
      hash = mixed(hash ^ (isNumber ? NUMBER : words.word(i).hashCode()));
    }
    return new NumberTemplate(hash, numbers);
  }

  private static long mixed(long hash) {
    long product = hash * MULTIPLIER;
    return product ^ product >>> 32;
  }
}
