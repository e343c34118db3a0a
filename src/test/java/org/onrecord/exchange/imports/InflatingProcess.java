package org.onrecord.exchange.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A program that allocates large arrays while threads decompress request bodies. */
final class InflatingProcess {
  private static final int THREADS = 8;
  private static final int ARRAYS = 50;
  private static final int ARRAY_BYTES = 20 << 20;

  private InflatingProcess() {}

  public static void main(String[] args) throws IOException {
    byte[] compressed = ImportClient.gzip(RequestStreamTest.content(2));
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(() -> decompressForever(compressed));
      thread.setDaemon(true);
      thread.start();
    }
    long allocated = 0;
    for (int i = 0; i < ARRAYS; i++) {
      allocated += new byte[ARRAY_BYTES].length;
    }
    System.out.println(allocated);
  }

  private static void decompressForever(byte[] compressed) {
    while (true) {
      try (InputStream in = RequestStream.decompressed(new ByteArrayInputStream(compressed))) {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
