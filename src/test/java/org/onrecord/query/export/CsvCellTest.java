package org.onrecord.query.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;

class CsvCellTest {
  @Test
  void formulas_get_a_leading_apostrophe() {
    AssertEach.of(
        List.of(
            "=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a", "=", "=a\nb"),
        text -> assertEquals("'" + text, CsvCell.of(text)));
  }

  @Test
  void other_texts_are_unchanged() {
    AssertEach.of(
        List.of("", "a", "1-1", "a\n=1", "'=1", "“=1”", "−1", "𝒮", "2025-01-02"),
        text -> assertEquals(text, CsvCell.of(text)));
    assertEquals("", CsvCell.of(null));
    assertEquals("true", CsvCell.of(true));
    assertEquals("0.5", CsvCell.of(0.5));
  }
}
