package org.onrecord.records.article;

import java.util.function.Consumer;

/**
 * Fired when an article is to be recorded with proposals for its quotes, before anything is locked:
 * reading takes its time. Whoever can read articles answers with what is to be done once the
 * article is on record: articles know nothing of quotes.
 */
public final class ProposalsWanted {
  private final ArticleInput article;
  private Consumer<Article> proposals = recorded -> {};

  ProposalsWanted(ArticleInput article) {
    this.article = article;
  }

  /** The article as it came in. */
  public ArticleInput article() {
    return article;
  }

  /** Answers with what adds the proposals, within the transaction that records the article. */
  public void read(Consumer<Article> toBeDone) {
    proposals = toBeDone;
  }

  void addTo(Article recorded) {
    proposals.accept(recorded);
  }
}
