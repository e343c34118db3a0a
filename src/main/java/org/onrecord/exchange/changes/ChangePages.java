package org.onrecord.exchange.changes;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.SnapshotRead;
import org.onrecord.query.list.ListParameters;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.FilterActorResolver;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.quote.StatementWait;

/** Reads the page of the change feed that the parameters of a request select. */
@Singleton
public class ChangePages {
  private final ChangeFeed feed;
  private final ChangedRecords records;
  private final ActorNames names;
  private final FilterActorResolver actors;
  private final StatementWait statements;
  private final SnapshotRead snapshot;

  ChangePages(
      ChangeFeed feed,
      ChangedRecords records,
      ActorNames names,
      FilterActorResolver actors,
      StatementWait statements,
      SnapshotRead snapshot) {
    this.feed = feed;
    this.records = records;
    this.names = names;
    this.actors = actors;
    this.statements = statements;
    this.snapshot = snapshot;
  }

  /** Reads the page. */
  ChangeBatch read(ListParameters parameters) {
    ChangeFilter filter = parameters.read(ChangeFilter.class);
    return read(filter.cursor(), question(filter, parameters), filter.rows());
  }

  /** Reads the page with the present records, also if the parameters do not ask for them. */
  public ChangeBatch readWithRecords(ListParameters parameters) {
    ChangeFilter filter = parameters.read(ChangeFilter.class);
    ChangeSelection selection = question(filter, parameters).selection();
    return read(filter.cursor(), new ChangeQuestion(selection, true), filter.rows());
  }

  /** Reads the changes after a cursor, their records in the same snapshot. */
  ChangeBatch read(ChangeCursor cursor, ChangeQuestion question, int limit) {
    if (!question.withRecords()) {
      return feed.after(cursor, question.selection(), limit);
    }
    statements.beforeQuotes();
    return snapshot.of(() -> records.addTo(feed.after(cursor, question.selection(), limit)));
  }

  /** Looks the names in a filter up. */
  ChangeQuestion question(ChangeFilter filter, ListParameters parameters) {
    ChangeSelection selection =
        new ChangeSelection(
            filter.kinds(), speakers(filter, parameters), articles(filter.article()));
    return new ChangeQuestion(selection, filter.includesRecords());
  }

  /**
   * The ids of the speakers. The id of an actor that was deleted is known: its follower has to
   * learn of the changes before.
   */
  private Optional<Set<UUID>> speakers(ChangeFilter filter, ListParameters parameters) {
    if (filter.speaker().isEmpty()) {
      return Optional.empty();
    }
    Set<UUID> ids = new HashSet<>(names.everExisting(filter.speaker()));
    FilterActors others = actors.resolve(filter.except(ids), parameters);
    ids.addAll(others.of(ChangeFilter.SPEAKER).orElse(Set.of()));
    return Optional.of(names.withMerged(ids));
  }

  private static Optional<Set<UUID>> articles(List<UUID> ids) {
    return ids.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(ids));
  }
}
