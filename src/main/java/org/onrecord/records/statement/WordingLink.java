package org.onrecord.records.statement;

/**
 * Two wordings with the same words, the one with the lesser id first.
 *
 * @param similarity from 0 to 1; 0 if the wordings contradict each other, as one and its negation
 *     do
 */
record WordingLink(long one, long other, float similarity) {
  static WordingLink of(long one, long other, float similarity) {
    return new WordingLink(Math.min(one, other), Math.max(one, other), similarity);
  }

  boolean isContradiction() {
    return similarity == 0;
  }
}
