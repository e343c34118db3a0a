package org.onrecord.records.quote;

import java.util.List;
import java.util.UUID;
import org.onrecord.query.list.Condition;

/**
 * The quotes that the path of a list restricts it to.
 *
 * @param condition a new condition, to which filters can be added
 * @param article true if all quotes are in one article
 */
record QuoteScope(Condition condition, boolean article) {
  static QuoteScope all() {
    return new QuoteScope(new Condition(), false);
  }

  static QuoteScope ofSpeaker(UUID id) {
    return new QuoteScope(new Condition().and("q.speaker_id = ?", id), false);
  }

  static QuoteScope ofArticle(UUID id) {
    return new QuoteScope(new Condition().and("q.article_id = ?", id), true);
  }

  static QuoteScope ofStatement(UUID id) {
    return new QuoteScope(
        new Condition().and(QuoteFilter.IN_STATEMENT, List.of(id), List.of(id)), false);
  }
}
