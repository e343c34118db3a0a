package org.onrecord.records.quote;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.AvailableHints;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleChanged;

/** Updates the quotes of an article when it changes. */
@Singleton
class ArticleChangeObserver {
  private final QuoteMemory memory;
  private final Clock clock;

  ArticleChangeObserver(QuoteMemory memory, Clock clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Copies publication date, source and language of the article to its quotes and re-anchors them
   * in a corrected body, within the transaction of the change.
   */
  void onArticleChanged(@Observes ArticleChanged change) {
    Article article = change.article();
    boolean sameBody = article.body.equals(change.bodyBefore());
    Reanchoring reanchoring = sameBody ? null : new Reanchoring(change.bodyBefore(), article.body);
    memory.reserve(article.id);
    // Locks the quotes, so that no concurrent request deletes one of them.
    List<Quote> quotes =
        Quote.<Quote>find("article = ?1 order by id", article)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .withHint(AvailableHints.HINT_FETCH_SIZE, QuoteMemory.FETCH_SIZE)
            .list();
    for (Quote quote : quotes) {
      quote.copyArticleFields(article);
      if (!sameBody) {
        reanchor(quote, change, reanchoring);
      }
    }
  }

  private void reanchor(Quote quote, ArticleChanged change, Reanchoring reanchoring) {
    int[] starts = quote.spanStarts;
    Anchor unanchored = quote.anchor == Anchor.ANCHORED ? Anchor.LOST : quote.anchor;
    quote.anchor(find(quote, change, reanchoring).orElse(List.of()), unanchored);
    if (!Arrays.equals(starts, quote.spanStarts)) {
      quote.updatedAt = clock.instant();
    }
  }

  /**
   * Finds the spans in the new body. A lost quote is found only if its text did not occur in the
   * old body, since an older occurrence may be another speaker's.
   */
  private static Optional<List<Span>> find(
      Quote quote, ArticleChanged change, Reanchoring reanchoring) {
    if (quote.anchor == Anchor.ANCHORED) {
      return reanchoring.relocate(quote.spans());
    }
    return new BodyText(change.article().body)
        .findUnique(quote.text)
        .filter(span -> quote.anchor != Anchor.LOST || !change.bodyBefore().contains(quote.text))
        .map(List::of);
  }
}
