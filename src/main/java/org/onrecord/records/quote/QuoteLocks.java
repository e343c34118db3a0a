package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.records.article.Article;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Row locks of quotes and their articles. The article is locked before the quote, as by a change of
 * the article, so that the two cannot deadlock.
 */
@Singleton
class QuoteLocks {
  private final EntityManager entities;

  QuoteLocks(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Locks a quote and, before it, its article.
   *
   * @throws ProblemException 404 if there is no such quote
   */
  Quote lock(UUID id) {
    return tryLock(id).orElseThrow(() -> ProblemException.notFound("quote", id));
  }

  /**
   * Locks a quote, if it exists, and its article. A second attempt finds the new row of a quote
   * that another transaction has moved while this one was waiting.
   */
  Optional<Quote> tryLock(UUID id) {
    return lockOnce(id).or(() -> lockOnce(id));
  }

  private Optional<Quote> lockOnce(UUID id) {
    lockArticleOf(id);
    return Quote.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Takes a shared lock on the article of a quote, which blocks changes of its body. */
  private void lockArticleOf(UUID quote) {
    entities
        .createQuery("select a from Quote q join q.article a where q.id = :id", Article.class)
        .setParameter("id", quote)
        .setLockMode(LockModeType.PESSIMISTIC_READ)
        .getResultList();
  }

  /**
   * Reads the article that a quote belongs to, or is to belong to, and takes a shared lock on it.
   *
   * @throws ProblemException 422 if there is no such article or it has no room for another quote
   */
  Article lockArticle(Quote quote, UUID id) {
    Tuple row =
        entities
            .createQuery(
                """
                select a, (select count(*) from Quote q where q.article = a) \
                from Article a where a.id = :id""",
                Tuple.class)
            .setParameter("id", id)
            .setLockMode(LockModeType.PESSIMISTIC_READ)
            .getSingleResultOrNull();
    if (row == null) {
      throw ProblemException.unprocessable(
          "There is no article with the id %s.".formatted(id),
          Fault.at("/article", "does not exist"));
    }
    boolean isAdded = quote.article == null || !quote.article.id.equals(id);
    if (isAdded && row.get(1, Long.class) >= Quotes.MAX_IN_ARTICLE) {
      throw ProblemException.unprocessable(
          "The article already has %d quotes, which is the maximum."
              .formatted(Quotes.MAX_IN_ARTICLE),
          Fault.at("/article", "has no room for another quote"));
    }
    return row.get(0, Article.class);
  }
}
