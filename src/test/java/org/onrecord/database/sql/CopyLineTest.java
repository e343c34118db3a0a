package org.onrecord.database.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CopyLineTest {

  @Test
  void separates_values_by_tabs() {
    assertEquals(
        "a\t7\ttrue\t2025-06-01\t2025-06-01T10:00:00Z\n",
        line("a", 7, true, LocalDate.of(2025, 6, 1), Instant.parse("2025-06-01T10:00:00Z")));
  }

  @Test
  void distinguishes_null_from_texts() {
    assertEquals("\t\\N\t\\\\N\n", line("", null, "\\N"));
  }

  @Test
  void escapes_backslashes_tabs_and_line_breaks() {
    assertEquals("\\\\.\\t\\r\\n\u2028😀\n", line("\\.\t\r\n\u2028😀"));
  }

  @Test
  void writes_arrays_of_numbers() {
    assertEquals("{}\t{1, 20}\n", line(new int[0], new int[] {1, 20}));
  }

  @Test
  void writes_arrays_of_texts() {
    assertEquals(
        "{}\t{\"a, b\",\"\\\\\"c\\\\\"\",\"\\\\\\\\\\n\"}\n",
        line(new String[0], new String[] {"a, b", "\"c\"", "\\\n"}));
  }

  private static String line(Object... values) {
    StringBuilder line = new StringBuilder();
    CopyLine.append(values, line);
    return line.toString();
  }
}
