package org.onrecord.exchange.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Splits a stream into lines, with one bounded line in memory at a time. */
final class LineReader {
  /** The maximum length of a line: 16 MiB. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The number of lines read. */
  long number() {
    return number;
  }

  /** The next line, or null at the end; the last line may lack its line break. */
  Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long length = 0;
    boolean ended = false;
    while (!ended && fill()) {
      int end = lineBreak();
      ended = end < to;
      length += end - from;
      if (length <= MAX_BYTES) {
        line.write(buffer, from, end - from);
      } else {
        line = new ByteArrayOutputStream(0);
      }
      from = ended ? end + 1 : end;
    }
    if (!ended && length == 0) {
      return null;
    }
    number++;
    return new Line(number, length <= MAX_BYTES ? line.toByteArray() : null);
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  private int lineBreak() {
    int at = from;
    while (at < to && buffer[at] != '\n') {
      at++;
    }
    return at;
  }
}
