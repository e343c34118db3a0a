package org.onrecord.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.onrecord.database.TableRows.query;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.onrecord.database.embedded.TestDatabase;
import org.onrecord.fixtures.EveryTable;

/**
 * Generated columns, checks and triggers work with an empty search_path, as pg_restore, logical
 * replication and copies of partitions set it.
 */
@QuarkusTest
class EmptySearchPathTest {
  /** Functions whose names are looked up at each call: neither parsed nor told where to look. */
  private static final String UNPINNED_FUNCTIONS =
      """
      select p.proname || E'\\n' || p.prosrc from pg_proc p
      where p.pronamespace = current_schema()::regnamespace and p.prosqlbody is null
        and not exists (select from unnest(p.proconfig) setting where setting like 'search\\_path=%')
        and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
      order by 1""";

  private static final String OBJECT_NAMES =
      """
      select proname from pg_proc where pronamespace = current_schema()::regnamespace
      union select relname from pg_class where relnamespace = current_schema()::regnamespace
      union select typname from pg_type where typnamespace = current_schema()::regnamespace
      union select cfgname from pg_ts_config where cfgnamespace = current_schema()::regnamespace
      union select dictname from pg_ts_dict where dictnamespace = current_schema()::regnamespace""";

  private static final Pattern UNQUALIFIED_WORD = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*");

  private static final String CREATED =
      "select record || record_id from public.change where change = 'created' order by 1";
  private static final String RECORDS =
      """
      select 'actor' || id from public.actor union select 'article' || id from public.article
      union select 'quote' || id from public.quote order by 1""";

  /** Tables that triggers write while the others are copied, and those that migrations write. */
  private static final List<String> WRITTEN_MEANWHILE =
      List.of(
          "public.change",
          "public.suggestion_pending",
          "public.installation",
          "public.flyway_schema_history");

  @Inject DataSource database;
  @Inject Flyway flyway;

  @TestHTTPResource("/")
  URI service;

  @Test
  void every_row_is_copied_into_an_empty_database() throws Exception {
    EveryTable.fill(service);
    try (Connection original = TestDatabase.connect();
        Connection copy = emptyDatabase()) {
      execute(original, "insert into request_count values ('key 1', now(), 1)");
      execute(original, EveryTable.RUNNING_IMPORT);
      execute(original, "set search_path = ''");
      List<String> tables = TableRows.tables(original);
      for (String table : tables) {
        if (!WRITTEN_MEANWHILE.contains(table)) {
          TableRows.copy(table, original, copy);
        }
      }
      assertEquals(query(copy, RECORDS), query(copy, CREATED));
      for (String table : WRITTEN_MEANWHILE) {
        execute(copy, "delete from " + table);
        TableRows.copy(table, original, copy);
      }
      Map<String, List<String>> rows = TableRows.all(original);
      assertEquals(rows, TableRows.all(copy));
      assertEquals(
          List.of(), tables.stream().filter(table -> rows.get(table).isEmpty()).toList(), "empty");
    }
  }

  @Test
  void writes_are_checked_and_noted() throws Exception {
    EveryTable.fill(service);
    try (Connection connection = TestDatabase.connect()) {
      execute(connection, "set search_path = ''");
      execute(connection, "delete from public.change");
      execute(connection, "update public.quote set text = text || '!' where status = 'confirmed'");
      execute(connection, "update public.article set section = 'Änderung'");
      execute(connection, "delete from public.article where language = 'en'");
      assertEquals(
          List.of("6 article changed", "2 article deleted", "4 quote changed", "2 quote deleted"),
          query(
              connection,
              """
              select count(*) || ' ' || record || ' ' || change from public.change
              group by record, change order by record, change"""));
    }
  }

  @Test
  void violations_are_found() throws Exception {
    EveryTable.fill(service);
    try (Connection connection = TestDatabase.connect()) {
      execute(connection, "set search_path = ''");
      assertViolates(
          connection, "article_body_holds_spans", "update public.article set body = '-'");
      assertViolates(
          connection,
          "quote_spans_within_body",
          """
          update public.quote set span_ends[cardinality(span_ends)] = 900 where anchor = 'anchored'""");
      assertViolates(
          connection,
          "merge_in_force",
          """
          insert into public.actor (id, name, kind, created_at, updated_at)
          select duplicate_id, 'Mira', 'person', now(), now() from public.merge""");
    }
  }

  /** A function that is not pinned may only call built-in functions, or must name the schema. */
  @Test
  void every_function_names_the_schema_of_its_objects_or_sets_the_search_path() throws Exception {
    try (Connection connection = database.getConnection()) {
      List<String> names = query(connection, OBJECT_NAMES);
      for (String function : query(connection, UNPINNED_FUNCTIONS)) {
        String[] nameAndBody = function.split("\n", 2);
        assertEquals(
            List.of(),
            UNQUALIFIED_WORD
                .matcher(nameAndBody[1])
                .results()
                .map(word -> word.group())
                .filter(names::contains)
                .toList(),
            "names without a schema in " + nameAndBody[0]);
      }
    }
  }

  private static void assertViolates(Connection connection, String constraint, String sql) {
    SQLException violation = assertThrows(SQLException.class, () -> execute(connection, sql));
    assertEquals(
        constraint,
        ((org.postgresql.util.PSQLException) violation).getServerErrorMessage().getConstraint());
  }

  /** A database with the schema only, which the connection reads with an empty search_path. */
  private Connection emptyDatabase() throws SQLException {
    DataSource empty = TestDatabase.create("onrecord_copy");
    Flyway.configure().configuration(flyway.getConfiguration()).dataSource(empty).load().migrate();
    Connection connection = empty.getConnection();
    execute(connection, "set search_path = ''");
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
