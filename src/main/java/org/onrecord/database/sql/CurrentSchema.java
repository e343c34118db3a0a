package org.onrecord.database.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Comparison of the migrations that were applied to a database with those in the package. A
 * migration of an empty database, a pending or changed file, a failed migration, a schema of a
 * newer release, and kinds of migrations that this project does not use are differences; Flyway
 * handles them.
 */
final class CurrentSchema {
  private static final String SCHEMA = "${flyway:defaultSchema}";
  private static final String CALLBACK = "afterMigrate.sql";

  private final Configuration flyway;

  CurrentSchema(Configuration flyway) {
    this.flyway = flyway;
  }

  /**
   * Returns true if Flyway has applied each packaged migration with its present checksum, and no
   * other one.
   */
  boolean isIn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return DatabaseRequirements.exists(statement, flyway.getTable())
          && packaged(connection.getSchema()).equals(applied(statement));
    }
  }

  /**
   * Does what Flyway does beside migrating: the SQL that follows each migration, which also repairs
   * the change feed of a restored database.
   */
  void runCallback(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          text(
              files("")
                  .filter(file -> file.getFilename().equals(CALLBACK))
                  .findAny()
                  .orElseThrow()));
    }
  }

  /** Checksums by path, as Flyway computes and records them. */
  private Map<String, Integer> packaged(String schema) {
    Map<String, Integer> checksums = new HashMap<>();
    files(flyway.getSqlMigrationPrefix())
        .forEach(file -> checksums.put(file.getRelativePath(), checksum(text(file))));
    // Flyway computes these after it has replaced placeholders, so that another schema is a change.
    files(flyway.getRepeatableSqlMigrationPrefix())
        .forEach(
            file ->
                checksums.put(
                    file.getRelativePath(), checksum(text(file).replace(SCHEMA, schema))));
    return checksums;
  }

  private static int checksum(String text) {
    CRC32 checksum = new CRC32();
    text.lines().forEach(line -> checksum.update(line.getBytes(UTF_8)));
    return (int) checksum.getValue();
  }

  /** The last applied checksum of each file; a failed migration has none. */
  private Map<String, Integer> applied(Statement statement) throws SQLException {
    Map<String, Integer> checksums = new HashMap<>();
    try (ResultSet row =
        statement.executeQuery(
            "select script, case when success and type = 'SQL' then checksum end as checksum from %s order by installed_rank"
                .formatted(flyway.getTable()))) {
      while (row.next()) {
        checksums.put(row.getString("script"), row.getObject("checksum", Integer.class));
      }
    }
    return checksums;
  }

  private Stream<LoadableResource> files(String prefix) {
    return flyway
        .getResourceProvider()
        .getResources(prefix, flyway.getSqlMigrationSuffixes())
        .stream();
  }

  private static String text(LoadableResource file) {
    try (BufferedReader reader = new BufferedReader(file.read())) {
      return reader.lines().collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new FlywayException(e);
    }
  }
}
