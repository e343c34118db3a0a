package org.onrecord.records.quote;

import java.util.List;
import java.util.UUID;
import org.onrecord.query.list.Condition;
import org.onrecord.web.problem.ProblemException;

/**
 * The quotes that the path of a list restricts it to.
 *
 * @param condition a new condition, to which filters can be added
 * @param article true if all quotes are in one article
 * @param statement true if all quotes have one statement
 */
public record QuoteScope(Condition condition, boolean article, boolean statement) {
  /** Reading order within an article, otherwise the latest first. */
  QuoteSort defaultSort() {
    return article ? QuoteSort.POSITION : QuoteSort.PUBLISHED_ON_DESCENDING;
  }

  /** All quotes. */
  public static QuoteScope all() {
    return new QuoteScope(new Condition(), false, false);
  }

  /** The quotes of a speaker. */
  public static QuoteScope ofSpeaker(UUID id) {
    return new QuoteScope(new Condition().and("q.speaker_id = ?", id), false, false);
  }

  /** The quotes in an article. */
  public static QuoteScope ofArticle(UUID id) {
    return new QuoteScope(new Condition().and("q.article_id = ?", id), true, false);
  }

  /**
   * The quotes of the statement of a quote.
   *
   * @throws ProblemException 404 if there is no such quote, or it is rejected
   */
  public static QuoteScope ofStatement(UUID id) {
    if (Quote.count("id = ?1 and status <> ?2", id, QuoteStatus.REJECTED) == 0) {
      throw ProblemException.notFound("statement", id);
    }
    return new QuoteScope(
        new Condition().and(QuoteFilter.IN_STATEMENT, List.of(id), List.of(id)), false, true);
  }
}
