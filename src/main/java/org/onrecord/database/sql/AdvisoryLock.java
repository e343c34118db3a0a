package org.onrecord.database.sql;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/**
 * Transaction-scoped advisory locks of PostgreSQL on text values, such as URLs.
 *
 * <p>A check followed by an insert needs no retry under such a lock: the next transaction waits
 * until this one ends and then sees its rows. Acquire advisory locks after row locks, never before,
 * so that two transactions cannot deadlock.
 */
public final class AdvisoryLock {
  private AdvisoryLock() {}

  /** Locks a value until the end of the transaction. */
  public static void acquire(EntityManager entities, String value) {
    acquire(entities, List.of(value));
  }

  /** Locks values in sorted order, the same in every transaction. */
  public static void acquire(EntityManager entities, Collection<String> values) {
    lock(entities, "pg_advisory_xact_lock", values);
  }

  /**
   * Locks a value until the end of the transaction, together with other transactions that share the
   * lock. Do not acquire the value's exclusive lock later in the same transaction: two transactions
   * that do so deadlock.
   */
  public static void acquireShared(EntityManager entities, String value) {
    lock(entities, "pg_advisory_xact_lock_shared", List.of(value));
  }

  private static void lock(EntityManager entities, String function, Collection<String> values) {
    // Not a native query: Hibernate would cache a query plan for each list of values.
    entities
        .unwrap(Session.class)
        .doWork(connection -> lock(connection, function, values.stream().sorted().toArray()));
  }

  private static void lock(Connection connection, String function, Object[] values)
      throws SQLException {
    String sql =
        "select %s(hashtextextended(value, 0)) from unnest(?) as locked (value)"
            .formatted(function);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", values));
      statement.execute();
    }
  }
}
