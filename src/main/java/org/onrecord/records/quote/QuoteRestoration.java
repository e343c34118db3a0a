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
import org.onrecord.records.actor.ActorNames;
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

/** Brings quotes back as they were. */
@Singleton
class QuoteRestoration {
  private final EntityManager database;
  private final Quotes quotes;
  private final ActorNames names;
  private final HistoryWriter history;
  private final AsOfReader past;
  private final RestorableStates restorable;
  private final Json json;
  private final Clock clock;

  QuoteRestoration(
      EntityManager database,
      Quotes quotes,
      ActorNames names,
      HistoryWriter history,
      AsOfReader past,
      RestorableStates restorable,
      Json json,
      Clock clock) {
    this.database = database;
    this.quotes = quotes;
    this.names = names;
    this.history = history;
    this.past = past;
    this.restorable = restorable;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Restores a quote, be it changed or deleted since, under the same id. Where the body of its
   * article was corrected since, it is anchored in that as it would have been by the correction.
   *
   * @throws ProblemException 404 where it never was on record, 422 where it was not then or refers
   *     to what is gone
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

  /** Those that were deleted together with an article come back with it. */
  void follow(@Observes ArticleRestored restored) {
    Article article = restored.article();
    for (ObjectNode state : restorable.quotesDeletedWith(article.id)) {
      Quote quote = new Quote(UUID.fromString(state.get("id").textValue()), clock.instant());
      put(quote, article, restorable.toInput(state, QuoteInput.class), state);
      quote.persist();
    }
  }

  private void put(Quote quote, Article article, QuoteInput input, ObjectNode state) {
    Quotes.apply(quote, article, input, names.historicalResolver());
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

  /** Where its words stand now; nowhere, if they are not found again. */
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
          "The article that the quote stood in then, %s, is no longer on record: restore that first."
              .formatted(id),
          Fault.at("/at", "refers to an article that is gone"));
    }
  }

  private static Optional<Quote> locked(UUID id) {
    return Quote.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Of what is not there no row can be locked. */
  private Optional<Quote> claimed(UUID id) {
    AdvisoryLock.acquire(database, id.toString());
    return locked(id);
  }
}
