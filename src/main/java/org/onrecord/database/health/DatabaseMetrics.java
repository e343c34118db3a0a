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
 * Shows how the database is. Whoever asks gets what it told last and never waits for it; it is
 * asked on the connection that feels its {@link DatabaseHeartbeat}, and seldom: no more than every
 * ten seconds, and not at all while nobody looks.
 */
@Singleton
class DatabaseMetrics {
  private static final Logger LOG = Logger.getLogger(DatabaseMetrics.class);
  private static final Duration FRESH = Duration.ofSeconds(10);

  private volatile DatabaseStatistics figures = DatabaseStatistics.unknown();
  private volatile boolean there = true;
  private volatile boolean wanted = true;
  private long asked;

  DatabaseMetrics(MeterRegistry registry) {
    Gauge.builder("postgres.up", () -> there ? 1 : 0)
        .description("Whether the database answers")
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

  /** Asks the database, which has just answered on this connection, if it is time to. */
  void ask(Connection connection) {
    there = true;
    long now = System.nanoTime();
    if (wanted && (asked == 0 || now - asked > FRESH.toNanos())) {
      wanted = false;
      asked = now;
      try {
        figures = DatabaseStatistics.on(connection);
      } catch (SQLException e) {
        LOG.debugf("The database does not tell how it is: %s", e.getMessage());
        figures = DatabaseStatistics.unknown();
      }
    }
  }

  /** Nothing is known of a database that is away. */
  void forget() {
    there = false;
    figures = DatabaseStatistics.unknown();
    asked = 0;
    wanted = true;
  }

  private double told(ToDoubleFunction<DatabaseStatistics> figure) {
    wanted = true;
    return figure.applyAsDouble(figures);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String unit,
      String description,
      ToDoubleFunction<DatabaseStatistics> figure) {
    Gauge.builder(name, this, metrics -> metrics.told(figure))
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private void rows(
      MeterRegistry registry, String table, ToDoubleFunction<DatabaseStatistics> figure) {
    Gauge.builder("postgres.rows", this, metrics -> metrics.told(figure))
        .tag("table", table)
        .description("Rows, as PostgreSQL estimates them")
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<DatabaseStatistics> figure) {
    FunctionCounter.builder(name, this, metrics -> metrics.told(figure))
        .description(description)
        .register(registry);
  }
}
