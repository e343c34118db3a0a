package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The imports under way with their lines so far. */
class RunningImportsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:14:47Z");

  private final RunningImports imports = new RunningImports(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void an_import_is_listed_with_its_lines_until_it_ends() {
    RunningImports.Progress one =
        imports.begin(new ImportOptions(false, true, false), "Archive copy");
    RunningImports.Progress other = imports.begin(new ImportOptions(null, null, null), null);
    one.line(ImportStatus.CREATED);
    one.line(ImportStatus.CREATED);
    one.line(ImportStatus.FAILED);
    other.end();
    assertEquals(List.of(new RunningImport(NOW, true, "Archive copy", 2, 0, 0, 1)), imports.list());
    one.end();
    assertEquals(List.of(), imports.list());
  }
}
