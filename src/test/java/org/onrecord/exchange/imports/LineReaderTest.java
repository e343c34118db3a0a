package org.onrecord.exchange.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.web.problem.ProblemException;

class LineReaderTest {
  private static final int IN_MEMORY = LineBuffer.MAX_BYTES_IN_MEMORY;

  /** Lines in memory and in the file take turns; a later line in the file is shorter. */
  @Test
  void reads_lines_of_any_length_up_to_the_limit() throws IOException {
    List<String> lines =
        Stream.of(
                0,
                1,
                IN_MEMORY,
                IN_MEMORY + 1,
                5,
                3 * IN_MEMORY + 7,
                LineReader.MAX_BYTES,
                2,
                IN_MEMORY + 2,
                IN_MEMORY - 1)
            .map(LineReaderTest::text)
            .toList();
    assertEquals(lines, read(String.join("\n", lines)));
  }

  @Test
  void skips_a_line_over_the_limit() throws IOException {
    String tooLong = text(LineReader.MAX_BYTES + 1);
    assertEquals(List.of("a", "too long", "b"), read("a\n" + tooLong + "\nb\n"));
  }

  @Test
  void finds_blank_lines_of_any_length() throws IOException {
    try (LineReader reader = reader(" ".repeat(2 * IN_MEMORY) + "\r\n \t\nx \n")) {
      assertEquals(true, reader.next().blank());
      assertEquals(true, reader.next().blank());
      assertEquals(false, reader.next().blank());
      assertNull(reader.next());
      assertEquals(3, reader.number());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}\n{"})
  void blames_the_client_for_a_body_that_ends_with_its_connection(String sent) throws IOException {
    InputStream body =
        new SequenceInputStream(new ByteArrayInputStream(sent.getBytes(UTF_8)), reset());
    try (LineReader reader = new LineReader(body, LineEnd.LINE_FEED)) {
      for (int i = 0; i < sent.lines().count() - 1; i++) {
        reader.next();
      }
      ProblemException e = assertThrows(ProblemException.class, reader::next);
      assertEquals(400, e.problem().status());
    }
  }

  @Test
  void blames_the_client_for_a_gzip_header_that_does_not_arrive() {
    ProblemException e =
        assertThrows(ProblemException.class, () -> RequestStream.decompressed(reset()));
    assertEquals(400, e.problem().status());
  }

  private static InputStream reset() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new SocketException("Connection reset");
      }
    };
  }

  /** A text of this length in which no part equals another. */
  private static String text(int length) {
    StringBuilder text = new StringBuilder(length + 8);
    for (int i = 10_000_000 + length % 1000; text.length() < length; i++) {
      text.append(i);
    }
    return text.substring(0, length);
  }

  private static List<String> read(String lines) throws IOException {
    List<String> read = new ArrayList<>();
    try (LineReader reader = reader(lines)) {
      for (Line line; (line = reader.next()) != null; ) {
        read.add(line.isTooLong() ? "too long" : new String(line.bytes(), UTF_8));
      }
    }
    return read;
  }

  private static LineReader reader(String lines) {
    return new LineReader(new ByteArrayInputStream(lines.getBytes(UTF_8)), LineEnd.LINE_FEED);
  }
}
