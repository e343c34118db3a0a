package org.onrecord.textreuse.verification;

import java.util.List;
import java.util.Optional;

/**
 * A place on record that supports a verdict.
 *
 * @param recorded the quote; null if the words stand in a body only
 * @param spans the places of the compared words in the body, in order; empty if unknown
 * @param printed the words as printed; the parts of an interrupted quote are joined by " … "
 * @param similarity of the quotation to these words alone, see {@link Verification}
 */
public record Evidence(
    RecordedQuote recorded,
    RecordedArticle article,
    List<BodySpan> spans,
    String printed,
    double similarity) {
  public Evidence {
    spans = List.copyOf(spans);
  }

  /** Returns whether other evidence has words at the same place of the same article. */
  boolean overlaps(Evidence other) {
    return article.id().equals(other.article.id())
        && spans.stream().anyMatch(one -> other.spans.stream().anyMatch(one::overlaps));
  }

  /** The quote on record, if there is one. */
  public Optional<RecordedQuote> quote() {
    return Optional.ofNullable(recorded);
  }
}
