package org.onrecord.records.citation;

/**
 * A range of the body of an article, in UTF-16 units.
 *
 * @param start index of the first unit
 * @param end index after the last unit
 */
public record CitedWords(int start, int end) {
  int length() {
    return end - start;
  }

  /** The range from the start of this one to the end of another. */
  CitedWords until(CitedWords other) {
    return new CitedWords(start, other.end);
  }
}
