package org.onrecord.web.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.onrecord.database.embedded.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** A result that is larger than the driver may read. */
@QuarkusTest
class LargeResultTest {
  @Test
  void a_result_beyond_the_limit_is_a_problem_of_its_own() throws SQLException {
    PGSimpleDataSource database = TestDatabase.create("large_result");
    database.setMaxResultBuffer("10000");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      String query = "select repeat('x', 1000) from generate_series(1, 20)";
      SQLException failure = assertThrows(SQLException.class, () -> statement.executeQuery(query));
      Problem problem = ExceptionTranslator.problem(new IllegalStateException(failure));
      assertEquals(503, problem.status());
      assertEquals(
          "The database has more data for this request than the service has memory for. Nothing was changed. Ask for less.",
          problem.detail());
    }
  }
}
