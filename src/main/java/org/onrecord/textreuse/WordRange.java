package org.onrecord.textreuse;

/** A range of words that includes its start and excludes its end. */
public record WordRange(int start, int end) {
  public int count() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }
}
