package org.onrecord.textreuse.verification;

/** Thrown if the quotations of a request take more comparisons than its limit. */
public final class ComparisonLimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ComparisonLimitException() {
    super("The quotations take too many comparisons");
  }
}
