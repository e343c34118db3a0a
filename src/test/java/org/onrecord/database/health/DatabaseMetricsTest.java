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
  void the_database_tells_how_it_is() throws SQLException {
    try (Connection connection = source.getConnection()) {
      metrics.ask(connection);
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
  void it_is_asked_only_when_somebody_looks_and_not_again_at_once() throws SQLException {
    try (Connection connection = source.getConnection()) {
      metrics.ask(connection);
    }
    double size = gauge("postgres.size");
    // Would fail if anything were asked.
    metrics.ask(null);
    assertEquals(size, gauge("postgres.size"));
  }

  @Test
  void nothing_is_told_of_a_database_that_is_away() throws SQLException {
    try (Connection connection = source.getConnection()) {
      metrics.ask(connection);
      metrics.forget();
      assertEquals(0, gauge("postgres.up"));
      assertEquals(Double.NaN, gauge("postgres.size"));
      metrics.ask(connection);
      assertEquals(1, gauge("postgres.up"));
      assertTrue(gauge("postgres.size") > 0);
    }
  }

  @Test
  void the_pool_is_shown_beside_it() {
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
