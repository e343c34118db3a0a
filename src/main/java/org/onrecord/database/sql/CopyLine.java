package org.onrecord.database.sql;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** A row in the text format of PostgreSQL's COPY. */
final class CopyLine {
  private static final String NULL = "\\N";

  private CopyLine() {}

  /** Appends the row with its line break. */
  static void append(Object[] values, StringBuilder lines) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        lines.append('\t');
      }
      append(values[i], lines);
    }
    lines.append('\n');
  }

  private static void append(Object value, StringBuilder line) {
    if (value == null) {
      line.append(NULL);
    } else if (value instanceof String text) {
      appendEscaped(text, line);
    } else if (value instanceof int[] numbers) {
      line.append(Arrays.toString(numbers).replace('[', '{').replace(']', '}'));
    } else if (value instanceof String[] texts) {
      appendEscaped(arrayLiteral(texts), line);
    } else {
      line.append(value);
    }
  }

  /** The texts as PostgreSQL writes an array, each in quotation marks. */
  private static String arrayLiteral(String[] texts) {
    return Arrays.stream(texts)
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(joining(",", "{", "}"));
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
