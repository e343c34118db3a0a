package org.onrecord.given;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.onrecord.database.embedded.TestDatabase;

/**
 * Gives every test that runs against the service an empty database: each owns its data, and the
 * order does not matter.
 */
public class EmptyDatabase implements QuarkusTestBeforeEachCallback {
  /**
   * Without triggers, so without a history, and in any order. A few rows are deleted forty times
   * sooner than tables are emptied, which gives new files to each of them and of their indexes; but
   * what many rows leave behind would be in the way of later tests.
   */
  private static final String EMPTY =
      """
      do $$
      declare
        names text[] := array(
          select format('%I', relname) from pg_class
          where relnamespace = current_schema()::regnamespace and relkind = 'r'
            and relname <> 'flyway_schema_history');
        name text;
      begin
        if pg_database_size(current_database()) > 64 << 20 then
          execute 'truncate ' || array_to_string(names, ', ');
        else
          perform set_config('session_replication_role', 'replica', true);
          foreach name in array names loop
            execute 'delete from ' || name;
          end loop;
        end if;
      end $$""";

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(EMPTY);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By the service's own pool; or past what is packaged, and runs elsewhere. */
  public static Connection connect() throws SQLException {
    return Arc.container() == null
        ? TestDatabase.connect()
        : Arc.container().instance(DataSource.class).get().getConnection();
  }
}
