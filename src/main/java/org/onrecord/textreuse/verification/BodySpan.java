package org.onrecord.textreuse.verification;

/**
 * A range of an article's body in Unicode code points.
 *
 * @param end exclusive
 */
public record BodySpan(int start, int end) {
  boolean overlaps(BodySpan other) {
    return start < other.end && other.start < end;
  }
}
