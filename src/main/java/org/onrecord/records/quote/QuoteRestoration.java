package org.onrecord.records.quote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleRestored;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.HistoryWriter;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.history.RestorableStates;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Restores quotes to an earlier state. */
@Singleton
class QuoteRestoration {
  private final EntityManager database;
  private final Quotes quotes;
  private final ActorReferenceResolver resolver;
  private final HistoryWriter history;
  private final AsOfReader past;
  private final RestorableStates restorable;
  private final Json json;
  private final Clock clock;

  QuoteRestoration(
      EntityManager database,
      Quotes quotes,
      ActorReferenceResolver resolver,
      HistoryWriter history,
      AsOfReader past,
      RestorableStates restorable,
      Json json,
      Clock clock) {
    this.database = database;
    this.quotes = quotes;
    this.resolver = resolver;
    this.history = history;
    this.past = past;
    this.restorable = restorable;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Restores a changed or deleted quote under the same id. If the body of its article was corrected
   * in the meantime, the quote is re-anchored in the new body.
   *
   * @throws ProblemException 404 if the quote never existed; 422 if it did not exist at the instant
   *     or refers to a deleted record
   */
  @Transactional
  public void restore(UUID id, Instant at) {
    quotes.lockArticleOf(id);
    Optional<Quote> onRecord = locked(id).or(() -> claimed(id));
    ObjectNode state = restorable.stateAt(RecordKind.QUOTE, id, at);
    if (restorable.isCurrent(RecordKind.QUOTE, id, state)) {
      return;
    }
    QuoteInput input = restorable.toInput(state, QuoteInput.class);
    requireArticle(input.article().id());
    Quote quote = onRecord.orElseGet(() -> new Quote(id, clock.instant()));
    Article article = quotes.article(quote, input.article().id());
    put(quote, article, input.withSpans(spans(input, article, at)), state);
    quote.persistAndFlush();
    history.markRestored(id, at);
  }

  /** Restores the quotes that were deleted together with an article. */
  void follow(@Observes ArticleRestored restored) {
    Article article = restored.article();
    for (ObjectNode state : restorable.quotesDeletedWith(article.id)) {
      Quote quote = new Quote(UUID.fromString(state.get("id").textValue()), clock.instant());
      put(quote, article, restorable.toInput(state, QuoteInput.class), state);
      quote.persist();
    }
  }

  private void put(Quote quote, Article article, QuoteInput input, ObjectNode state) {
    Quotes.apply(quote, article, input, resolver.historicalResolver());
    if (input.spans().isEmpty()) {
      Anchor then = json.read(state.get("anchor"), Anchor.class);
      quote.anchor(List.of(), then == Anchor.ANCHORED ? Anchor.LOST : then);
    }
    quote.origin = json.read(state.get("origin"), Origin.class);
    quote.review = state.has("review") ? json.read(state.get("review"), Review.class) : null;
    quote.touched = state.at("/unseen/touched").asBoolean();
    quote.createdAt = Instant.parse(state.get("createdAt").textValue());
    quote.updatedAt = clock.instant();
  }

  /** Translates the spans into the present body. Empty if they are not found. */
  private List<Span> spans(QuoteInput input, Article article, Instant at) {
    String then =
        past.stateAt(RecordKind.ARTICLE, article.id, at)
            .map(state -> state.get("body").textValue())
            .orElse(article.body);
    return then.equals(article.body)
        ? input.spans()
        : new Reanchoring(then, article.body).relocate(input.spans()).orElse(List.of());
  }

  private static void requireArticle(UUID id) {
    if (Article.findById(id) == null) {
      throw ProblemException.unprocessable(
          "The article of the quote at that time, %s, is deleted. Restore the article first."
              .formatted(id),
          Fault.at("/at", "refers to a deleted article"));
    }
  }

  private static Optional<Quote> locked(UUID id) {
    return Quote.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Locks the id of a deleted quote, which has no row to lock. */
  private Optional<Quote> claimed(UUID id) {
    AdvisoryLock.acquire(database, id.toString());
    return locked(id);
  }
}
