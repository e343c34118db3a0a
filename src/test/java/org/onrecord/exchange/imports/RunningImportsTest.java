package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/** The imports under way in two processes, with their lines so far. */
@QuarkusTest
class RunningImportsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:14:47Z");
  private static final RunningImport DRY_RUN =
      new RunningImport(NOW, true, "Archive copy", 2, 0, 0, 1);

  @Inject Database database;

  private RunningImports here;
  private RunningImports elsewhere;

  @BeforeEach
  void start() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    here = new RunningImports(clock, database);
    elsewhere = new RunningImports(clock, database);
  }

  @AfterEach
  void stop() {
    here.stop(null);
    elsewhere.stop(null);
  }

  private static RunningImports.Progress dryRun(RunningImports imports) {
    RunningImports.Progress progress =
        imports.begin(new ImportOptions(false, true, false), "Archive copy");
    progress.line(ImportStatus.CREATED);
    progress.line(ImportStatus.CREATED);
    progress.line(ImportStatus.FAILED);
    return progress;
  }

  @Test
  void an_import_is_listed_with_its_lines_until_it_ends() {
    RunningImports.Progress one = dryRun(here);
    RunningImports.Progress other = here.begin(new ImportOptions(null, null, null), null);
    assertEquals(2, here.list().size());
    other.end();
    assertEquals(List.of(DRY_RUN), here.list());
    one.line(ImportStatus.UNCHANGED);
    assertEquals(List.of(new RunningImport(NOW, true, "Archive copy", 2, 0, 1, 1)), here.list());
    one.end();
    assertEquals(List.of(), here.list());
  }

  @Test
  void other_processes_list_it_within_seconds() throws InterruptedException {
    RunningImports.Progress one = dryRun(elsewhere);
    assertListed(List.of(DRY_RUN));
    one.end();
    assertListed(List.of());
  }

  private void assertListed(List<RunningImport> expected) throws InterruptedException {
    for (int i = 0; i < 200 && !here.list().equals(expected); i++) {
      Thread.sleep(50);
    }
    assertEquals(expected, here.list());
  }

  @Test
  void the_imports_of_a_killed_process_are_not_listed() {
    dryRun(elsewhere);
    elsewhere.write();
    elsewhere.stop(null);
    assertEquals(List.of(DRY_RUN), here.list());
    database.execute(
        Sql.of("update running_import set written_at = now() - interval '16 seconds'"));
    assertEquals(List.of(), here.list());
  }
}
