package org.onrecord.database.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.Metrics;

@QuarkusTest
class DatabaseMetricsTest {
  @Inject DataSource source;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final DatabaseMetrics metrics = new DatabaseMetrics(registry);

  @Test
  void statistics_become_metrics() throws SQLException {
    try (Connection connection = source.getConnection()) {
      metrics.update(connection);
    }
    assertEquals(1, gauge("postgres.up"));
    assertTrue(gauge("postgres.size") > 1_000_000);
    assertTrue(gauge("postgres.connections") >= 1);
    assertTrue(gauge("postgres.connections.max") >= gauge("postgres.connections"));
    assertTrue(gauge("postgres.transaction.oldest") >= 0);
    for (String table : List.of("article", "quote", "actor")) {
      assertTrue(registry.get("postgres.rows").tag("table", table).gauge().value() >= 0);
    }
    assertTrue(registry.get("postgres.transactions.committed").functionCounter().count() >= 1);
    assertTrue(registry.get("postgres.blocks.hit").functionCounter().count() >= 1);
  }

  @Test
  void statistics_are_read_only_after_a_scrape_and_at_most_every_ten_seconds() throws SQLException {
    try (Connection connection = source.getConnection()) {
      metrics.update(connection);
    }
    double size = gauge("postgres.size");
    // Fails if it queries the connection.
    metrics.update(null);
    assertEquals(size, gauge("postgres.size"));
  }

  @Test
  void statistics_are_unknown_while_the_database_is_down() throws SQLException {
    try (Connection connection = source.getConnection()) {
      metrics.update(connection);
      metrics.reset();
      assertEquals(0, gauge("postgres.up"));
      assertEquals(Double.NaN, gauge("postgres.size"));
      metrics.update(connection);
      assertEquals(1, gauge("postgres.up"));
      assertTrue(gauge("postgres.size") > 0);
    }
  }

  @Test
  void metrics_of_the_pool_are_exported() {
    Metrics shown = Metrics.now();
    assertEquals(1, shown.of("postgres_up"));
    assertTrue(shown.of("agroal_acquire_count_total{datasource=\"default\"}") >= 1);
    assertTrue(
        shown
            .names()
            .containsAll(
                List.of(
                    "agroal_active_count",
                    "agroal_available_count",
                    "agroal_awaiting_count",
                    "postgres_size_bytes",
                    "postgres_connections",
                    "postgres_rows",
                    "postgres_deadlocks_total")),
        shown.names()::toString);
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}
