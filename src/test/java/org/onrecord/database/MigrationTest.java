package org.onrecord.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;

/** Migrations accept databases of earlier releases and reject others. */
@QuarkusTest
class MigrationTest {
  private static final Pattern REWORDED = Pattern.compile("\\('([\\d.]+)', (-?\\d+), (-?\\d+)\\)");

  @Inject Flyway flyway;
  @Inject DataSource database;

  @Test
  void a_database_of_a_release_with_other_comments_is_accepted() throws Exception {
    Map<String, Integer> present = checksums();
    Map<String, Integer> released = new TreeMap<>(present);
    for (MatchResult file : REWORDED.matcher(callback()).results().toList()) {
      released.put(file.group(1), Integer.valueOf(file.group(2)));
      setChecksum(file.group(1), Integer.parseInt(file.group(2)));
    }
    assertEquals(released, checksums());
    flyway.migrate();
    assertEquals(present, checksums());
  }

  @Test
  void another_statement_is_rejected() throws SQLException {
    int present = checksums().get("9");
    setChecksum("9", 1);
    try {
      assertThrows(FlywayValidateException.class, flyway::migrate);
    } finally {
      setChecksum("9", present);
    }
    flyway.validate();
  }

  @Test
  void the_functions_of_the_history_are_replaced_when_their_file_changes() throws SQLException {
    run("create or replace function noted(id uuid) returns text language sql as 'select null'");
    run("update flyway_schema_history set checksum = 1 where version is null");
    flyway.migrate();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select lanname from pg_language l join pg_proc p on p.prolang = l.oid where"
                    + " proname = 'noted'")) {
      rows.next();
      assertEquals("plpgsql", rows.getString(1));
    }
  }

  private static String callback() throws IOException {
    try (InputStream file =
        MigrationTest.class.getResourceAsStream("/db/migration/beforeValidate.sql")) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  private Map<String, Integer> checksums() throws SQLException {
    Map<String, Integer> checksums = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select version, checksum from flyway_schema_history where version is not null")) {
      while (rows.next()) {
        checksums.put(rows.getString(1), rows.getInt(2));
      }
    }
    return checksums;
  }

  private void setChecksum(String version, int checksum) throws SQLException {
    run(
        "update flyway_schema_history set checksum = %d where version = '%s'"
            .formatted(checksum, version));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
