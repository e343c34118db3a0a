package org.onrecord.textreuse.phrases;

/**
 * The log-likelihood ratio G² of a two-by-two table: how surprising the difference between two
 * frequencies is (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence,
 * Computational Linguistics 19, 1993). Unlike χ², it is also reliable for rare events.
 */
final class LogLikelihoodRatio {
  /** G² of a difference that occurs by accident once in twenty times, at one degree of freedom. */
  static final double SIGNIFICANT = 3.84;

  private LogLikelihoodRatio() {}

  /**
   * Compares the share of texts with a phrase in two collections.
   *
   * @return 0 if the share is not higher in the first one
   */
  static double of(long with, long texts, long otherWith, long otherTexts) {
    if (with * otherTexts <= otherWith * texts) {
      return 0;
    }
    double all = (double) texts + otherTexts;
    double allWith = (double) with + otherWith;
    double allWithout = all - allWith;
    return 2
        * (term(with, texts * allWith / all)
            + term(texts - with, texts * allWithout / all)
            + term(otherWith, otherTexts * allWith / all)
            + term(otherTexts - otherWith, otherTexts * allWithout / all));
  }

  private static double term(long observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / expected);
  }
}
