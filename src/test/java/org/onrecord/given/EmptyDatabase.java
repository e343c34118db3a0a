package org.onrecord.given;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.onrecord.database.TestDatabase;

/**
 * Gives every test that runs against the service an empty database: each owns its data, and the
 * order does not matter.
 */
public class EmptyDatabase implements QuarkusTestBeforeEachCallback {
  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate actor, article, quote, review, merge, change, api_key, idempotent_answer cascade");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By the service's own pool; or past what is packaged, and runs elsewhere. */
  private static Connection connect() throws SQLException {
    return Arc.container() == null
        ? TestDatabase.connect()
        : Arc.container().instance(DataSource.class).get().getConnection();
  }
}
