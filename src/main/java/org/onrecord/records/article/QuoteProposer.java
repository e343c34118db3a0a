package org.onrecord.records.article;

import java.util.function.Consumer;

/** Proposes quotes for a new article; implemented by the extraction of proposals. */
public interface QuoteProposer {
  /**
   * Extracts the quotes of an article. This takes long, so call it before any row is locked.
   *
   * @return a function that adds the proposals within the transaction that creates the article
   */
  Consumer<Article> propose(ArticleInput article);
}
