package org.onrecord.exchange.imports;

import java.util.function.ToIntFunction;
import org.onrecord.records.article.Article;

/**
 * The proposals of an import line, added in its transaction.
 *
 * @param add adds the proposals to an article and returns their number; null without extraction
 */
record LineProposals(ToIntFunction<Article> add) {
  static final LineProposals NONE = new LineProposals(null);

  /** True without extraction. */
  boolean isNone() {
    return add == null;
  }

  /** Adds the proposals to the article of an outcome. */
  Outcome addTo(Outcome outcome) {
    return isNone()
        ? outcome
        : outcome.withProposed(add.applyAsInt(Article.findById(outcome.id())));
  }
}
