package org.onrecord.query.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.fixtures.AssertEach;

class CsvCellTest {
  @Test
  void formulas_get_a_leading_apostrophe() {
    AssertEach.of(
        List.of(
            "=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "＝1", "＋1", "－1", "＠a", "=", "=a\nb",
            "-5"),
        text -> assertEquals("'" + text, CsvCell.of(text)));
  }

  /** A spreadsheet that splits at semicolons or tabs ignores the quotes around the cell. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a;=cmd()       | a;'=cmd()
          a\\t=cmd()      | a\\t'=cmd()
          a\\n=cmd()      | a\\n'=cmd()
          a\\r\\n=cmd()    | a\\r\\n'=cmd()
          a\\r=cmd()      | a\\r'=cmd()
          a;"=cmd()"     | a;'"=cmd()"
          a;""=cmd()""   | a;'""=cmd()""
          a;+1;-1;@a;＝1 | a;'+1;'-1;'@a;'＝1
          a;;=cmd()      | a;;'=cmd()
          \\t=cmd()       | '\\t'=cmd()
          =1;=2          | '=1;'=2
          x;-y           | x;'-y
          - one\\n- two   | '- one\\n'- two
          """)
  void formulas_after_another_separator_get_an_apostrophe(String text, String cell) {
    assertEquals(cell.translateEscapes(), CsvCell.of(text.translateEscapes()));
  }

  @Test
  void long_texts_take_linear_time() {
    String hostile = ";\"".repeat(1_000_000);
    assertTimeout(Duration.ofSeconds(5), () -> assertEquals(hostile, CsvCell.of(hostile)));
    String quotes = ";" + "\"".repeat(1_000_000);
    assertTimeout(Duration.ofSeconds(5), () -> assertEquals(quotes, CsvCell.of(quotes)));
  }

  @Test
  void other_texts_are_unchanged() {
    AssertEach.of(
        List.of(
            "",
            "a",
            "1-1",
            "a; -1",
            "a,=1",
            "a;b=1",
            "a\nb",
            "'=1",
            "“=1”",
            "−1",
            "𝒮",
            "2025-01-02"),
        text -> assertEquals(text, CsvCell.of(text)));
    assertEquals("", CsvCell.of(null));
    assertEquals("true", CsvCell.of(true));
    assertEquals("0.5", CsvCell.of(0.5));
  }
}
