package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.fixtures.LogCapture;
import org.onrecord.web.problem.ExceptionTranslator;
import org.onrecord.web.problem.Failure;

/** Log entries about import lines that the database rejects. */
@QuarkusTest
class FailureLogTest {
  private static final int LINES = 300;
  private static final Pattern ENTRY =
      Pattern.compile("^(\\d+) failed import lines; line (\\d+): (.*)");

  @Inject Database database;

  private final LogCapture log = new LogCapture(Level.INFO);

  @BeforeEach
  void reject_articles() {
    database.execute(
        Sql.of(
            """
            create function reject() returns trigger language plpgsql as $$
            begin
              if new.title = 'Full' then
                raise exception 'no space' using errcode = 'disk_full';
              end if;
              return new;
            end $$"""));
    database.execute(
        Sql.of(
            "create trigger reject before insert on article for each row execute function reject()"));
    log.start();
  }

  @AfterEach
  void accept_articles() {
    log.close();
    database.execute(Sql.of("drop function reject cascade"));
  }

  @Test
  void one_entry_a_second_counts_all_failed_lines() {
    long start = System.nanoTime();
    List<JsonNode> results =
        ImportClient.lines(IntStream.range(0, LINES).mapToObj(i -> line("Full", i)).toArray());
    long seconds = (System.nanoTime() - start) / 1_000_000_000;

    assertEquals(
        LINES, results.stream().filter(line -> line.at("/problem/status").asInt() == 503).count());
    List<MatchResult> entries = entries();
    assertEquals(LINES, entries.stream().mapToInt(entry -> Integer.parseInt(entry.group(1))).sum());
    assertTrue(entries.size() <= seconds + 1, log.lines()::toString);
    assertTrue(entries.get(0).group(3).startsWith("The disk of the database is full:"));
    assertEquals(
        List.of(),
        log.lines().stream()
            .filter(line -> !ENTRY.matcher(line).find() && !line.startsWith("Import"))
            .toList());
  }

  @Test
  void the_most_severe_failure_is_named_with_its_line() {
    Failure locked = ExceptionTranslator.failure(new SQLException("locked", "55P03"));
    Failure full = ExceptionTranslator.failure(new SQLException("no space", "53100"));
    FailureLog failures = new FailureLog();
    failures.add(1, locked);
    failures.add(5, full);
    failures.add(4, full);
    failures.flush();
    assertEquals(List.of("3 line 4"), entries().stream().map(FailureLogTest::summary).toList());
  }

  @Test
  void invalid_lines_are_not_logged() {
    ImportClient.lines("not JSON", Map.of("title", "No body"), line("Good", 1));
    assertEquals(List.of(), entries());
  }

  private static Map<String, Object> line(String title, int number) {
    return Map.of("title", title, "body", "Body " + number);
  }

  private static String summary(MatchResult entry) {
    return entry.group(1) + " line " + entry.group(2);
  }

  private List<MatchResult> entries() {
    return log.lines().stream().flatMap(line -> ENTRY.matcher(line).results()).toList();
  }
}
