package org.onrecord.database.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Metrics of the database, read on the connection of the {@link DatabaseHeartbeat}. A scrape shows
 * the values read last and never waits. They are read at most every ten seconds, and only after a
 * scrape.
 */
@Singleton
class DatabaseMetrics {
  private static final Logger LOG = Logger.getLogger(DatabaseMetrics.class);
  private static final Duration MIN_AGE = Duration.ofSeconds(10);
  private static final int TIMEOUT_SECONDS = 2;

  /**
   * Statistics that are cheap to read: file sizes, counters and row estimates. The estimate is -1
   * for a table that was never analyzed. That of a partitioned table is the sum of its partitions.
   */
  private static final String STATISTICS =
      """
      select pg_database_size(d.datid) as size, a.connections,
             current_setting('max_connections') as max_connections, coalesce(a.oldest, 0) as oldest,
             d.xact_commit, d.xact_rollback, d.deadlocks, d.blks_hit, d.blks_read, t.*
        from pg_stat_database d,
             (select count(*) as connections,
                     extract(epoch from max(now() - xact_start)
                         filter (where datname = current_database() and pid <> pg_backend_pid())) as oldest
                from pg_stat_activity where backend_type = 'client backend') a,
             (select sum(greatest(r.reltuples, 0)) filter (where t.relname = 'article') as article,
                     sum(greatest(r.reltuples, 0)) filter (where t.relname = 'quote') as quote,
                     sum(greatest(r.reltuples, 0)) filter (where t.relname = 'actor') as actor
                from pg_class t left join pg_inherits p on p.inhparent = t.oid
                join pg_class r on r.oid = coalesce(p.inhrelid, t.oid)
               where t.oid in (to_regclass('article'), to_regclass('quote'), to_regclass('actor'))) t
       where d.datname = current_database()
      """;

  private volatile Map<String, Double> statistics = Map.of();
  private volatile boolean up = true;
  private volatile boolean scraped = true;
  private long updatedAt;

  DatabaseMetrics(MeterRegistry registry) {
    Gauge.builder("postgres.up", () -> up ? 1 : 0)
        .description("1 if the database responds, else 0")
        .register(registry);
    gauge(registry, "postgres.size", "bytes", "Size of the database", "size");
    gauge(registry, "postgres.connections", null, "Open connections", "connections");
    gauge(registry, "postgres.connections.max", null, "Maximum connections", "max_connections");
    gauge(
        registry,
        "postgres.transaction.oldest",
        "seconds",
        "Age of the oldest transaction",
        "oldest");
    for (String table : List.of("article", "quote", "actor")) {
      Gauge.builder("postgres.rows", this, metrics -> metrics.value(table))
          .tag("table", table)
          .description("Rows, as PostgreSQL estimates them")
          .register(registry);
    }
    count(registry, "postgres.transactions.committed", "Transactions", "xact_commit");
    count(registry, "postgres.transactions.rolledback", "Transactions", "xact_rollback");
    count(registry, "postgres.deadlocks", "Deadlocks", "deadlocks");
    count(registry, "postgres.blocks.hit", "Blocks found in shared buffers", "blks_hit");
    count(registry, "postgres.blocks.read", "Blocks read from files", "blks_read");
  }

  /**
   * Reads the statistics if they are due, on a connection on which the database has just responded.
   */
  void update(Connection connection) {
    up = true;
    long now = System.nanoTime();
    if (scraped && (updatedAt == 0 || now - updatedAt > MIN_AGE.toNanos())) {
      scraped = false;
      updatedAt = now;
      try {
        statistics = read(connection);
      } catch (SQLException e) {
        LOG.debugf("Reading the database statistics failed: %s", e.getMessage());
        statistics = Map.of();
      }
    }
  }

  /** Marks the database as down and its statistics as unknown. */
  void reset() {
    up = false;
    statistics = Map.of();
    updatedAt = 0;
    scraped = true;
  }

  private static Map<String, Double> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet row = statement.executeQuery(STATISTICS)) {
        row.next();
        Map<String, Double> values = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.put(row.getMetaData().getColumnLabel(i), row.getDouble(i));
        }
        return values;
      }
    }
  }

  private double value(String column) {
    scraped = true;
    return statistics.getOrDefault(column, Double.NaN);
  }

  private void gauge(
      MeterRegistry registry, String name, String unit, String description, String column) {
    Gauge.builder(name, this, metrics -> metrics.value(column))
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private void count(MeterRegistry registry, String name, String description, String column) {
    FunctionCounter.builder(name, this, metrics -> metrics.value(column))
        .description(description)
        .register(registry);
  }
}
