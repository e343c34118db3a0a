package org.onrecord.exchange.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.onrecord.web.json.ByteOrderMark;

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
    return new Line(number, length <= MAX_BYTES ? text(line.toByteArray()) : null);
  }

  /** The bytes of a line, without a byte order mark at the start of the stream. */
  private byte[] text(byte[] line) {
    ByteBuffer text = number == 1 ? ByteOrderMark.skip(line) : ByteBuffer.wrap(line);
    if (text.remaining() == line.length) {
      return line;
    }
    byte[] rest = new byte[text.remaining()];
    text.get(rest);
    return rest;
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
