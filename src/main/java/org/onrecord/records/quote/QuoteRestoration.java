package org.onrecord.records.quote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleRestored;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.AsOfReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.history.RecordRestorer;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Restores quotes to an earlier state. */
@Singleton
public class QuoteRestoration {
  private static final RecordRestorer.Target<Quote> TARGET =
      new RecordRestorer.Target<>(RecordKind.QUOTE, Quote.class);

  private final RecordRestorer restorer;
  private final AsOfReader asOf;
  private final QuoteLocks locks;
  private final QuoteMoves moves;
  private final ActorReferenceResolver resolver;
  private final ExternalIdIndex externalIds;
  private final Json json;
  private final Clock clock;

  QuoteRestoration(
      RecordRestorer restorer,
      AsOfReader asOf,
      QuoteLocks locks,
      QuoteMoves moves,
      ActorReferenceResolver resolver,
      ExternalIdIndex externalIds,
      Json json,
      Clock clock) {
    this.restorer = restorer;
    this.asOf = asOf;
    this.locks = locks;
    this.moves = moves;
    this.resolver = resolver;
    this.externalIds = externalIds;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Restores a quote. If the body of its article was corrected since, the quote is anchored in the
   * corrected body as the correction would have anchored it.
   *
   * @throws ProblemException as {@link RecordRestorer#restore}; 409 if another quote has one of its
   *     external ids
   */
  @Transactional
  public void restore(UUID id, Instant at) {
    locks.tryLock(id);
    restorer.restore(TARGET, id, at, (state, onRecord) -> apply(state, at, onRecord));
  }

  private Quote apply(ObjectNode state, Instant at, Optional<Quote> existing) {
    QuoteInput input = restorer.toInput(state, QuoteInput.class);
    requireArticle(input.article().id());
    Quote quote = existing.orElseGet(() -> newQuote(state));
    externalIds.requireFree(RecordKind.QUOTE, quote.id, input.externalIds());
    Article article = locks.lockArticle(quote, input.article().id());
    if (existing.isPresent()) {
      moves.moveTo(article, quote);
    } else {
      moves.moveReviews(List.of(quote.id), article);
    }
    apply(quote, article, input.withSpans(spans(input, article, at)), state);
    return quote;
  }

  /** Restores the quotes that were deleted together with an article. */
  void onArticleRestored(@Observes ArticleRestored restored) {
    Article article = restored.article();
    restorer.forEachQuoteDeletedWith(
        article.id,
        states -> {
          List<Quote> quotes = states.stream().map(state -> restored(state, article)).toList();
          Quote.flush();
          quotes.forEach(Quote.getEntityManager()::detach);
        });
  }

  private Quote restored(ObjectNode state, Article article) {
    Quote quote = newQuote(state);
    QuoteInput input = restorer.toInput(state, QuoteInput.class);
    externalIds.requireFree(RecordKind.QUOTE, quote.id, input.externalIds());
    apply(quote, article, input, state);
    quote.persist();
    return quote;
  }

  private Quote newQuote(ObjectNode state) {
    return new Quote(RecordRestorer.id(state), clock.instant());
  }

  private void apply(Quote quote, Article article, QuoteInput input, ObjectNode state) {
    Quotes.apply(quote, article, input, resolver.historicalResolver());
    if (input.spans().isEmpty()) {
      Anchor anchor = json.read(state.get("anchor"), Anchor.class);
      quote.anchor(List.of(), anchor == Anchor.ANCHORED ? Anchor.LOST : anchor);
    }
    quote.origin = json.read(state.get("origin"), Origin.class);
    quote.review = state.has("review") ? json.read(state.get("review"), Review.class) : null;
    quote.touched = state.at("/unseen/touched").asBoolean();
    quote.createdAt = RecordRestorer.createdAt(state);
    quote.updatedAt = clock.instant();
  }

  /** Translates the spans into the present body. Empty if they are not found. */
  private List<Span> spans(QuoteInput input, Article article, Instant at) {
    String oldBody =
        asOf.stateAt(RecordKind.ARTICLE, article.id, at)
            .map(state -> state.get("body").textValue())
            .orElse(article.body);
    return oldBody.equals(article.body)
        ? input.spans()
        : new Reanchoring(oldBody, article.body).relocate(input.spans()).orElse(List.of());
  }

  private static void requireArticle(UUID id) {
    if (Article.findById(id) == null) {
      throw ProblemException.unprocessable(
          "The article of the quote at that time, %s, is deleted. Restore the article first."
              .formatted(id),
          Fault.at("/at", "refers to a deleted article"));
    }
  }
}
