package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.jpa.AvailableHints;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.ActorResolver;
import org.onrecord.records.article.Article;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.UnprocessableParts;

/** Writes quotes: create, replace, patch, review and delete. */
@Singleton
public class Quotes {
  /** Maximum number of quotes in one article. */
  public static final int MAX_IN_ARTICLE = 1000;

  private final EntityManager entities;
  private final ActorReferenceResolver actorResolver;
  private final QuoteCreation creation;
  private final QuoteLocks locks;
  private final QuoteMoves moves;
  private final SameQuotes sameQuotes;
  private final ArticleReferenceResolver articles;
  private final ExternalIdIndex externalIds;
  private final QuoteViews views;
  private final Clock clock;

  Quotes(
      EntityManager entities,
      ActorReferenceResolver actorResolver,
      QuoteCreation creation,
      QuoteLocks locks,
      QuoteMoves moves,
      SameQuotes sameQuotes,
      ArticleReferenceResolver articles,
      ExternalIdIndex externalIds,
      QuoteViews views,
      Clock clock) {
    this.entities = entities;
    this.actorResolver = actorResolver;
    this.creation = creation;
    this.locks = locks;
    this.moves = moves;
    this.sameQuotes = sameQuotes;
    this.articles = articles;
    this.externalIds = externalIds;
    this.views = views;
    this.clock = clock;
  }

  /**
   * The quotes of a locked article by id, with their relays and mentions. Hibernate cannot fetch
   * two collections with composite keys in one query.
   */
  public static List<Quote> withCollections(Article article) {
    Quote.find("from Quote q left join fetch q.attribution.via where q.article = ?1", article)
        .withHint(AvailableHints.HINT_FETCH_SIZE, QuoteMemory.FETCH_SIZE)
        .list();
    return Quote.<Quote>find(
            "from Quote q left join fetch q.mentions where q.article = ?1 order by q.id", article)
        .withHint(AvailableHints.HINT_FETCH_SIZE, QuoteMemory.FETCH_SIZE)
        .list();
  }

  /**
   * Creates a quote under a new id.
   *
   * @return its view, or empty if that must be read
   * @throws ProblemException 409 if its words are on record at the same place by the same speaker
   */
  public Optional<QuoteView> add(UUID id, QuoteInput input) {
    Optional<QuoteView> created = creation.tryCreate(id, input);
    if (created.isEmpty()) {
      addInTransaction(id, input);
    }
    return created;
  }

  @Transactional
  void addInTransaction(UUID id, QuoteInput input) {
    UnprocessableParts parts = new UnprocessableParts();
    parts.require(() -> requireInitialStatus(input));
    Quote quote = new Quote(id, clock.instant());
    apply(quote, input, parts);
    sameQuotes.requireNone(quote);
    // At once: the next quote of a transaction may be inserted by SQL, and the feed keeps the
    // order.
    quote.persistAndFlush();
  }

  /**
   * Builds a quote without persisting it. The caller has locked or just created the article and has
   * checked that it has room for another quote.
   */
  public Quote newQuote(UUID id, Article article, QuoteInput input, ActorResolver resolver) {
    Quote quote = new Quote(id, clock.instant());
    apply(quote, article, input, resolver);
    return quote;
  }

  /** Lists the reviews of deleted quotes under the new quotes of an article that have their ids. */
  public void keepReviews(List<UUID> ids, Article article) {
    moves.moveReviews(ids, article);
  }

  /** Updates a quote as an editor's change. The caller has locked the article. */
  public void update(Quote quote, QuoteInput input, ActorResolver resolver) {
    quote.updatedAt = clock.instant();
    quote.touched = true;
    apply(quote, quote.article, input, resolver);
  }

  /**
   * Creates a quote that the extractor proposes. The caller has locked the article and has checked
   * that it has room for another quote.
   */
  public void propose(Article article, QuoteInput input, Origin origin) {
    Quote quote = newQuote(RecordIds.next(), article, input, actorResolver);
    quote.origin = origin;
    quote.persist();
  }

  /**
   * Updates a proposal to the extractor's present result. The caller has locked the article.
   *
   * @return true if the proposal has changed
   */
  public boolean updateProposal(Quote proposal, QuoteInput input, Origin origin) {
    if (proposal.origin.equals(origin) && QuoteInput.of(proposal).equals(input)) {
      return false;
    }
    proposal.updatedAt = clock.instant();
    proposal.origin = origin;
    apply(proposal, proposal.article, input, actorResolver);
    return true;
  }

  /**
   * Applies a change to a quote, unless it changes nothing.
   *
   * @return the quote after the change
   */
  @Transactional
  public QuoteView change(UUID id, Precondition precondition, UnaryOperator<QuoteInput> change) {
    Quote quote = locks.lock(id);
    precondition.require(() -> views.view(id).tag());
    QuoteInput current = QuoteInput.of(quote);
    QuoteInput input = change.apply(current).withDefaultStatus(quote.status);
    requireSame(quote.status, input.status());
    if (input.equals(current) && !quote.isUntouchedProposal()) {
      return views.view(id);
    }
    // Applied before the other changes: its query for the article would flush them in a separate
    // update.
    apply(quote, input, new UnprocessableParts());
    quote.updatedAt = clock.instant();
    quote.touched = true;
    entities.flush();
    return views.view(id);
  }

