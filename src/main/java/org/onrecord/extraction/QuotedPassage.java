package org.onrecord.extraction;

/**
 * A quotation: words between quotation marks, as word indices.
 *
 * @param open the opening mark
 * @param close the closing mark, or the word after the last if it is missing
 * @param closed whether there is a closing mark
 * @param continued whether it continues in the next paragraph, which opens with a mark
 * @param depth the number of enclosing quotations
 */
record QuotedPassage(int open, int close, boolean closed, boolean continued, int depth) {
  /** The first word between the marks. */
  int first() {
    return open + 1;
  }

  /** The number of words between the marks. */
  int length() {
    return close - open - 1;
  }

  /** The word after the quotation, including its marks. */
  int end() {
    return closed ? close + 1 : close;
  }

  boolean contains(int word) {
    return word > open && word < close;
  }
}
