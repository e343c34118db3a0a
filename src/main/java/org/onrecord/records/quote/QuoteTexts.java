package org.onrecord.records.quote;

import java.util.Optional;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.TextQuery;
import org.onrecord.query.list.Condition;

/**
 * The conditions of the parameters that search words.
 *
 * @param query the query for the text of a quote
 * @param about the condition for words in the text, its paragraph or the title of the article
 * @param article the condition for words in the article
 */
record QuoteTexts(Optional<TextQuery> query, Optional<About> about, Optional<Sql> article) {
  /**
   * The condition for words around a quote.
   *
   * @param frequent true if it compares quotes one by one, until a page is full
   */
  record About(Sql condition, boolean frequent) {
    Condition addTo(Condition all) {
      return frequent ? all.andSlow(condition) : all.and(Optional.of(condition));
    }
  }

  static final QuoteTexts NONE =
      new QuoteTexts(Optional.empty(), Optional.empty(), Optional.empty());
}
