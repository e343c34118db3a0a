package org.onrecord.article;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.onrecord.actor.ActorNames;
import org.onrecord.actor.ActorResolver;
import org.onrecord.database.Claim;
import org.onrecord.paging.Condition;
import org.onrecord.paging.OwnedRows;
import org.onrecord.problem.ProblemException;

/** All articles on record: what goes in, what comes out. */
@Singleton
public class Articles {
  private final EntityManager database;
  private final ActorNames names;
  private final Event<ArticleChanged> changed;
  private final Event<QuotesWanted> quotesWanted;
  private final Event<ProposalsWanted> proposalsWanted;
  private final Clock clock;

  Articles(
      EntityManager database,
      ActorNames names,
      Event<ArticleChanged> changed,
      Event<QuotesWanted> quotesWanted,
      Event<ProposalsWanted> proposalsWanted,
      Clock clock) {
    this.database = database;
    this.names = names;
    this.changed = changed;
    this.quotesWanted = quotesWanted;
    this.proposalsWanted = proposalsWanted;
    this.clock = clock;
  }

  /** Records an article under a new id. */
  @Transactional
  public void add(UUID id, ArticleInput input) {
    record(id, input);
  }

  /**
   * Records an article under a new id and, where wanted, proposals for the quotes that are found in
   * it: all or nothing.
   */
  @Transactional
  public void add(UUID id, ArticleInput input, boolean withProposals) {
    ProposalsWanted wanted = new ProposalsWanted(input);
    if (withProposals) {
      proposalsWanted.fire(wanted);
    }
    wanted.addTo(record(id, input));
  }

  /** Replaces an article by what a change makes of it; its quotes follow. */
  @Transactional
  public void change(UUID id, UnaryOperator<ArticleInput> change) {
    Article article =
        Article.<Article>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseThrow(() -> ProblemException.notFound("article", id));
    revise(article, change.apply(ArticleInput.of(article)), names);
  }

  /** Lets an article that is locked say what came in; its quotes follow. */
  public void revise(Article article, ArticleInput input, ActorResolver resolver) {
    String bodyBefore = article.body;
    article.updatedAt = clock.instant();
    requireNewUrl(article, input.url());
    apply(article, input, resolver);
    changed.fire(new ArticleChanged(article, bodyBefore));
  }

  /** Claims a url, or another mark by which an article is recognised, within this transaction. */
  public void claim(String mark) {
    Claim.on(database, mark);
  }

  /**
   * An article whose url, if it has one, is claimed and new. It is on record once it is persisted.
   */
  public Article compose(UUID id, ArticleInput input, ActorResolver resolver) {
    Article article = new Article(id, clock.instant());
    apply(article, input, resolver);
    return article;
  }

  /** Deletes an article; the database deletes its quotes with it. */
  @Transactional
  public void remove(UUID id) {
    if (Article.delete("id", id) == 0) {
      throw ProblemException.notFound("article", id);
    }
  }

  /** Answers 404 where there is no such article. */
  public void requireKnown(UUID id) {
    if (Article.count("id", id) == 0) {
      throw ProblemException.notFound("article", id);
    }
  }

  /** One article as it goes out, with its body. */
  public ArticleView view(UUID id, boolean withQuotes) {
    Set<Expand> expand = withQuotes ? Set.of(Expand.BODY, Expand.QUOTES) : Set.of(Expand.BODY);
    return views(List.of(id), expand).stream()
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("article", id));
  }

  /**
   * Articles as they go out, in the order of the ids: a fixed number of queries, however many they
   * are.
   */
  List<ArticleView> views(List<UUID> ids, Set<Expand> expand) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<String>> authors = authors(ids);
    QuotesWanted wanted = expand.contains(Expand.QUOTES) ? new QuotesWanted(ids) : null;
    if (wanted != null) {
      quotesWanted.fire(wanted);
    }
    return rows(ids, expand.contains(Expand.BODY)).stream()
        .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
        .map(
            row ->
                row.view(
                    authors.getOrDefault(row.id(), List.of()),
                    wanted == null ? null : wanted.of(row.id())))
        .toList();
  }

  private Article record(UUID id, ArticleInput input) {
    requireNewUrl(null, input.url());
    Article article = compose(id, input, names);
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
    Claim.on(database, url);
    Article.<Article>find("url", url)
        .project(Existing.class)
        .firstResultOptional()
        .ifPresent(
            existing -> {
              throw ProblemException.alreadyExists("article", "url", "/articles", existing.id());
            });
  }

  private record Existing(UUID id) {}

  private Map<UUID, List<String>> authors(List<UUID> ids) {
    String hql =
        """
        select a.id, w.name from Article a join a.authors w%s \
        order by a.id, index(w)""";
    return OwnedRows.of(
        database, hql, Condition.among("a.id", ids), row -> row.get(1, String.class));
  }

  private List<ArticleRow> rows(List<UUID> ids, boolean withBody) {
    String body = withBody ? "a.body" : "cast(null as string)";
    String hql =
        "select a.id, a.title, "
            + body
            + """
            , a.language, s.id, s.name, s.kind, a.publishedOn, a.section, a.url, a.rights, \
            r.id, r.name, r.kind, a.republishedOn, a.createdAt, a.updatedAt \
            from Article a left join a.source s left join a.republisher r%s""";
    return Condition.among("a.id", ids).query(database, hql, ArticleRow.class).getResultList();
  }
}
