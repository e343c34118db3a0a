package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads the positions of active subscriptions in the change feed. Each process does so at least
 * once a second; the statement is not one of those that are counted and traced.
 */
@Singleton
class SubscriptionPositions {
  private static final int MAX_POSITIONS = 20;

  private static final String STORED =
      """
      select exists (select from subscription) as found,
        array(select distinct position from subscription where state = 'active' limit ?) as positions""";

  private final DataSource database;

  SubscriptionPositions(DataSource database) {
    this.database = database;
  }

  /**
   * The stored subscriptions.
   *
   * @param any true if there are any, also paused ones
   * @param positions some of the positions of active ones
   */
  record Stored(boolean any, List<String> positions) {}

  Stored read() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(STORED)) {
      statement.setInt(1, MAX_POSITIONS);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        String[] positions = (String[]) row.getArray("positions").getArray();
        return new Stored(row.getBoolean("found"), List.of(positions));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Subscriptions cannot be read", e);
    }
  }
}
