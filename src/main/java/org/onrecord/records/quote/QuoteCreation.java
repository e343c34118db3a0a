package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.history.TransactionAudit;
import org.onrecord.web.problem.ProblemException;

/**
 * Creates a quote whose article and actors are on record, the usual case. One statement locks the
 * article, sets author and reason of the change, and reads all that the quote and its view need:
 * neither entities are loaded nor is the new quote read again.
 */
@Singleton
class QuoteCreation {
  /**
   * Reads and locks the article; no row if it is not on record. The sub-select of the ids hides
   * them from the planner, which would plan anew for each array.
   */
  private static final String TARGET =
      """
      select a.*
      from (select ? offset 0) settings
      cross join lateral (
        select a.id as article_id, a.title, a.body, a.language, a.published_on,
          s.id as source_id, s.name as source_name, s.kind as source_kind,
          (select count(*) from quote q where q.article_id = a.id) as quotes,
          array(
            select %s
            from (select ?::uuid[] as ids offset 0) given
            cross join unnest(given.ids) as wanted (id)
            cross join lateral (select * from actor where id = wanted.id offset 0) r
            order by r.name_folded, r.id) as actors
        from article a
        left join lateral (select id, name, kind from actor where id = a.source_id offset 0) s on true
        where a.id = ?
        for share of a) a"""
          .formatted(ActorReference.textOf("r"));

  private final EntityManager entities;
  private final Database database;
  private final TransactionAudit audit;
  private final Clock clock;

  QuoteCreation(EntityManager entities, Database database, TransactionAudit audit, Clock clock) {
    this.entities = entities;
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The article of a new quote and its actors.
   *
   * @param quotes number of quotes that the article has
   * @param actors by id, in the order of mentions: by folded name
   */
  private record Target(
      ArticleReference article,
      BodyText body,
      String language,
      long quotes,
      Map<UUID, ActorReference> actors) {

    static Target of(Row row) throws SQLException {
      ArticleReference article =
          new ArticleReference(
              row.id("article_id"),
              row.text("title"),
              ActorReference.of(row, "source"),
              row.date("published_on"));
      return new Target(
          article,
          new BodyText(row.text("body")),
          row.text("language"),
          row.longValue("quotes"),
          byId(ActorReference.of(row.array("actors"))));
    }

    private static Map<UUID, ActorReference> byId(List<ActorReference> actors) {
      Map<UUID, ActorReference> byId = new LinkedHashMap<>();
      actors.forEach(actor -> byId.put(actor.id(), actor));
      return byId;
    }

    ActorReference actor(ActorReferenceInput reference) {
      return reference == null ? null : actors.get(reference.id());
    }
  }

  /**
   * Creates a quote in the transaction of the caller, and sets author and reason.
   *
   * @return its view; empty if an actor is given by name, an id is not on record, or the article
   *     has no room. Then nothing is written, and author and reason may not be set.
   * @throws ProblemException 422 if the spans do not fit the body
   */
  Optional<QuoteView> tryCreate(UUID id, QuoteInput input) {
    Set<UUID> actors = new HashSet<>();
    input.actors().values().forEach(reference -> actors.add(reference.id()));
    if (actors.contains(null)) {
      return Optional.empty();
    }
    Sql sql = Sql.of(TARGET, audit.settings(), actors.toArray(UUID[]::new), input.article().id());
    return database
        .write(sql, Target::of)
        .filter(target -> target.quotes() < Quotes.MAX_IN_ARTICLE)
        .filter(target -> target.actors().size() == actors.size())
        .map(target -> create(id, input, target));
  }

  private QuoteView create(UUID id, QuoteInput input, Target target) {
    Quote quote = new Quote(id, clock.instant());
    quote.anchor(SpanResolver.resolve(input.text(), input.spans(), target.body()), Anchor.NONE);
    quote.article = entities.getReference(Article.class, target.article().id());
    quote.copyArticleFields(target.article(), target.language());
    quote.copyValues(input);
    quote.speaker = entity(input.speaker());
    quote.attribution.set(input.attribution(), (reference, pointer) -> entity(reference));
    input.mentions().forEach(mention -> quote.mentions.add(entity(mention)));
    quote.persist();
    return view(quote, input, target);
  }

  private Actor entity(ActorReferenceInput reference) {
    return reference == null ? null : entities.getReference(Actor.class, reference.id());
  }

  private static QuoteView view(Quote quote, QuoteInput input, Target target) {
    Set<UUID> mentions = new HashSet<>();
    input.mentions().forEach(mention -> mentions.add(mention.id()));
    return new QuoteView(
        quote.id,
        target.article(),
        quote.text,
        quote.type,
        quote.status,
        quote.saidOn,
        target.actor(input.speaker()),
        new AttributionView(
            quote.attribution.text,
            quote.attribution.role,
            quote.attribution.cue,
            quote.attribution.anonymous,
            input.attribution().via().stream()
                .map(relay -> new RelayView(relay.text(), target.actor(relay.actor())))
                .toList()),
        quote.spans(),
        quote.anchor,
        target.actors().values().stream().filter(actor -> mentions.contains(actor.id())).toList(),
        quote.origin,
        quote.review,
        quote.createdAt,
        quote.updatedAt,
        quote.version);
  }
}
