package org.onrecord.exchange.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestStreamTest {
  private static final int SIZE = 300_000;

  /** The numbers of different bytes: hardly anything to compress, and much. */
  @ParameterizedTest
  @ValueSource(ints = {256, 1})
  void decompresses_members_that_are_larger_than_the_buffers(int differentBytes)
      throws IOException {
    byte[] content = content(differentBytes);
    byte[] member = ImportClient.gzip(content);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(member);
    members.write(member);

    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream in = decompressed(members.toByteArray())) {
      byte[] part = new byte[50_000];
      for (int count; (count = in.read(part, 7, 40_001)) >= 0; ) {
        read.write(part, 7, count);
      }
    }

    byte[] twice = Arrays.copyOf(content, 2 * SIZE);
    System.arraycopy(content, 0, twice, SIZE, SIZE);
    assertArrayEquals(twice, read.toByteArray());
  }

  @Test
  void detects_damaged_content() throws IOException {
    byte[] member = ImportClient.gzip(content(256));
    member[SIZE / 2]++;
    try (InputStream in = decompressed(member)) {
      assertThrows(ZipException.class, in::readAllBytes);
    }
  }

  /** Up to Java 24, native code that works on arrays keeps memory from being collected. */
  @Test
  void garbage_is_collected_while_threads_decompress() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                InflatingProcess.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  private static InputStream decompressed(byte[] compressed) {
    return RequestStream.decompressed(new ByteArrayInputStream(compressed));
  }

  static byte[] content(int differentBytes) {
    Random random = new Random(1);
    byte[] content = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      content[i] = (byte) random.nextInt(differentBytes);
    }
    return content;
  }
}
