package org.onrecord.records.merge;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.actor.DuplicateCandidates;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Lists likely duplicates, and remembers which actors editors have declared to be different. */
@Singleton
public class Duplicates {
  private static final Order LIKELIEST_FIRST =
      Order.descending("likelihood", "d.likelihood", Double::valueOf);

  private static final Columns COLUMNS =
      Columns.of(
          """
          d.id, d.likelihood, d.names, d.articles, d.roles,
          x.id as duplicate_id, x.name as duplicate_name, x.kind as duplicate_kind, x.wikidata_id as duplicate_wikidata_id,
          y.id as survivor_id, y.name as survivor_name, y.kind as survivor_kind, y.wikidata_id as survivor_wikidata_id""");

  private static final Sql JOINS =
      Sql.of("join actor x on x.id = d.duplicate_id join actor y on y.id = d.survivor_id");

  private final Database database;
  private final Actors actors;
  private final Clock clock;

  Duplicates(Database database, Actors actors, Clock clock) {
    this.database = database;
    this.actors = actors;
    this.clock = clock;
  }

  /** A query for likely duplicates, likeliest first. */
  public ListQuery<DuplicateView> query(DuplicateFilter filter) {
    String pairs =
        filter.actor() == null ? DuplicateCandidates.all() : DuplicateCandidates.of(filter.actor());
    return new ListQuery<>(
        new Projection<>("(" + pairs + ")", "d", COLUMNS, JOINS, Duplicates::read),
        new Condition(),
        LIKELIEST_FIRST);
  }

  private static DuplicateView read(Row row) throws SQLException {
    ActorReference duplicate = ActorReference.of(row, "duplicate");
    String wikidataId = row.text("survivor_wikidata_id");
    return new DuplicateView(
        row.id("id"),
        duplicate,
        ActorReference.of(row, "survivor"),
        row.doubleOrNull("likelihood"),
        new DuplicateView.Evidence(
            row.array("names"),
            row.longValue("articles"),
            row.array("roles"),
            wikidataId == null ? row.text("duplicate_wikidata_id") : wikidataId),
        "/actors/" + duplicate.id() + "/merge");
  }

  /**
   * Declares two actors to be different, so that they are no longer listed, or takes that back.
   *
   * @throws ProblemException 404 if the first does not exist, 422 if the other does not or is the
   *     same
   */
  @Transactional
  public void mark(UUID one, UUID other, boolean different) {
    actors.requireKnown(one);
    if (one.equals(other)) {
      throw ProblemException.unprocessable(
          "An actor cannot be different from itself.", Fault.at("/from/id", "is the actor itself"));
    }
    if (Actor.count("id", other) == 0) {
      throw ProblemException.unprocessable(
          "There is no actor with the id %s.".formatted(other),
          Fault.at("/from/id", "does not exist"));
    }
    boolean inOrder = one.toString().compareTo(other.toString()) < 0;
    UUID first = inOrder ? one : other;
    UUID second = inOrder ? other : one;
    database.execute(
        different
            ? Sql.of(
                """
                insert into different_actors (one_id, other_id, marked_at) values (?, ?, ?)
                on conflict do nothing""",
                first,
                second,
                clock.instant().atOffset(ZoneOffset.UTC))
            : Sql.of(
                "delete from different_actors where one_id = ? and other_id = ?", first, second));
  }
}
