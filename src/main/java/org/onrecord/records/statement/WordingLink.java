package org.onrecord.records.statement;

import org.onrecord.textreuse.Agreement;

/**
 * Two wordings with the same words, or that contradict each other, the one with the lesser id
 * first.
 *
 * @param similarity from 0 to 1; 0 if the wordings contradict each other
 * @param negated true if the wordings differ in nothing but a negation
 */
record WordingLink(long one, long other, float similarity, boolean negated) {
  static WordingLink of(long one, long other, float similarity, boolean negated) {
    return new WordingLink(Math.min(one, other), Math.max(one, other), similarity, negated);
  }

  static WordingLink contradiction(long one, long other) {
    return of(one, other, 0, false);
  }

  boolean isContradiction() {
    return similarity == 0;
  }

  Agreement agreement() {
    if (isContradiction()) {
      return Agreement.CONTRADICTED;
    }
    return negated ? Agreement.NEGATED : Agreement.SAME;
  }
}
