package org.onrecord.database.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.onrecord.fixtures.SqlStatements.execute;
import static org.onrecord.fixtures.SqlStatements.value;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.onrecord.database.embedded.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
class DatabaseRequirementsTest {
  @Inject Flyway flyway;

  @Test
  void an_old_server_is_refused() {
    assertEquals(
        "The database server is PostgreSQL 13. OnRecord needs PostgreSQL 14 or newer.",
        assertThrows(
                PreventFurtherStepsException.class,
                () -> DatabaseRequirements.checkServer(13, "UTF8", "onrecord"))
            .getMessage());
    assertDoesNotThrow(() -> DatabaseRequirements.checkServer(14, "UTF8", "onrecord"));
  }

  @Test
  void another_encoding_than_utf8_is_refused() throws SQLException {
    for (String encoding : List.of("SQL_ASCII", "LATIN1")) {
      DataSource database =
          TestDatabase.create(
              "onrecord_other",
              "template template0 locale_provider libc locale 'C' encoding " + encoding);
      assertEquals(
          "The database onrecord_other has the encoding %s. OnRecord needs UTF8: create one with createdb --encoding=UTF8 --template=template0."
              .formatted(encoding),
          refusal(database));
    }
  }

  @Test
  void a_server_without_an_extension_is_refused() throws Exception {
    DataSource database = TestDatabase.create("onrecord_other");
    Path file =
        Path.of(
            value(database::getConnection, "select setting from pg_config where name = 'SHAREDIR'"),
            "extension",
            "unaccent.control");
    Path hidden = file.resolveSibling("unaccent.hidden");
    Files.move(file, hidden);
    try {
      assertEquals(
          "The database server lacks the extension unaccent: install the contrib modules of PostgreSQL (Debian has them in postgresql, others in postgresql-contrib).",
          refusal(database));
    } finally {
      Files.move(hidden, file);
    }
  }

  @Test
  void a_user_who_may_not_create_the_extensions_is_told_so() throws SQLException {
    PGSimpleDataSource database = TestDatabase.create("onrecord_other");
    execute(
        database::getConnection,
        """
        drop role if exists onrecord_writer;
        create role onrecord_writer login password 'secret';
        alter schema public owner to onrecord_writer;""");
    PGSimpleDataSource limited = new PGSimpleDataSource();
    limited.setUrl(database.getURL());
    limited.setUser("onrecord_writer");
    limited.setPassword("secret");
    String refused =
        "The database lacks the %s, and its user may not create what is missing: let a superuser run CREATE EXTENSION in it.";
    assertEquals(refused.formatted("extensions pg_trgm and unaccent"), refusal(limited));
    execute(database::getConnection, "create extension pg_trgm");
    assertEquals(refused.formatted("extension unaccent"), refusal(limited));
    execute(database::getConnection, "create extension unaccent");
    migrate(limited);
    execute(
        database::getConnection,
        "drop owned by onrecord_writer cascade; drop role onrecord_writer");
  }

  @Test
  void an_empty_table_with_records_in_the_change_feed_is_refused() throws SQLException {
    DataSource database = TestDatabase.create("onrecord_other");
    migrate(database);
    String note =
        "insert into change (record, record_id, change) values ('quote', '00000000-0000-0000-0000-00000000000%d', '%s')";
    execute(database::getConnection, note.formatted(1, "created"));
    execute(database::getConnection, note.formatted(1, "deleted"));
    migrate(database);
    execute(database::getConnection, note.formatted(2, "created"));
    execute(database::getConnection, note.formatted(2, "changed"));
    assertEquals(
        "The table quote is empty, but the change feed has quotes that were not deleted (1): a restore of this database has failed. Restore it again into an empty database; src/docs/backup.md says how. To give the records up, run TRUNCATE change.",
        refusal(database));
    execute(database::getConnection, "truncate change");
    migrate(database);
  }

  @Test
  void a_schema_without_its_data_is_refused() throws SQLException {
    DataSource database = TestDatabase.create("onrecord_other");
    migrate(database);
    execute(database::getConnection, "truncate flyway_schema_history");
    assertEquals(
        "The database has the tables of OnRecord, but no row in flyway_schema_history: only the schema was restored. Restore the data as well; src/docs/backup.md says how.",
        refusal(database));
  }

  private void migrate(DataSource database) {
    Flyway.configure()
        .configuration(flyway.getConfiguration())
        .dataSource(database)
        .load()
        .migrate();
  }

  private String refusal(DataSource database) {
    Throwable cause =
        ExceptionUtil.getRootCause(assertThrows(RuntimeException.class, () -> migrate(database)));
    assertEquals(PreventFurtherStepsException.class, cause.getClass());
    assertEquals(1, ((PreventFurtherStepsException) cause).getExitCode());
    return cause.getMessage();
  }
}
