package org.onrecord.database.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.SqlStatements.execute;
import static org.onrecord.fixtures.SqlStatements.value;

import io.quarkus.flyway.runtime.FlywayContainer;
import io.quarkus.flyway.runtime.FlywayContainerProducer;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.embedded.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** Flyway migrates at start unless the schema is current. */
@QuarkusTest
class MigrationsAtStartTest {
  private static final String FUTURE_CHANGES =
      "select count(*)::text from change where xid >= pg_snapshot_xmax(pg_current_snapshot())";

  private static final String APPLIED =
      """
      insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
      values (1000, %s, 'any', 'SQL', 'db/migration/%s.sql', 1, current_user, 1, true)""";

  private static final List<String> DIFFERENCES =
      List.of(
          "update flyway_schema_history set checksum = checksum + 1 where version = '9'",
          "update flyway_schema_history set checksum = null where version = '9'",
          "update flyway_schema_history set checksum = 1 where version is null",
          "update flyway_schema_history set success = false where version = '9'",
          "update flyway_schema_history set type = 'BASELINE' where version = '1'",
          "delete from flyway_schema_history where version = '15'",
          "delete from flyway_schema_history where script = 'db/migration/R__excerpt.sql'",
          "truncate flyway_schema_history",
          "drop table flyway_schema_history",
          "alter schema public rename to elsewhere; set local search_path = elsewhere",
          APPLIED.formatted("'999'", "V999__newer"),
          APPLIED.formatted("null", "R__excerpt"));

  @Inject Flyway configured;
  @Inject FlywayContainerProducer containers;
  @Inject DataSource pool;

  private DataSource database;
  private Flyway flyway;

  @BeforeEach
  void createDatabase() throws SQLException {
    database = TestDatabase.create("onrecord_other");
    flyway =
        Flyway.configure().configuration(configured.getConfiguration()).dataSource(database).load();
  }

  @Test
  void a_current_schema_is_accepted() {
    assertFalse(accepts(true));
    flyway.migrate();
    assertTrue(accepts(true));
  }

  @Test
  void quarkus_asks_flyway_for_nothing_if_the_schema_is_current() {
    assertInstanceOf(MigrationsAtStart.class, containers);
    FlywayContainer container = containers.createFlyway(pool, "<default>", true, false);
    assertFalse(container.isMigrateAtStart());
    assertFalse(container.isValidateAtStart());
  }

  @Test
  void another_history_of_migrations_is_left_to_flyway() throws SQLException {
    flyway.migrate();
    CurrentSchema schema = new CurrentSchema(flyway.getConfiguration());
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (String difference : DIFFERENCES) {
        assertTrue(schema.isIn(connection));
        try (Statement statement = connection.createStatement()) {
          statement.execute(difference);
        }
        assertFalse(schema.isIn(connection), difference);
        connection.rollback();
      }
    }
  }

  /** A changed function is applied again under the same name: only its last checksum counts. */
  @Test
  void a_repeatable_migration_that_was_applied_again_is_current() throws SQLException {
    flyway.migrate();
    execute(database::getConnection, APPLIED.formatted("null", "R__excerpt").replace("1000", "0"));
    assertTrue(accepts(true));
  }

  @Test
  void the_change_feed_of_a_restored_database_is_repaired() throws SQLException {
    flyway.migrate();
    execute(
        database::getConnection,
        """
        insert into change (record, record_id, change) values ('actor', gen_random_uuid(), 'created'), ('actor', gen_random_uuid(), 'created');
        insert into change (record, record_id, change) select 'actor', record_id, 'deleted' from change;
        update change set xid = '9000000000000';
        alter table change alter seq restart""");
    assertTrue(accepts(false));
    assertEquals("4", value(database::getConnection, FUTURE_CHANGES));
    assertTrue(accepts(true));
    assertEquals("0", value(database::getConnection, FUTURE_CHANGES));
    assertEquals(
        "5",
        value(
            database::getConnection,
            "select nextval(pg_get_serial_sequence('change', 'seq'))::text"));
  }

  @Test
  void a_restore_that_lost_records_is_refused() throws SQLException {
    flyway.migrate();
    execute(
        database::getConnection,
        "insert into change (record, record_id, change) values ('quote', gen_random_uuid(), 'created')");
    assertThrows(PreventFurtherStepsException.class, () -> accepts(true));
  }

  @Test
  void an_error_of_the_database_is_left_to_flyway() throws SQLException {
    flyway.migrate();
    execute(database::getConnection, "alter table change rename to changes");
    assertFalse(accepts(true));
    PGSimpleDataSource unreachable = new PGSimpleDataSource();
    unreachable.setPortNumbers(new int[] {1});
    assertFalse(MigrationsAtStart.accepts(unreachable, flyway.getConfiguration(), true));
  }

  /** Further callbacks would not run at a start that skips Flyway. */
  @Test
  void the_only_callbacks_are_those_that_a_start_without_flyway_replaces() {
    List<String> callbacks =
        Stream.of(configured.getConfiguration())
            .flatMap(
                settings ->
                    settings
                        .getResourceProvider()
                        .getResources("", settings.getSqlMigrationSuffixes())
                        .stream())
            .map(LoadableResource::getFilename)
            .filter(name -> !name.matches("[VR]\\d*(_\\d+)?__.*"))
            .sorted()
            .toList();
    assertEquals(List.of("afterMigrate.sql", "beforeValidate.sql"), callbacks);
  }

  private boolean accepts(boolean migrates) {
    return MigrationsAtStart.accepts(database, flyway.getConfiguration(), migrates);
  }
}
