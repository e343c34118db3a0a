package org.onrecord.quote;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.onrecord.linked.Addresses;
import org.onrecord.linked.Node;
import org.onrecord.problem.ProblemException;

/** Quotes as linked data. */
@Singleton
class LinkedQuotes {
  private final EntityManager database;
  private final Quotes quotes;

  LinkedQuotes(EntityManager database, Quotes quotes) {
    this.database = database;
    this.quotes = quotes;
  }

  /** The document on one quote. */
  Node document(UUID id, Addresses here) {
    return QuoteLinkedData.of(quotes.view(id), printed(id), here);
  }

  /** Spans and body come by one query: a correction in between would part them. */
  private PrintedQuote printed(UUID id) {
    String hql =
        """
        select q.spanStarts, q.spanEnds, a.body, a.language, a.url \
        from Quote q join q.article a where q.id = :id""";
    return database
        .createQuery(hql, PrintedQuote.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("quote", id));
  }
}
