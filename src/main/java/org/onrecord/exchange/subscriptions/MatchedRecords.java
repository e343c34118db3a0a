package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RowEstimate;
import org.onrecord.database.sql.Sql;
import org.onrecord.exchange.changes.ChangeCursor;
import org.onrecord.exchange.changes.PgSnapshot;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Evaluates subscriptions, and stores which records matched before. */
@Singleton
class MatchedRecords {
  /** About a second to store, and 20 MB. */
  private static final long MAX_STORED = 200_000;

  /** The number of matching records from which on those that do not match may be stored instead. */
  private static final long MANY = 10_000;

  /** The maximum number of queries in a statement. */
  private static final int MAX_BRANCHES = 100;

  /** One statement, so that the records are those of the snapshot that the position has. */
  private static final String START =
      """
      with now as materialized (select pg_current_snapshot()::text as snapshot),
      stored as (
        insert into subscription_record (subscription_id, record_id, matches, seq)
        select ?, listed.id, ?, 0 from (?) listed)
      select snapshot from now""";

  private static final String EVALUATE =
      """
      with changed as materialized (select * from %s where id = any(?))
      select -1 as number, id from changed
      ?""";

  private final Database database;

  MatchedRecords(Database database) {
    this.database = database;
  }

  /**
   * The records on record before a subscription.
   *
   * @param position the cursor of the changes after them
   * @param matchesByDefault true if the list has most records, and those that it lacks are stored
   */
  record Start(String position, boolean matchesByDefault) {}

  /**
   * Stores which records match at present, or which do not if they are many fewer. From then on, a
   * state is stored for each new record that differs from the default, so few matches in a small
   * database are no reason to store those that do not match.
   *
   * @throws ProblemException 422 if both are many
   */
  Start start(UUID subscription, SubscribedList list) {
    long all = RowEstimate.of(database, Sql.of("select from %s".formatted(list.kind())));
    long matching = RowEstimate.of(database, list.idsIn(list.kind().toString()));
    boolean most = matching > MANY && matching * 2 > all;
    if ((most ? all - matching : matching) > MAX_STORED) {
      throw ProblemException.unprocessable(
          "The list is too long for a subscription.",
          Fault.at(
              "/query", "must select fewer than %d records, or most of all".formatted(MAX_STORED)));
    }
    String snapshot =
        database
            .write(
                Sql.of(START, subscription, !most, list.ids(!most)).withCustomPlan(),
                row -> row.text("snapshot"))
            .orElseThrow();
    return new Start(ChangeCursor.at(PgSnapshot.parse(snapshot)).encode(), most);
  }

  /** Forgets the records of a subscription. */
  void clear(UUID subscription) {
    database.execute(
        Sql.of("delete from subscription_record where subscription_id = ?", subscription));
  }

  /**
   * The present state of changed records of one kind.
   *
   * @param existing those that exist
   * @param matching those that lists match; without lists that none matches
   */
  record Evaluation(Set<UUID> existing, Map<SubscribedList, Set<UUID>> matching) {
    MatchState.Present of(SubscribedList list, UUID id) {
      if (!existing.contains(id)) {
        return MatchState.Present.DELETED;
      }
      return matching.getOrDefault(list, Set.of()).contains(id)
          ? MatchState.Present.MATCHES
          : MatchState.Present.DIFFERS;
    }
  }

  /** Reads changed records as far as a plan needs them. */
  ChangedRows read(MatchingPlan plan, Collection<UUID> ids) {
    return ChangedRows.read(plan, ids, database);
  }

  /**
   * Evaluates lists for changed records. Those that none of the records can match are skipped, and
   * those that values and words decide need no further statement.
   */
  Evaluation evaluate(MatchingPlan plan, ChangedRows rows) {
    Map<SubscribedList, Set<UUID>> matching = new IdentityHashMap<>();
    List<SubscribedList> undecided = new ArrayList<>();
    for (SubscribedList list : plan.candidates(rows)) {
      List<UUID> found = rows.candidates(list.condition());
      if (!found.isEmpty() && list.condition().isDecidedByValues()) {
        matching.put(list, new HashSet<>(found));
      } else if (!found.isEmpty()) {
        undecided.add(list);
      }
    }
    Set<UUID> existing = new HashSet<>(rows.ids());
    UUID[] changed = rows.ids().toArray(UUID[]::new);
    for (int from = 0; from < undecided.size(); from += MAX_BRANCHES) {
      int to = Math.min(from + MAX_BRANCHES, undecided.size());
      existing.retainAll(evaluate(plan.kind(), undecided.subList(from, to), changed, matching));
    }
    return new Evaluation(existing, matching);
  }

  /** Evaluates lists in one statement, and returns which records exist. */
  private Set<UUID> evaluate(
      RecordKind kind,
      List<SubscribedList> lists,
      UUID[] changed,
      Map<SubscribedList, Set<UUID>> matching) {
    List<Sql> branches = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      branches.add(
          Sql.of(
              "union all (select " + i + ", matched.id from (?) matched)",
              lists.get(i).idsIn("changed")));
    }
    Set<UUID> existing = new HashSet<>();
    database.listFromPrimary(
        Sql.of(EVALUATE.formatted(kind), changed, Sql.join("\n", branches)).withCustomPlan(),
        row -> {
          int number = (int) row.longValue("number");
          Set<UUID> found =
              number < 0
                  ? existing
                  : matching.computeIfAbsent(lists.get(number), list -> new HashSet<>());
          return found.add(row.id("id"));
        });
    return existing;
  }
}
