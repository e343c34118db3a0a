package org.onrecord.extraction;

/**
 * Words between quotation marks. All are indices of words.
 *
 * @param open the opening mark
 * @param close the closing mark; where it is missing, the word after the last
 * @param closed whether there is a closing mark
 * @param continued whether the quotation goes on in the next paragraph, which opens with a mark
 * @param depth how many other quotations it stands in
 */
record QuotedPassage(int open, int close, boolean closed, boolean continued, int depth) {
  /** The first word between the marks. */
  int first() {
    return open + 1;
  }

  /** How many words stand between the marks. */
  int length() {
    return close - open - 1;
  }

  /** The word after the whole, marks included. */
  int end() {
    return closed ? close + 1 : close;
  }

  boolean contains(int word) {
    return word > open && word < close;
  }
}
