package org.onrecord.database.health;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Statistics of PostgreSQL that are cheap to read: file sizes, counters and row estimates. A value
 * is NaN if it is unknown.
 */
record DatabaseStatistics(
    double bytes,
    double connections,
    double mostConnections,
    double oldestTransaction,
    double committed,
    double rolledBack,
    double deadlocks,
    double blocksHit,
    double blocksRead,
    double articles,
    double quotes,
    double actors) {

  private static final int TIMEOUT_SECONDS = 2;

  private static final String SQL =
      """
      select pg_database_size(d.datid), a.connections, current_setting('max_connections'),
             coalesce(a.oldest, 0), d.xact_commit, d.xact_rollback, d.deadlocks, d.blks_hit, d.blks_read,
             t.articles, t.quotes, t.actors
        from pg_stat_database d,
             (select count(*) as connections,
                     extract(epoch from max(now() - xact_start)
                         filter (where datname = current_database() and pid <> pg_backend_pid())) as oldest
                from pg_stat_activity where backend_type = 'client backend') a,
             (select sum(reltuples) filter (where relname = 'article') as articles,
                     sum(reltuples) filter (where relname = 'quote') as quotes,
                     sum(reltuples) filter (where relname = 'actor') as actors
                from pg_class
               where oid in (to_regclass('article'), to_regclass('quote'), to_regclass('actor'))) t
       where d.datname = current_database()
      """;

  static DatabaseStatistics unknown() {
    double nan = Double.NaN;
    return new DatabaseStatistics(nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan);
  }

  /** Reads the statistics. */
  static DatabaseStatistics on(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet row = statement.executeQuery(SQL)) {
        row.next();
        return new DatabaseStatistics(
            row.getDouble(1),
            row.getDouble(2),
            row.getDouble(3),
            row.getDouble(4),
            row.getDouble(5),
            row.getDouble(6),
            row.getDouble(7),
            row.getDouble(8),
            row.getDouble(9),
            rows(row.getDouble(10)),
            rows(row.getDouble(11)),
            rows(row.getDouble(12)));
      }
    }
  }

  /** The estimate is -1 for a table that was never analyzed. */
  private static double rows(double estimate) {
    return Math.max(0, estimate);
  }
}
