package org.onrecord.textreuse.verification;

/**
 * A range of a string in UTF-16 units.
 *
 * @param end exclusive
 */
public record TextRange(int start, int end) {
  /** The part of the string. */
  public String of(String text) {
    return text.substring(start, end);
  }

  boolean contains(TextRange other) {
    return start <= other.start && other.end <= end;
  }
}
