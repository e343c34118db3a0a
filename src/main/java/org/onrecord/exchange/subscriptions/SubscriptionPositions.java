package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.onrecord.exchange.changes.PgSnapshot;

/**
 * Reads the positions of active subscriptions in the change feed, and whether there are changes
 * after the last one that was read. Each process does so a few times a second; the statement is not
 * one of those that are counted and traced.
 */
@Singleton
class SubscriptionPositions {
  private static final int MAX_OWN = 20;

  private static final String STORED =
      """
      select exists (select from subscription) as found,
        array(select distinct g.position from subscription_group g
          where exists (select from subscription s where s.group_id = g.id)) as shared,
        array(select distinct position from subscription where group_id is null and state = 'active' limit ?) as own,
        exists (
          select from change c cross join (select ?::pg_snapshot as seen) last
          where c.xid >= pg_snapshot_xmin(?::pg_snapshot) and not pg_visible_in_snapshot(c.xid, last.seen)) as changed""";

  private final DataSource database;

  SubscriptionPositions(DataSource database) {
    this.database = database;
  }

  /**
   * The stored subscriptions.
   *
   * @param any true if there are any, also paused ones
   * @param shared the positions of groups that have subscriptions
   * @param own some of the positions of active subscriptions without a group
   * @param changed true if there are changes after a snapshot
   */
  record Stored(boolean any, Set<String> shared, Set<String> own, boolean changed) {
    /** All these positions, each once. */
    Set<String> all() {
      Set<String> all = new LinkedHashSet<>(own);
      all.addAll(shared);
      return all;
    }
  }

  /**
   * Reads the positions.
   *
   * @param seen the snapshot after which changes are looked for
   */
  Stored read(PgSnapshot seen) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(STORED)) {
      statement.setInt(1, MAX_OWN);
      statement.setString(2, seen.toString());
      statement.setString(3, seen.toString());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Stored(
            row.getBoolean("found"),
            texts(row, "shared"),
            texts(row, "own"),
            row.getBoolean("changed"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Subscriptions cannot be read", e);
    }
  }

  private static Set<String> texts(ResultSet row, String column) throws SQLException {
    return new LinkedHashSet<>(List.of((String[]) row.getArray(column).getArray()));
  }
}
