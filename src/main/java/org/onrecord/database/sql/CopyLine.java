package org.onrecord.database.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A row in the text format of PostgreSQL's COPY. */
final class CopyLine {
  private static final String NULL = "\\N";

  private CopyLine() {}

  /** The row in UTF-8, with its line break. */
  static byte[] of(Object... values) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        line.append('\t');
      }
      append(values[i], line);
    }
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(Object value, StringBuilder line) {
    if (value == null) {
      line.append(NULL);
    } else if (value instanceof String text) {
      appendEscaped(text, line);
    } else if (value instanceof int[] numbers) {
      line.append(Arrays.toString(numbers).replace('[', '{').replace(']', '}'));
    } else {
      line.append(value);
    }
  }

  private static void appendEscaped(String text, StringBuilder line) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> line.append(c);
      }
    }
  }
}
