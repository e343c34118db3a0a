package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ActorResolver;
import org.onrecord.records.article.Article;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** All quotes on record: what goes in. */
@Singleton
public class Quotes {
  /** Bounds what an article can nest. */
  public static final int MAX_IN_ARTICLE = 1000;

  private final EntityManager database;
  private final ActorNames names;
  private final QuoteViews views;
  private final Clock clock;

  Quotes(EntityManager database, ActorNames names, QuoteViews views, Clock clock) {
    this.database = database;
    this.names = names;
    this.views = views;
    this.clock = clock;
  }

  /** Records a quote under a new id. */
  @Transactional
  public void add(UUID id, QuoteInput input) {
    requireFirst(input.status());
    Quote quote = new Quote(id, clock.instant());
    apply(quote, input);
    quote.persist();
  }

  /**
   * A quote in an article that is locked, or new, and has room for it. It is on record once it is
   * persisted.
   */
  public Quote newQuote(UUID id, Article article, QuoteInput input, ActorResolver resolver) {
    Quote quote = new Quote(id, clock.instant());
    apply(quote, article, input, resolver);
    return quote;
  }

  /** Lets a quote in an article that is locked say what came in, as if an editor had changed it. */
  public void update(Quote quote, QuoteInput input, ActorResolver resolver) {
    quote.updatedAt = clock.instant();
    quote.touched = true;
    apply(quote, quote.article, input, resolver);
  }

  /**
   * Records a quote that the extractor proposes, in an article that is locked and has room for it.
   */
  public void propose(Article article, QuoteInput input, Origin origin) {
    Quote quote = new Quote(RecordIds.next(), clock.instant());
    quote.origin = origin;
    apply(quote, article, input, names);
    quote.persist();
  }

  /**
   * Lets a proposal say what the extractor finds now, in an article that is locked.
   *
   * @return whether it said anything else before
   */
  public boolean update(Quote proposal, QuoteInput input, Origin origin) {
    if (proposal.origin.equals(origin) && QuoteInput.of(proposal).equals(input)) {
      return false;
    }
    proposal.updatedAt = clock.instant();
    proposal.origin = origin;
    apply(proposal, proposal.article, input, names);
    return true;
  }

  /**
   * Replaces a quote by what a change makes of it, if that is anything else. The article is locked
   * first, as when the article itself is changed: so the two never wait for each other.
   *
   * @return the quote as this change leaves it
   */
  @Transactional
  public QuoteView change(UUID id, Precondition precondition, UnaryOperator<QuoteInput> change) {
    lockArticleOf(id);
    Quote quote = locked(id);
    precondition.require(() -> views.view(id).tag());
    QuoteInput onRecord = QuoteInput.of(quote);
    QuoteInput input = change.apply(onRecord).withDefaultStatus(quote.status);
    requireSame(quote.status, input.status());
    if (input.equals(onRecord) && !quote.isUntouchedProposal()) {
      return views.view(id);
    }
    // The query for the article would write what is changed before it.
    apply(quote, input);
    quote.updatedAt = clock.instant();
    quote.touched = true;
    database.flush();
    return views.view(id);
  }

