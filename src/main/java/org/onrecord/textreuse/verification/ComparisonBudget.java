package org.onrecord.textreuse.verification;

/**
 * Counts the comparisons of a {@link Judge}, in pairs of words for quotes and in UTF-16 units for
 * bodies, which take about equal time. It bounds the time of hostile quotations: the time of an
 * alignment is the product of both lengths.
 */
final class ComparisonBudget {
  /** The number of words from which the time no longer grows with the product. */
  private static final int MAX_WORDS = 1_000;

  private long left;

  ComparisonBudget(long comparisons) {
    this.left = comparisons;
  }

  void spend(PreparedQuotation quotation, RecordedText quote) {
    spend((long) Math.min(quotation.words().count(), MAX_WORDS) * quote.words().count());
  }

  void spend(RecordedArticle article) {
    spend(article.body().length());
  }

  private void spend(long comparisons) {
    left -= comparisons;
    if (left < 0) {
      throw new ComparisonLimitException();
    }
  }
}
