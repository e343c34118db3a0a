package org.onrecord.exchange.imports;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.onrecord.web.json.ByteOrderMark;
import org.onrecord.web.problem.ProblemException;

/** Splits a stream into lines of bounded length. */
final class LineReader implements Closeable {
  /** The maximum length of a line: 16 MiB. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final InputStream in;
  private final LineEnd lineEnd;
  private final byte[] buffer = new byte[64 * 1024];
  private final LineBuffer content = new LineBuffer();
  private int from;
  private int to;
  private long number;

  LineReader(InputStream in, LineEnd lineEnd) {
    this.in = in;
    this.lineEnd = lineEnd;
  }

  /** The number of line feeds read, also those within lines. */
  long number() {
    return number;
  }

  /**
   * The next line, or null at the end; the last line may lack its line break. The line before it
   * can no longer be used.
   *
   * @throws ProblemException 400 if the rest of the body does not arrive
   */
  Line next() throws IOException {
    content.clear();
    if (number == 0) {
      skipByteOrderMark();
    }
    long length = 0;
    boolean blank = true;
    boolean ended = false;
    while (!ended && fill()) {
      int end = lineEnd.find(buffer, from, to);
      ended = end < to;
      length += end - from;
      blank = blank && isBlank(end);
      if (length <= MAX_BYTES) {
        content.write(buffer, from, end - from);
      }
      from = ended ? end + 1 : end;
    }
    if (!ended && length == 0) {
      return null;
    }
    long first = number + 1;
    number = first + lineEnd.lineFeedsWithin();
    return new Line(first, length, blank, length <= MAX_BYTES ? content : null);
  }

  private void skipByteOrderMark() throws IOException {
    int read = 0;
    while (to < ByteOrderMark.LENGTH && read >= 0) {
      read = read(to, ByteOrderMark.LENGTH - to);
      to += Math.max(0, read);
    }
    from = to - ByteOrderMark.skip(Arrays.copyOf(buffer, to)).remaining();
  }

  private boolean isBlank(int end) {
    for (int i = from; i < end; i++) {
      if (!lineEnd.isBlank(buffer[i])) {
        return false;
      }
    }
    return true;
  }

  /** Closes the buffer of the line. The stream belongs to the request. */
  @Override
  public void close() throws IOException {
    content.close();
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, read(0, buffer.length));
    }
    return from < to;
  }

  private int read(int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (ZipException | EOFException | CharacterCodingException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      // The client sent a malformed chunk, or closed or reset the connection.
      throw ImportProblems.unreadable();
    }
  }
}
