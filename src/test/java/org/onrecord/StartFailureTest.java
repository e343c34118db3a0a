package org.onrecord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class StartFailureTest {

  @Test
  void a_missing_privilege_is_one_sentence() {
    assertEquals(
        Optional.of(
            "The database user lacks a privilege (ERROR: permission denied for schema public). Make it the owner of the database."),
        sentence("42501", "ERROR: permission denied for schema public\n  Position: 14"));
  }

  @Test
  void a_full_disk_is_one_sentence() {
    assertEquals(
        Optional.of(
            "The disk of the database is full (ERROR: could not extend file \"x\"). Free some space and start again."),
        sentence("53100", "ERROR: could not extend file \"x\"\n  Hint: Check free disk space."));
  }

  @Test
  void an_unknown_failure_has_no_sentence() {
    assertEquals(Optional.empty(), StartFailure.sentence(new IllegalStateException("unknown")));
  }

  private static Optional<String> sentence(String state, String message) {
    return StartFailure.sentence(
        new RuntimeException(
            new FlywayException("several lines", new SQLException(message, state))));
  }
}
