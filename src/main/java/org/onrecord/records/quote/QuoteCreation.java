package org.onrecord.records.quote;

import static java.util.Collections.nCopies;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
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
 * Creates a quote whose article and actors are on record, the usual case. One statement reads all
 * that the quote and its view need, and one inserts the quote with its relays and mentions, unless
 * the article was changed between the two. Neither entities nor a transaction of several statements
 * are needed.
 */
@Singleton
class QuoteCreation {
  /**
   * Reads the article; no row if it is not on record. The sub-select of the ids hides them from the
   * planner, which would plan anew for each array.
   */
  private static final String TARGET =
      """
      select a.id as article_id, a.xmin as row_version, a.title, a.url, a.body, a.language, a.published_on,
        s.id as source_id, s.name as source_name, s.kind as source_kind,
        (select count(*) from quote q where q.article_id = a.id) as quotes,
        a.author_names as authors,
        array(
          select %s
          from (select ?::uuid[] as ids offset 0) given
          cross join unnest(given.ids) as wanted (id)
          cross join lateral (select * from actor where id = wanted.id offset 0) r) as actors
      from article a
      left join lateral (select id, name, kind from actor where id = a.source_id offset 0) s on true
      where a.id = ?"""
          .formatted(ActorReference.sortableTextOf("r"));

  /**
   * Locks the article against changes of its body, and inserts the quote if the article still is
   * the one that was read: {@code xmin} changes with every update of a row. Inserts nothing if the
   * quote is on record.
   */
  private static final String INSERT =
      """
      with unchanged as (
        select ? from article where id = ? and xmin = ?::xid for share
      ), added as (
        insert into quote (%s) select %s from unchanged
        where same_quote(?, ?, ?, ?, ?) is null
        returning article_id, id
      )??
      select id from added"""
          .formatted(
              QuoteRows.QUOTE.names(),
              String.join(", ", nCopies(QuoteRows.QUOTE.columns().size(), "?")));

  private static final String RELAYS =
      """
      , relays as (
        insert into relay (%s)
        select q.article_id, q.id, r.position - 1, r.text, r.actor_id
        from added q cross join unnest(?::text[], ?::uuid[]) with ordinality as r (text, actor_id, position)
      )"""
          .formatted(QuoteRows.RELAY.names());

  private static final String MENTIONS =
      """
      , mentions as (
        insert into mention (%s)
        select q.article_id, q.id, actor_id from added q cross join unnest(?::uuid[]) as actor_id
      )"""
          .formatted(QuoteRows.MENTION.names());

  private final Database database;
  private final TransactionAudit audit;
  private final Clock clock;

  QuoteCreation(Database database, TransactionAudit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The article of a new quote and its actors.
   *
   * @param rowVersion {@code xmin} of the article's row
   * @param quotes number of quotes that the article has
   * @param actors by id, in the order of mentions: by folded name
   */
  private record Target(
      ArticleReference article,
      String rowVersion,
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
              row.date("published_on"),
              row.text("url"),
              row.array("authors"));
      return new Target(
          article,
          row.text("row_version"),
          new BodyText(row.text("body")),
          row.text("language"),
          row.longValue("quotes"),
          byId(ActorReference.sorted(row.array("actors"))));
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
   * Creates a quote with author and reason of the change, in the transaction of the caller if there
   * is one.
   *
   * @return its view; empty, with nothing written, if the quote has a status that a new one cannot
   *     have or external ids, article or actor are not given by id, an id is not on record, the
   *     article has no room or was changed just now, or the same quote is on record
   * @throws ProblemException 422 if the spans do not fit the body
   */
  Optional<QuoteView> tryCreate(UUID id, QuoteInput input) {
    Set<UUID> actors = new HashSet<>();
    input.actors().values().forEach(reference -> actors.add(reference.id()));
    if (actors.contains(null)
        || input.article().id() == null
        || !input.externalIds().isEmpty()
        || !input.hasInitialStatus()) {
      return Optional.empty();
    }
    return read(input.article().id(), actors)
        .filter(target -> target.quotes() < Quotes.MAX_IN_ARTICLE)
        .filter(target -> target.actors().size() == actors.size())
        .flatMap(target -> create(id, input, target));
  }

  /** Reads from the primary: a replica may not have the present article yet. */
  private Optional<Target> read(UUID article, Set<UUID> actors) {
    return database.write(Sql.of(TARGET, actors.toArray(UUID[]::new), article), Target::of);
  }

  private Optional<QuoteView> create(UUID id, QuoteInput input, Target target) {
    Quote quote = new Quote(id, clock.instant());
    quote.anchor(SpanResolver.resolve(input.text(), input.spans(), target.body()), Anchor.NONE);
    quote.article = Article.reference(target.article().id());
    quote.copyArticleFields(target.article(), target.language());
    quote.copyValues(input);
    quote.speaker = actor(input.speaker());
    quote.attribution.set(input.attribution(), (reference, pointer) -> actor(reference));
    Set<UUID> mentions = new HashSet<>();
    input.mentions().forEach(mention -> mentions.add(mention.id()));
    mentions.forEach(mention -> quote.mentions.add(Actor.reference(mention)));
    return database
        .write(insert(quote, target.rowVersion()), row -> row.id("id"))
        .map(created -> view(quote, input, mentions, target));
  }

  private static Actor actor(ActorReferenceInput reference) {
    return reference == null ? null : Actor.reference(reference.id());
  }

  private Sql insert(Quote quote, String articleVersion) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(audit.settings());
    arguments.add(quote.article.id);
    arguments.add(articleVersion);
    arguments.addAll(QuoteRows.QUOTE.arguments(quote));
    arguments.addAll(QuoteRows.PLACE.arguments(quote));
    arguments.add(relays(quote));
    arguments.add(mentions(quote));
    return Sql.of(INSERT, arguments.toArray());
  }

  private static Sql relays(Quote quote) {
    List<Relay> via = quote.attribution.via;
    if (via.isEmpty()) {
      return Sql.EMPTY;
    }
    return Sql.of(
        RELAYS,
        via.stream().map(relay -> relay.text).toArray(String[]::new),
        via.stream().map(relay -> relay.actor).map(QuoteRows::id).toArray(UUID[]::new));
  }

  private static Sql mentions(Quote quote) {
    return quote.mentions.isEmpty()
        ? Sql.EMPTY
        : Sql.of(
            MENTIONS, (Object) quote.mentions.stream().map(QuoteRows::id).toArray(UUID[]::new));
  }

  private static QuoteView view(Quote quote, QuoteInput input, Set<UUID> mentions, Target target) {
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
        input.externalIds(),
        quote.origin,
        quote.review,
        null,
        null,
        quote.createdAt,
        quote.updatedAt,
        quote.version);
  }
}
