package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.ActorResolver;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.problem.ProblemException;

/** All articles on record: what goes in. */
@Singleton
public class Articles {
  private final EntityManager database;
  private final ActorReferenceResolver actorResolver;
  private final ArticleViews views;
  private final Event<ArticleChanged> changed;
  private final QuoteProposer proposer;
  private final Clock clock;

  Articles(
      EntityManager database,
      ActorReferenceResolver actorResolver,
      ArticleViews views,
      Event<ArticleChanged> changed,
      QuoteProposer proposer,
      Clock clock) {
    this.database = database;
    this.actorResolver = actorResolver;
    this.views = views;
    this.changed = changed;
    this.proposer = proposer;
    this.clock = clock;
  }

  /** Records an article under a new id. */
  @Transactional
  public void add(UUID id, ArticleInput input) {
    record(id, input, actorResolver);
  }

  /**
   * Records an article under a new id and, where wanted, proposals for the quotes that are found in
   * it: all or nothing.
   */
  @Transactional
  public void add(UUID id, ArticleInput input, boolean withProposals) {
    Consumer<Article> proposals = withProposals ? proposer.propose(input) : article -> {};
    proposals.accept(record(id, input, actorResolver));
  }

  /**
   * Replaces an article by what a change makes of it, if that is anything else; its quotes follow.
   *
   * @return the article as this change leaves it
   */
  @Transactional
  public ArticleView change(
      UUID id, Precondition precondition, UnaryOperator<ArticleInput> change) {
    Article article = locked(id);
    precondition.require(() -> views.view(id, false).tag());
    ArticleInput onRecord = ArticleInput.of(article);
    ArticleInput input = change.apply(onRecord);
    if (!input.equals(onRecord)) {
      update(article, input, actorResolver);
      database.flush();
    }
    return views.view(id, false);
  }

  private static Article locked(UUID id) {
    return Article.<Article>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> ProblemException.notFound("article", id));
  }

  /** Lets an article that is locked say what came in; its quotes follow. */
  public void update(Article article, ArticleInput input, ActorResolver resolver) {
    String bodyBefore = article.body;
    article.updatedAt = clock.instant();
    requireNewUrl(article, input.url());
    apply(article, input, resolver);
    changed.fire(new ArticleChanged(article, bodyBefore));
  }

  /** Claims urls, or other marks by which articles are recognised, within this transaction. */
  public void lockKeys(Collection<String> marks) {
    AdvisoryLock.acquire(database, marks);
  }

  /**
   * An article whose url, if it has one, is claimed and new. It is on record once it is persisted.
   */
  public Article newArticle(UUID id, ArticleInput input, ActorResolver resolver) {
    Article article = new Article(id, clock.instant());
    apply(article, input, resolver);
    return article;
  }

  /** Deletes an article; the database deletes its quotes with it. */
  @Transactional
  public void remove(UUID id, Precondition precondition) {
    precondition.require(
        () -> {
          locked(id);
          return views.view(id, false).tag();
        });
    if (database
            .createNativeQuery("delete from article where id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 0) {
      throw ProblemException.notFound("article", id);
    }
  }

  /** Answers 404 where there is no such article. */
  public void requireKnown(UUID id) {
    boolean known =
        database
            .createQuery("select count(*) from Article r where r.id = :id", Long.class)
            .setParameter("id", id)
            .getSingleResult()
            .equals(1L);
    if (!known) {
      throw ProblemException.notFound("article", id);
    }
  }

  /** The same within a transaction. */
  Article record(UUID id, ArticleInput input, ActorResolver resolver) {
    requireNewUrl(null, input.url());
    Article article = newArticle(id, input, resolver);
    article.persist();
    return article;
  }

  private static void apply(Article article, ArticleInput input, ActorResolver resolver) {
    article.title = input.title();
    article.body = input.body();
    article.language = input.language();
    article.source = resolver.resolve(input.source(), "/source");
    List<String> authors = article.authors.stream().map(author -> author.name).toList();
    if (!authors.equals(input.authors())) {
      article.authors.clear();
      input.authors().stream().map(Author::new).forEach(article.authors::add);
    }
    article.publishedOn = input.publishedOn();
    article.section = input.section();
    article.url = input.url();
    article.rights = input.rights();
    RepublicationInput republication = input.republication();
    article.republisher =
        republication == null
            ? null
            : resolver.resolve(republication.publisher(), "/republication/publisher");
    article.republishedOn = republication == null ? null : republication.publishedOn();
  }

  private void requireNewUrl(Article article, String url) {
    if (url == null || article != null && url.equals(article.url)) {
      return;
    }
    AdvisoryLock.acquire(database, url);
    Article.<Article>find("url", url)
        .project(Existing.class)
        .firstResultOptional()
        .ifPresent(
            existing -> {
              throw ProblemException.alreadyExists("article", "url", "/articles", existing.id());
            });
  }

  @RegisterForReflection
  private record Existing(UUID id) {}
}
