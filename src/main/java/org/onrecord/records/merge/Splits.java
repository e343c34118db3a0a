package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.actor.MergedActors;
import org.onrecord.records.history.HistoryWriter;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.UnprocessableParts;

/** Splits one actor into two. */
@Singleton
class Splits {
  private final EntityManager entities;
  private final Database database;
  private final HistoryWriter history;
  private final StatedAffiliationRows statedAffiliations;
  private final Actors actors;
  private final ActorReferenceResolver resolver;
  private final MergedActors merged;
  private final Clock clock;

  Splits(
      EntityManager entities,
      Database database,
      HistoryWriter history,
      StatedAffiliationRows statedAffiliations,
      Actors actors,
      ActorReferenceResolver resolver,
      MergedActors merged,
      Clock clock) {
    this.entities = entities;
    this.database = database;
    this.history = history;
    this.statedAffiliations = statedAffiliations;
    this.actors = actors;
    this.resolver = resolver;
    this.merged = merged;
    this.clock = clock;
  }

  /**
   * Creates another actor and moves aliases and quotes to it. In those quotes the new actor
   * replaces the old one as speaker, relay and mention.
   *
   * @throws ProblemException 404 for an unknown actor; 422 if it does not have one of the aliases
   *     or does not occur in one of the quotes
   */
  @Transactional
  void split(UUID actor, UUID other, SplitInput input) {
    lock(actor);
    history.saveState(RecordKind.ACTOR, List.of(actor));
    history.saveState(RecordKind.QUOTE, input.quotes());
    UnprocessableParts parts = new UnprocessableParts();
    requireQuotesOf(actor, input.quotes(), parts);
    requireAliases(actor, input.aliases(), parts);
    parts.requireNone();
    actors.newActor(other, input.newActor(), resolver).persist();
    entities.flush();
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    moveQuotes(actor, other, MergeRows.array(input.quotes()), now);
    statedAffiliations.split(actor, other, now);
    removeAliases(actor, input, now);
  }

  private void lock(UUID actor) {
    Sql sql = Sql.of("select id from actor where id = ? for no key update", actor);
    if (database.find(sql, row -> row.id("id")).isEmpty()) {
      throw merged.notFound(actor);
    }
  }

  private void requireQuotesOf(UUID actor, List<UUID> quotes, UnprocessableParts parts) {
    Sql sql =
        Sql.of(
            """
            select q.id from quote q where q.id = any(?) and (
              q.speaker_id = ?
              or exists (select from mention m where m.article_id = q.article_id and m.quote_id = q.id and m.actor_id = ?)
              or exists (select from relay r where r.article_id = q.article_id and r.quote_id = q.id and r.actor_id = ?))\
            """,
            MergeRows.array(quotes),
            actor,
            actor,
            actor);
    Set<UUID> found = new HashSet<>(database.list(sql, row -> row.id("id")));
    for (int i = 0; i < quotes.size(); i++) {
      if (!found.contains(quotes.get(i))) {
        parts.add(
            "The actor is not in the quote with the id %s.".formatted(quotes.get(i)),
            Fault.at("/quotes/" + i, "is not a quote by, with or through this actor"));
      }
    }
  }

  private void requireAliases(UUID actor, List<String> aliases, UnprocessableParts parts) {
    Sql sql = Sql.of("select name from alias where actor_id = ?", actor);
    Set<String> known = new HashSet<>(database.list(sql, row -> row.text("name")));
    for (int i = 0; i < aliases.size(); i++) {
      if (!known.contains(aliases.get(i))) {
        parts.add(
            "The actor has no alias “%s”.".formatted(aliases.get(i)),
            Fault.at("/aliases/" + i, "is not one of the actor's aliases"));
      }
    }
  }

  private void moveQuotes(UUID actor, UUID other, UUID[] quotes, OffsetDateTime now) {
    for (String table : List.of("relay", "mention")) {
      execute(
          "update %s set actor_id = ? where actor_id = ? and quote_id = any(?)".formatted(table),
          other,
          actor,
          quotes);
    }
    execute(
        """
        update quote set speaker_id = case speaker_id when ? then ? else speaker_id end,
          updated_at = ?, version = version + 1, touched = true
        where id = any(?)\
        """,
        actor,
        other,
        now,
        quotes);
  }

  /** Removes the aliases and the name of the new actor. */
  private void removeAliases(UUID actor, SplitInput input, OffsetDateTime now) {
    execute(
        """
        with old as (delete from alias where actor_id = ? returning position, name)
        insert into alias (actor_id, position, name)
        select ?::uuid, row_number() over (order by position) - 1, name
        from old where name <> all(?) and name <> ?\
        """,
        actor,
        actor,
        input.aliases().toArray(String[]::new),
        input.name());
    execute("update actor set updated_at = ?, version = version + 1 where id = ?", now, actor);
  }

  private void execute(String sql, Object... values) {
    database.execute(Sql.of(sql, values));
  }
}
