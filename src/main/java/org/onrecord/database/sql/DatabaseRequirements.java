package org.onrecord.database.sql;

import io.quarkus.runtime.PreventFurtherStepsException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Flyway callback that checks the database before it is migrated: its version, encoding and
 * extensions, and that it has the records that its change feed lists. A violation ends the start
 * with a sentence for the operator.
 */
final class DatabaseRequirements implements Callback {
  static final int OLDEST_VERSION = 14;

  private static final int EXIT_CODE = 1;

  /** The required extensions that are not installed and that the user may not install. */
  private static final String EXTENSIONS =
      """
      select 'extension' || case when count(*) > 1 then 's' else '' end || ' ' || string_agg(needed.name, ' and ' order by needed.name) as names,
        count(*) as missing,
        count(available.name) = count(*) as available
      from (values ('pg_trgm'), ('unaccent')) needed (name)
      left join pg_available_extensions available using (name)
      where not exists (select from pg_extension where extname = needed.name)
        and (available.name is null or not (
          (select rolsuper from pg_roles where rolname = current_user)
          or has_database_privilege(current_database(), 'create')
            and (select bool_or(trusted) from pg_available_extension_versions v where v.name = needed.name)))
      """;

  /** The number of records that the change feed lists as created and not deleted. */
  private static final String LISTED_RECORDS =
      """
      select count(distinct c.record_id) from change c
      where c.record = '%s' and c.change <> 'deleted' and not exists (
        select from change later where later.record_id = c.record_id and later.seq > c.seq and later.change = 'deleted')
      """;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_VALIDATE;
  }

  /**
   * Each statement is a transaction and reads one table, so that none waits for the migrations of
   * another process while those wait for it.
   */
  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return false;
  }

  @Override
  public String getCallbackName() {
    return "database requirements";
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      check(context.getConnection());
    } catch (SQLException e) {
      throw new FlywayException(e);
    }
  }

  /**
   * Checks all requirements.
   *
   * @throws PreventFurtherStepsException with a sentence for the operator
   */
  static void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      checkServer(statement);
      checkExtensions(statement);
      checkHistory(statement);
      checkRecords(statement);
    }
  }

  /**
   * Checks the version and encoding of a database.
   *
   * @param version the major version of the server
   * @param encoding the name of the encoding, as PostgreSQL gives it
   * @throws PreventFurtherStepsException with a sentence for the operator
   */
  static void checkServer(int version, String encoding, String database) {
    if (version < OLDEST_VERSION) {
      throw refusal(
          "The database server is PostgreSQL %d. OnRecord needs PostgreSQL %d or newer.",
          version, OLDEST_VERSION);
    }
    if (!encoding.equals("UTF8")) {
      throw refusal(
          "The database %s has the encoding %s. OnRecord needs UTF8: create one with createdb"
              + " --encoding=UTF8 --template=template0.",
          database, encoding);
    }
  }

  private static void checkServer(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            select current_setting('server_version_num')::int / 10000 as version,
              getdatabaseencoding() as encoding, current_database() as database""")) {
      row.next();
      checkServer(row.getInt("version"), row.getString("encoding"), row.getString("database"));
    }
  }

  private static void checkExtensions(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(EXTENSIONS)) {
      row.next();
      if (row.getInt("missing") > 0) {
        throw refusal(
            row.getBoolean("available")
                ? "The database lacks the %s, and its user may not create what is missing: let a"
                    + " superuser run CREATE EXTENSION in it."
                : "The database server lacks the %s: install the contrib modules of"
                    + " PostgreSQL (Debian has them in postgresql, others in postgresql-contrib).",
            row.getString("names"));
      }
    }
  }

  /**
   * A restore of the schema alone leaves Flyway's table empty; Flyway would create all tables
   * again.
   */
  private static void checkHistory(Statement statement) throws SQLException {
    if (!exists(statement, "article") || !exists(statement, "flyway_schema_history")) {
      return;
    }
    try (ResultSet row =
        statement.executeQuery("select exists (select from flyway_schema_history)")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw refusal(
            "The database has the tables of OnRecord, but no row in flyway_schema_history: only the"
                + " schema was restored. Restore the data as well; src/docs/backup.md says how.");
      }
    }
  }

  private static void checkRecords(Statement statement) throws SQLException {
    if (!exists(statement, "change")) {
      return;
    }
    for (String table : List.of("actor", "article", "quote")) {
      if (count(statement, "select count(*) from (select from %s limit 1) any_row", table) == 0) {
        checkLost(table, count(statement, LISTED_RECORDS, table));
      }
    }
  }

  private static long count(Statement statement, String sql, String table) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql.formatted(table))) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void checkLost(String table, long lost) {
    if (lost > 0) {
      throw refusal(
          "The table %1$s is empty, but the change feed has %1$ss that were not deleted (%2$d): a"
              + " restore of this database has failed. Restore it again into an empty database; src/docs/backup.md"
              + " says how. To give the records up, run TRUNCATE change.",
          table, lost);
    }
  }

  static boolean exists(Statement statement, String table) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select to_regclass('%s') is not null".formatted(table))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static PreventFurtherStepsException refusal(String sentence, Object... details) {
    return new PreventFurtherStepsException(sentence.formatted(details), EXIT_CODE);
  }
}
