package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.quote.StatementReference;

/**
 * Statements as data derived from quotes. Its state is a function of the quotes and of the
 * decisions of editors, whatever the order and the batches in which they came.
 */
@Singleton
class StatementIndex {
  /**
   * The statistics of a table that is being filled are out of date. Without sequential scans, plans
   * that were made for an empty table stay good. A process that hangs loses the lock after a
   * minute, also where the limit of other transactions is longer.
   */
  private static final Sql LOCK = locking("pg_advisory_xact_lock");

  private static final Sql TRY_LOCK = locking("pg_try_advisory_xact_lock");

  /** An empty table is not truncated, since that locks out readers. */
  private static final Sql EMPTY =
      Sql.of(
          """
          do $$ begin
            if exists (select from appearance) then
              truncate wording, wording_link, appearance, statement;
            end if;
          end $$""");

  private final Database database;
  private final StatementTables tables;

  StatementIndex(
      Database database,
      WordingTable wordings,
      FingerprintIndex fingerprints,
      AppearanceTable appearances,
      StatementTable statements) {
    this.database = database;
    this.tables = new StatementTables(wordings, fingerprints, appearances, statements);
  }

  private static Sql locking(String function) {
    return Sql.of(
        """
        select set_config('enable_seqscan', 'off', true), set_config('idle_in_transaction_session_timeout', '60s', true),
          %s(hashtextextended('statement index', 0)) as locked"""
            .formatted(function));
  }

  /**
   * Keeps other writers of the index out until the transaction ends, unless there is one already.
   *
   * @return false if there is one
   */
  boolean tryLock() {
    return database.write(TRY_LOCK, row -> row.bool("locked")).orElseThrow();
  }

  /** Waits for other writers of the index, and keeps them out until the transaction ends. */
  void lock() {
    database.execute(LOCK);
  }

  /**
   * Brings the statements of quotes up to date. The caller holds the lock.
   *
   * @return the statements of the quotes that had to be updated
   * @throws BatchTooLargeException if there are several, and too much would have to be read or
   *     compared; nothing is written then
   */
  Map<UUID, StatementReference> update(Collection<UUID> quotes, UpdateLimits limits) {
    if (quotes.isEmpty()) {
      return Map.of();
    }
    List<IndexedQuote> changed =
        tables.appearances().quotes(quotes, limits.characters()).stream()
            .filter(quote -> !quote.isUnchanged())
            .toList();
    return changed.isEmpty() ? Map.of() : StatementUpdate.run(tables, changed, limits);
  }

  /** Deletes everything but the decisions of editors. The caller holds the lock. */
  void clear() {
    tables.fingerprints().filter().clear();
    database.execute(EMPTY);
  }
}
