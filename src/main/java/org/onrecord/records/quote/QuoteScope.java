package org.onrecord.records.quote;

import java.util.List;
import java.util.UUID;
import org.onrecord.query.list.Condition;

/**
 * The quotes that the path of a list restricts it to.
 *
 * @param condition a new condition, to which filters can be added
 * @param article true if all quotes are in one article
 * @param statement true if all quotes have one statement
 */
record QuoteScope(Condition condition, boolean article, boolean statement) {
  /** Reading order within an article, otherwise the latest first. */
  QuoteSort defaultSort() {
    return article ? QuoteSort.POSITION : QuoteSort.PUBLISHED_ON_DESCENDING;
  }

  static QuoteScope all() {
    return new QuoteScope(new Condition(), false, false);
  }

  static QuoteScope ofSpeaker(UUID id) {
    return new QuoteScope(new Condition().and("q.speaker_id = ?", id), false, false);
  }

  static QuoteScope ofArticle(UUID id) {
    return new QuoteScope(new Condition().and("q.article_id = ?", id), true, false);
  }

  static QuoteScope ofStatement(UUID id) {
    return new QuoteScope(
        new Condition().and(QuoteFilter.IN_STATEMENT, List.of(id), List.of(id)), false, true);
  }
}
