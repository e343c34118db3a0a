package org.onrecord.records.quote;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleChanged;

/** Updates the quotes of an article when it changes. */
@Singleton
class ArticleChangeObserver {
  private final Clock clock;

  ArticleChangeObserver(Clock clock) {
    this.clock = clock;
  }

  /**
   * Within the transaction of the change: the quotes take the article's day, source and language,
   * and are anchored in its new body.
   */
  void follow(@Observes ArticleChanged change) {
    Article article = change.article();
    boolean sameBody = article.body.equals(change.bodyBefore());
    Reanchoring reanchoring = sameBody ? null : new Reanchoring(change.bodyBefore(), article.body);
    // Locked, lest one is deleted under our hands.
    List<Quote> its =
        Quote.<Quote>find("article = ?1 order by id", article)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .list();
    for (Quote quote : its) {
      quote.copyArticleFields(article);
      if (!sameBody) {
        anchorAgain(quote, change, reanchoring);
      }
    }
  }

  private void anchorAgain(Quote quote, ArticleChanged change, Reanchoring reanchoring) {
    int[] starts = quote.spanStarts;
    Anchor otherwise = quote.anchor == Anchor.ANCHORED ? Anchor.LOST : quote.anchor;
    quote.anchor(found(quote, change, reanchoring).orElse(List.of()), otherwise);
    if (!Arrays.equals(starts, quote.spanStarts)) {
      quote.updatedAt = clock.instant();
    }
  }

  /**
   * Words that were lost count as back only where they were nowhere before: others may have said
   * the same.
   */
  private static Optional<List<Span>> found(
      Quote quote, ArticleChanged change, Reanchoring reanchoring) {
    return switch (quote.anchor) {
      case ANCHORED -> reanchoring.relocate(quote.spans());
      case NONE -> new BodyText(change.article().body).findUnique(quote.text).map(List::of);
      case LOST ->
          new BodyText(change.article().body)
              .findUnique(quote.text)
              .filter(span -> !change.bodyBefore().contains(quote.text))
              .map(List::of);
    };
  }
}
