package org.onrecord.records.article;

import java.util.function.ToIntFunction;

/** Proposes quotes for an article; implemented by the extraction of proposals. */
public interface QuoteProposer {
  /**
   * Extracts the quotes of an article. This takes long, so call it before any row is locked.
   *
   * @return a function that adds the proposals within the transaction that creates or changes the
   *     article; it returns the number of new proposals
   */
  ToIntFunction<Article> propose(ArticleInput article);

  /**
   * The language of an article, if it is not read and therefore only its quotations in marks are
   * proposed, without speakers.
   *
   * @param language the language of the article; null to detect it
   * @return a BCP 47 primary subtag; null if the article is read
   */
  String notRead(String body, String language);
}