  private static Quote locked(UUID id) {
    return Quote.<Quote>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> ProblemException.notFound("quote", id));
  }

  /**
   * Gives a quote the status that a review says.
   *
   * @throws ProblemException 409 where it cannot have that now
   */
  @Transactional
  public void review(UUID id, Review review) {
    lockArticleOf(id);
    Quote quote = locked(id);
    if (!quote.status.allowedTransitions().contains(review.status())) {
      throw wrongStatus(quote.status, "cannot become “%s” now".formatted(review.status()));
    }
    quote.status = review.status();
    quote.addReview(review);
    quote.updatedAt = review.at();
    quote.touched = true;
  }

  /** Answers 404 where there is no such quote. */
  public void requireKnown(UUID id) {
    if (Quote.count("id", id) == 0) {
      throw ProblemException.notFound("quote", id);
    }
  }

  /** Deletes a quote. */
  @Transactional
  public void remove(UUID id, Precondition precondition) {
    precondition.require(
        () -> {
          locked(id);
          return views.view(id).tag();
        });
    if (database
            .createNativeQuery("delete from quote where id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 0) {
      throw ProblemException.notFound("quote", id);
    }
  }

  private static void requireFirst(QuoteStatus status) {
    if (status != null && !status.isInitial()) {
      throw ProblemException.unprocessable(
          "A quote is recorded as confirmed or as proposed; what else it can be it becomes by reviews."
              + " Leave the status out, and then post to the reviews of the quote.",
          Fault.at("/status", "is reached by a review alone"));
    }
  }

  private static void requireSame(QuoteStatus present, QuoteStatus given) {
    if (given != present) {
      throw wrongStatus(present, "is changed by a review alone");
    }
  }

  private static ProblemException wrongStatus(QuoteStatus present, String fault) {
    return ProblemException.wrongStatus(
        fault,
        present.toString(),
        present.allowedTransitions().stream().map(QuoteStatus::toString).toList());
  }

  private void apply(Quote quote, QuoteInput input) {
    Article article = article(quote, input.article().id());
    apply(quote, article, input, names.preloadedResolver(references(input)));
  }

  static void apply(Quote quote, Article article, QuoteInput input, ActorResolver resolver) {
    anchor(quote, article, input);
    quote.article = article;
    quote.copyArticleFields(article);
    quote.text = input.text();
    quote.type = input.type();
    quote.status = status(quote, input);
    quote.saidOn = input.saidOn();
    quote.speaker = resolver.resolve(input.speaker(), "/speaker");
    attribute(quote.attribution, input.attribution(), resolver);
    Set<Actor> mentions = new HashSet<>();
    for (int i = 0; i < input.mentions().size(); i++) {
      mentions.add(resolver.resolve(input.mentions().get(i), "/mentions/" + i));
    }
    quote.mentions.retainAll(mentions);
    quote.mentions.addAll(mentions);
  }

  private static QuoteStatus status(Quote quote, QuoteInput input) {
    QuoteStatus present = quote.status == null ? QuoteStatus.CONFIRMED : quote.status;
    return input.status() == null ? present : input.status();
  }

  void lockArticleOf(UUID quote) {
    database
        .createQuery("select a from Quote q join q.article a where q.id = :id", Article.class)
        .setParameter("id", quote)
        .setLockMode(LockModeType.PESSIMISTIC_READ)
        .getResultList();
  }

  /** The article, locked against a change of its body while the quote is being anchored in it. */
  Article article(Quote quote, UUID id) {
    Tuple row =
        database
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
    boolean joins = quote.article == null || !quote.article.id.equals(id);
    if (joins && row.get(1, Long.class) >= MAX_IN_ARTICLE) {
      throw ProblemException.unprocessable(
          "The article has %d quotes already, which is the most there can be."
              .formatted(MAX_IN_ARTICLE),
          Fault.at("/article", "has no room for another quote"));
    }
    return row.get(0, Article.class);
  }

  /**
   * Words that a correction has set loose stay so until they are changed or somebody says where
   * they stand.
   */
  private static void anchor(Quote quote, Article article, QuoteInput input) {
    boolean sameWords = article.equals(quote.article) && input.text().equals(quote.text);
    if (sameWords && quote.anchor == Anchor.LOST && input.spans().isEmpty()) {
      return;
    }
    quote.anchor(
        SpanResolver.resolve(input.text(), input.spans(), new BodyText(article.body)), Anchor.NONE);
  }

  private static void attribute(
      Attribution attribution, AttributionInput input, ActorResolver resolver) {
    attribution.text = input.text();
    attribution.role = input.role();
    attribution.cue = input.cue();
    attribution.anonymous = Boolean.TRUE.equals(input.anonymous());
    if (!attribution.via.stream().map(RelayInput::of).toList().equals(input.via())) {
      attribution.via.clear();
      for (int i = 0; i < input.via().size(); i++) {
        RelayInput relay = input.via().get(i);
        String pointer = "/attribution/via/" + i + "/actor";
        attribution.via.add(new Relay(relay.text(), resolver.resolve(relay.actor(), pointer)));
      }
    }
  }

  private static List<ActorReferenceInput> references(QuoteInput input) {
    List<ActorReferenceInput> references = new ArrayList<>(input.mentions());
    Optional.ofNullable(input.speaker()).ifPresent(references::add);
    input.attribution().via().stream()
        .map(RelayInput::actor)
        .filter(actor -> actor != null)
        .forEach(references::add);
    return references;
  }
}
