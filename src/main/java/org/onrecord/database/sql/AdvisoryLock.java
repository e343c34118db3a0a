package org.onrecord.database.sql;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/**
 * Lets one transaction at a time decide on a value: whoever claims it next waits until this
 * transaction ends and then sees what it did. So "look, then insert" needs no retry and can name
 * the record in the way. Claim after locking rows, never before: then no two transactions wait for
 * each other.
 */
public final class AdvisoryLock {
  private AdvisoryLock() {}

  /** Claims a value, such as a url, within this transaction. */
  public static void acquire(EntityManager database, String value) {
    acquire(database, List.of(value));
  }

  /** Claims values, in an order that is the same for everybody. */
  public static void acquire(EntityManager database, Collection<String> values) {
    // Not a native query: Hibernate would keep a plan of it for every time it is made.
    database
        .unwrap(Session.class)
        .doWork(connection -> claim(connection, values.stream().sorted().toArray()));
  }

  private static void claim(Connection connection, Object[] values) throws SQLException {
    String sql =
        "select pg_advisory_xact_lock(hashtextextended(value, 0)) from unnest(?) as claimed (value)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", values));
      statement.execute();
    }
  }
}