  /**
   * Adds a review to a quote and sets the quote's status to that of the review.
   *
   * @return the quote
   * @throws ProblemException 409 if the present status does not allow this transition
   */
  @Transactional
  public Quote review(UUID id, Review review) {
    Quote quote = locks.lock(id);
    QuoteProblems.requireTransition("quote", quote.status, review.status());
    quote.status = review.status();
    quote.addReview(review);
    quote.updatedAt = review.at();
    quote.touched = true;
    return quote;
  }

  /**
   * Locks a quote and checks the conditions of a request, for several changes in one transaction.
   *
   * @throws ProblemException 404 for an unknown quote; 412 if a condition fails
   */
  @Transactional
  public void require(UUID id, Precondition precondition) {
    locks.lock(id);
    precondition.require(() -> views.view(id).tag());
  }

  /**
   * The id of the article of a quote.
   *
   * @throws ProblemException 404 if there is no such quote
   */
  public UUID articleOf(UUID id) {
    UUID article =
        entities
            .createQuery("select q.article.id from Quote q where q.id = :id", UUID.class)
            .setParameter("id", id)
            .getSingleResultOrNull();
    if (article == null) {
      throw ProblemException.notFound("quote", id);
    }
    return article;
  }

  /** Deletes a quote. */
  @Transactional
  public void remove(UUID id, Precondition precondition) {
    Quote quote = locks.lock(id);
    precondition.require(() -> views.view(id).tag());
    // HQL would delete relays and mentions first, before the trigger saves the state of the quote.
    entities
        .createNativeQuery("delete from quote where article_id = :article and id = :id")
        .setParameter("article", quote.article.id)
        .setParameter("id", id)
        .executeUpdate();
  }

  private static void requireInitialStatus(QuoteInput input) {
    if (!input.hasInitialStatus()) {
      throw ProblemException.unprocessable(
          "A new quote is confirmed or proposed. Only a review can give it another status: leave"
              + " the status out, then post a review.",
          Fault.at("/status", "can only be set by a review"));
    }
  }

  private static void requireSame(QuoteStatus present, QuoteStatus given) {
    if (given != present) {
      throw QuoteProblems.wrongStatus(present, "is changed by a review alone");
    }
  }

  /** Applies an input, unless it has parts that cannot be processed. */
  private void apply(Quote quote, QuoteInput input, UnprocessableParts parts) {
    Article article =
        parts.check(() -> locks.lockArticle(quote, articles.idOf(input.article(), "/article")));
    externalIds.requireFree(RecordKind.QUOTE, quote.id, quote.externalIds, input.externalIds());
    Map<String, ActorReferenceInput> references = input.actors();
    ActorResolver actors =
        actorResolver.preloadedResolver(references.values()).resolved(references, parts);
    if (article != null && !parts.isEmpty()) {
      parts.require(() -> spans(quote, article, input));
    }
    parts.requireNone();
    moves.moveTo(article, quote);
    apply(quote, article, input, actors);
  }

  static void apply(Quote quote, Article article, QuoteInput input, ActorResolver resolver) {
    anchor(quote, article, input);
    quote.article = article;
    quote.copyArticleFields(article);
    quote.copyValues(input);
    quote.speaker = resolver.resolve(input.speaker(), "/speaker");
    quote.attribution.set(input.attribution(), resolver);
    Set<Actor> mentions = new HashSet<>();
    for (int i = 0; i < input.mentions().size(); i++) {
      mentions.add(resolver.resolve(input.mentions().get(i), "/mentions/" + i));
    }
    quote.mentions.retainAll(mentions);
    quote.mentions.addAll(mentions);
  }

  /**
   * Sets the anchor of a quote. A quote that lost its anchor in a correction of the body stays lost
   * until its text or article changes or the input has spans.
   */
  private static void anchor(Quote quote, Article article, QuoteInput input) {
    boolean sameText = article.equals(quote.article) && input.text().equals(quote.text);
    if (sameText && quote.anchor == Anchor.LOST && input.spans().isEmpty()) {
      return;
    }
    quote.anchor(spans(quote, article, input), Anchor.NONE);
  }

  /** Resolves the spans of an input. Those on record may have to move with a new text. */
  private static List<Span> spans(Quote quote, Article article, QuoteInput input) {
    BodyText body = new BodyText(article.body);
    List<Span> given = input.spans();
    boolean present = article.equals(quote.article) && given.equals(quote.spans());
    return present && !given.isEmpty()
        ? SpanResolver.resolveAgain(input.text(), given, body)
        : SpanResolver.resolve(input.text(), given, body);
  }
}
