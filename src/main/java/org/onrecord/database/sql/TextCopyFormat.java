package org.onrecord.database.sql;

import java.nio.charset.StandardCharsets;

/** The text format of PostgreSQL's COPY, in which the server converts values to their column. */
final class TextCopyFormat implements CopyFormat {
  private final StringBuilder lines = new StringBuilder();

  @Override
  public String options() {
    return "";
  }

  @Override
  public void append(Object[] values) {
    CopyLine.append(values, lines);
  }

  @Override
  public void end() {
    // Nothing ends the rows.
  }

  @Override
  public int length() {
    return lines.length();
  }

  @Override
  public byte[] drain() {
    byte[] content = lines.toString().getBytes(StandardCharsets.UTF_8);
    lines.setLength(0);
    return content;
  }
}
