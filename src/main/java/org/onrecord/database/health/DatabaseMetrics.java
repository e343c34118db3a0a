package org.onrecord.database.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
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

  private volatile DatabaseStatistics statistics = DatabaseStatistics.unknown();
  private volatile boolean up = true;
  private volatile boolean scraped = true;
  private long updatedAt;

  DatabaseMetrics(MeterRegistry registry) {
    Gauge.builder("postgres.up", () -> up ? 1 : 0)
        .description("1 if the database responds, else 0")
        .register(registry);
    gauge(registry, "postgres.size", "bytes", "Size of the database", DatabaseStatistics::bytes);
    gauge(
        registry,
        "postgres.connections",
        null,
        "Open connections",
        DatabaseStatistics::connections);
    gauge(
        registry,
        "postgres.connections.max",
        null,
        "Most connections",
        DatabaseStatistics::mostConnections);
    gauge(
        registry,
        "postgres.transaction.oldest",
        "seconds",
        "Age of the oldest transaction",
        DatabaseStatistics::oldestTransaction);
    rows(registry, "article", DatabaseStatistics::articles);
    rows(registry, "quote", DatabaseStatistics::quotes);
    rows(registry, "actor", DatabaseStatistics::actors);
    count(
        registry, "postgres.transactions.committed", "Transactions", DatabaseStatistics::committed);
    count(
        registry,
        "postgres.transactions.rolledback",
        "Transactions",
        DatabaseStatistics::rolledBack);
    count(registry, "postgres.deadlocks", "Deadlocks", DatabaseStatistics::deadlocks);
    count(
        registry,
        "postgres.blocks.hit",
        "Blocks found in shared buffers",
        DatabaseStatistics::blocksHit);
    count(
        registry, "postgres.blocks.read", "Blocks read from files", DatabaseStatistics::blocksRead);
  }

  /** Reads the statistics if they are due. The database has just responded on the connection. */
  void update(Connection connection) {
    up = true;
    long now = System.nanoTime();
    if (scraped && (updatedAt == 0 || now - updatedAt > MIN_AGE.toNanos())) {
      scraped = false;
      updatedAt = now;
      try {
        statistics = DatabaseStatistics.on(connection);
      } catch (SQLException e) {
        LOG.debugf("Reading the database statistics failed: %s", e.getMessage());
        statistics = DatabaseStatistics.unknown();
      }
    }
  }

  /** Marks the database as down and its statistics as unknown. */
  void reset() {
    up = false;
    statistics = DatabaseStatistics.unknown();
    updatedAt = 0;
    scraped = true;
  }

  private double read(ToDoubleFunction<DatabaseStatistics> value) {
    scraped = true;
    return value.applyAsDouble(statistics);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String unit,
      String description,
      ToDoubleFunction<DatabaseStatistics> value) {
    Gauge.builder(name, this, metrics -> metrics.read(value))
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private void rows(
      MeterRegistry registry, String table, ToDoubleFunction<DatabaseStatistics> value) {
    Gauge.builder("postgres.rows", this, metrics -> metrics.read(value))
        .tag("table", table)
        .description("Rows, as PostgreSQL estimates them")
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<DatabaseStatistics> value) {
    FunctionCounter.builder(name, this, metrics -> metrics.read(value))
        .description(description)
        .register(registry);
  }
}
