package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.Metrics;

@QuarkusTest
class ImportMetricsTest {
  private static final String LINES = "onrecord_import_lines_total{dry_run=\"%s\",status=\"%s\"}";

  @Test
  void counts_lines_by_status() {
    Metrics before = Metrics.now();
    String actor = "{\"kind\": \"person\", \"name\": \"Counted in an import\"}";
    ImportClient.lines(
        actor, actor, "{}", "{\"kind\": \"person\", \"name\": \"Counted once more\"}");
    Metrics after = Metrics.now();
    assertEquals(
        List.of(2.0, 0.0, 1.0, 1.0),
        List.of("created", "updated", "unchanged", "failed").stream()
            .map(status -> after.since(before, LINES.formatted(false, status)))
            .toList());
    assertEquals(1, after.since(before, "onrecord_imports_seconds_count{dry_run=\"false\"}"));
    assertEquals(0, after.of("onrecord_imports_running"));
  }

  @Test
  void counts_dry_runs_separately() {
    Metrics before = Metrics.now();
    ImportClient.with(
        Map.of("dryRun", true), "{\"kind\": \"person\", \"name\": \"Counted in a dry run\"}");
    Metrics after = Metrics.now();
    assertEquals(0, after.since(before, LINES.formatted(false, "created")));
    assertEquals(1, after.since(before, LINES.formatted(true, "created")));
    assertEquals(1, after.since(before, "onrecord_imports_seconds_count{dry_run=\"true\"}"));
  }
}
