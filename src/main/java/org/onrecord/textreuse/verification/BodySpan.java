package org.onrecord.textreuse.verification;

/**
 * A range of a text, such as the body of an article, in Unicode code points.
 *
 * @param end exclusive
 */
public record BodySpan(int start, int end) {
  boolean overlaps(BodySpan other) {
    return start < other.end && other.start < end;
  }
}
