package org.onrecord.database.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nulls with a type do not make the driver prepare a statement again. */
@QuarkusTest
class SqlNullTest {
  private static final int EXECUTIONS = 20;

  /** The driver prepares a statement for its fifth execution. */
  private static final int UNPREPARED = 4;

  private static final String QUERY =
      "select num_nulls(?::text, ?::uuid, ?::date, ?::float8) as typed_nulls";

  private static final List<Object> VALUES =
      List.of("text", UUID.randomUUID(), LocalDate.EPOCH, 0.5);

  private static final List<Object> NULLS =
      List.of(
          new SqlNull("varchar"), new SqlNull("uuid"), new SqlNull("date"), new SqlNull("float8"));

  @Inject Database database;

  @Test
  void a_statement_is_prepared_once_for_values_and_nulls() {
    long executions =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  for (int i = 0; i < EXECUTIONS; i++) {
                    assertEquals(i % 2 * 4, nulls(i % 2 == 0 ? VALUES : NULLS));
                  }
                  return preparedExecutions();
                });
    assertEquals(EXECUTIONS - UNPREPARED, executions);
  }

  private long nulls(List<Object> arguments) {
    return database
        .find(Sql.of(QUERY, arguments.toArray()), row -> row.longValue("typed_nulls"))
        .orElseThrow();
  }

  private long preparedExecutions() {
    return database
        .find(
            Sql.of(
                """
                select generic_plans + custom_plans as executions
                from pg_prepared_statements where statement like '%num_nulls%'"""),
            row -> row.longValue("executions"))
        .orElseThrow();
  }
}
