package org.onrecord.textreuse.verification;

/**
 * A quotation whose right verdict is known.
 *
 * @param flag the flag that the verdict must have; null if any
 * @param origin the quote it was made from; null if there is none
 */
record PlantedCase(Kind kind, Quotation quotation, Flag flag, RecordedQuote origin) {
  /** The classes of cases. */
  enum Kind {
    VERBATIM(Verdict.VERBATIM),
    TYPOGRAPHIC(Verdict.TYPOGRAPHIC),
    TRUNCATED(Verdict.TRUNCATED),
    STITCHED(Verdict.STITCHED),
    ALTERED(Verdict.ALTERED),
    /** A changed negation, number or name. */
    SENSE(Verdict.ALTERED),
    MISATTRIBUTED(Verdict.MISATTRIBUTED),
    UNRECORDED(Verdict.UNRECORDED),
    NOT_FOUND(Verdict.NOT_FOUND);

    final Verdict verdict;

    Kind(Verdict verdict) {
      this.verdict = verdict;
    }
  }

  boolean isRight(Verification verification) {
    return verification.verdict() == kind.verdict
        && (flag == null || verification.flags().contains(flag));
  }

  /** Returns whether a verdict calls changed, invented or misattributed words verbatim. */
  boolean isForbidden(Verification verification) {
    return kind.verdict.compareTo(Verdict.TRUNCATED) > 0
        && verification.verdict().compareTo(Verdict.TYPOGRAPHIC) <= 0;
  }
}
