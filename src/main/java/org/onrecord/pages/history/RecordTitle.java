package org.onrecord.pages.history;

import org.onrecord.pages.layout.Attributed;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.article.ArticleView;
import org.onrecord.records.quote.QuoteView;

/** Titles of records in lists of changes. */
final class RecordTitle {
  private RecordTitle() {}

  /** The title of a present record; null for null, which stands for a deleted one. */
  static String of(Object record) {
    if (record instanceof QuoteView quote) {
      return Attributed.of(quote).titleOf(quote);
    }
    if (record instanceof ArticleView article) {
      return article.title();
    }
    return record instanceof ActorView actor ? actor.name() : null;
  }
}
