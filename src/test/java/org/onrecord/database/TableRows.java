package org.onrecord.database;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Reads and copies all rows of a database. The tables are found in its catalog. */
public final class TableRows {
  /** Tables of the schema public; a table follows those that its foreign keys refer to. */
  private static final String TABLES =
      """
      with recursive reference as (
        select conrelid as child, confrelid as parent from pg_constraint where contype = 'f' and conrelid <> confrelid
      ), level as (
        select oid, 0 as depth from pg_class where relkind in ('r', 'p') and not relispartition
          and relnamespace = 'public'::regnamespace
        union
        select r.child, l.depth + 1 from level l join reference r on r.parent = l.oid
      )
      select oid::regclass from level group by oid order by max(depth), oid""";

  private static final String COLUMNS =
      """
      select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''""";

  private TableRows() {}

  /** The qualified names of all tables; a table follows those that its foreign keys refer to. */
  public static List<String> tables(Connection database) throws SQLException {
    return query(database, "set search_path = ''; " + TABLES);
  }

  /** All rows with all columns in PostgreSQL's text form, by table and sorted. */
  public static Map<String, List<String>> all(Connection database) throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : tables(database)) {
      rows.put(table, query(database, "select t::text from %s t order by 1".formatted(table)));
    }
    return rows;
  }

  /** Copies all rows of a table, without the generated columns. */
  static void copy(String table, Connection from, Connection to) throws SQLException, IOException {
    String columns = query(from, COLUMNS.formatted(table)).get(0);
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    copies(from).copyOut("copy %s (%s) to stdout".formatted(table, columns), rows);
    copies(to)
        .copyIn(
            "copy %s (%s) from stdin".formatted(table, columns),
            new ByteArrayInputStream(rows.toByteArray()));
  }

  private static CopyManager copies(Connection database) throws SQLException {
    return database.unwrap(PGConnection.class).getCopyAPI();
  }

  /** The first column of the last result of a script. */
  static List<String> query(Connection database, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = database.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          values.add(result.getString(1));
        }
      }
    }
    return values;
  }
}
