package org.onrecord.records.article;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.ActorResolver;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.UnprocessableParts;

/** Creates, changes and deletes articles. */
@Singleton
public class Articles {
  private final EntityManager entities;
  private final ActorReferenceResolver actorResolver;
  private final ArticleViews views;
  private final Event<ArticleChanged> changed;
  private final QuoteProposer proposer;
  private final ExternalIdIndex externalIds;
  private final Clock clock;

  Articles(
      EntityManager entities,
      ActorReferenceResolver actorResolver,
      ArticleViews views,
      Event<ArticleChanged> changed,
      QuoteProposer proposer,
      ExternalIdIndex externalIds,
      Clock clock) {
    this.entities = entities;
    this.actorResolver = actorResolver;
    this.views = views;
    this.changed = changed;
    this.proposer = proposer;
    this.externalIds = externalIds;
    this.clock = clock;
  }

  /** Creates an article with a new id. */
  @Transactional
  public void add(UUID id, ArticleInput input) {
    add(id, input, null, false);
  }

  /**
   * Creates an article and, on request, proposals for its quotes, in one transaction.
   *
   * @param defaultUrl the URL of an article whose input has none; may be null
   */
  @Transactional
  public void add(UUID id, ArticleInput input, String defaultUrl, boolean withProposals) {
    ToIntFunction<Article> proposals = withProposals ? proposer.propose(input) : article -> 0;
    String url = input.url() == null ? defaultUrl : input.url();
    proposals.applyAsInt(create(id, input, url, actorResolver));
  }

  /**
   * Applies a change to an article and its quotes unless it changes nothing.
   *
   * @return the state after the change
   */
  @Transactional
  public ArticleView change(
      UUID id, Precondition precondition, UnaryOperator<ArticleInput> change) {
    Article article = locked(id);
    precondition.require(() -> views.view(id, false).tag());
    ArticleInput before = ArticleInput.of(article);
    ArticleInput input = change.apply(before);
    if (!input.equals(before)) {
      update(article, input, actorResolver);
      entities.flush();
    }
    return views.view(id, false);
  }

  private static Article locked(UUID id) {
    return Article.<Article>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> ProblemException.notFound("article", id));
  }

  /** Sets all members of a locked article from an input and updates its quotes. */
  public void update(Article article, ArticleInput input, ActorResolver resolver) {
    String bodyBefore = article.body;
    boolean sameUrl = Objects.equals(input.url(), article.url);
    boolean sameIds = input.externalIds().equals(ExternalId.ofColumn(article.externalIds));
    requireFree(
        article.id, sameUrl ? null : input.url(), sameIds ? List.of() : input.externalIds());
    article.updatedAt = clock.instant();
    apply(article, input, resolver);
    changed.fire(new ArticleChanged(article, bodyBefore));
  }

  /** Takes advisory locks on canonical URLs or other keys that identify articles. */
  public void lockKeys(Collection<String> keys) {
    if (!keys.isEmpty()) {
      AdvisoryLock.acquire(entities, keys);
    }
  }

  /** Builds an article without persisting it. The caller has locked and checked its URL. */
  public Article newArticle(UUID id, ArticleInput input, ActorResolver resolver) {
    Article article = new Article(id, clock.instant());
    apply(article, input, resolver);
    return article;
  }

  /** Deletes an article; foreign keys cascade to its quotes. */
  @Transactional
  public void remove(UUID id, Precondition precondition) {
    precondition.require(
        () -> {
          locked(id);
          return views.view(id, false).tag();
        });
    if (entities
            .createNativeQuery("delete from article where id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 0) {
      throw ProblemException.notFound("article", id);
    }
  }

  /**
   * Checks that an article exists.
   *
   * @throws ProblemException 404 if it does not
   */
  public void requireKnown(UUID id) {
    if (Article.count("id", id) == 0) {
      throw ProblemException.notFound("article", id);
    }
  }

  /** Creates an article within the current transaction. */
  Article create(UUID id, ArticleInput input, String url, ActorResolver resolver) {
    requireFree(id, url, input.externalIds());
    Article article = newArticle(id, input, resolver);
    article.url = url;
    article.persist();
    return article;
  }

  private static void apply(Article article, ArticleInput input, ActorResolver resolver) {
    UnprocessableParts parts = new UnprocessableParts();
    ActorResolver actors = resolver.resolved(input.actors(), parts);
    parts.requireNone();
    article.title = input.title();
    article.body = input.body();
    article.language = input.language();
    article.source = actors.resolve(input.source(), "/source");
    article.setAuthors(input.authors());
    article.publishedOn = input.publishedOn();
    article.section = input.section();
    article.url = input.url();
    article.externalIds = ExternalId.column(input.externalIds());
    article.rights = input.rights();
    RepublicationInput republication = input.republication();
    article.republisher =
        republication == null
            ? null
            : actors.resolve(republication.publisher(), "/republication/publisher");
    article.republishedOn = republication == null ? null : republication.publishedOn();
  }

  /**
   * Requires that no other article has a URL or one of these external ids, until the end of the
   * transaction.
   *
   * @param url null for none
   */
  private void requireFree(UUID id, String url, List<ExternalId> ids) {
    lockKeys(keys(url, ids));
    if (url != null) {
      idsWithUrl(CanonicalUrl.of(url)).stream()
          .filter(other -> !other.equals(id))
          .findFirst()
          .ifPresent(
              other -> {
                throw ProblemException.alreadyExists("article", "url", "/articles", other);
              });
    }
    externalIds.requireUnused(RecordKind.ARTICLE, id, ids);
  }

  /** The keys of the advisory locks on the URL and the external ids of an article. */
  static List<String> keys(ArticleInput input) {
    return keys(input.url(), input.externalIds());
  }

  private static List<String> keys(String url, List<ExternalId> ids) {
    return Stream.concat(
            Stream.ofNullable(CanonicalUrl.of(url)), ExternalIdIndex.keys(RecordKind.ARTICLE, ids))
        .toList();
  }

  /** Articles with a canonical URL. Those of earlier versions can share one. */
  List<UUID> idsWithUrl(String canonical) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(
            "select id from article where url is not null and canonical_url(url) = :url order by id",
            UUID.class)
        .setParameter("url", canonical)
        .getResultList();
  }
}
