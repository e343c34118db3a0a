package org.onrecord.exchange.imports;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of the line that is being received: in memory, or in a temporary file if it is longer
 * than 256 KiB. So a client that sends a long line slowly occupies no memory, and the memory to
 * parse the line can be reserved at once when its length is known.
 */
final class LineBuffer implements Closeable {
  static final int MAX_BYTES_IN_MEMORY = 256 * 1024;
  private static final int MAX_READ = 64 * 1024;

  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private boolean inFile;
  private int length;
  private Path path;

  /** Not a channel, which an interrupt of the thread would close. */
  private RandomAccessFile file;

  /** Empties the buffer. */
  void clear() {
    memory = new ByteArrayOutputStream();
    inFile = false;
    length = 0;
  }

  void write(byte[] bytes, int from, int count) throws IOException {
    if (!inFile && length + count > MAX_BYTES_IN_MEMORY) {
      moveToFile();
    }
    if (inFile) {
      file.write(bytes, from, count);
    } else {
      memory.write(bytes, from, count);
    }
    length += count;
  }

  private void moveToFile() throws IOException {
    if (file == null) {
      path = Files.createTempFile("onrecord-line", ".json");
      file = new RandomAccessFile(path.toFile(), "rw");
    }
    file.seek(0);
    file.write(memory.toByteArray());
    inFile = true;
    memory = new ByteArrayOutputStream(0);
  }

  byte[] toByteArray() throws IOException {
    if (!inFile) {
      return memory.toByteArray();
    }
    byte[] bytes = new byte[length];
    file.seek(0);
    // In parts, because each read allocates native memory of its length.
    for (int from = 0; from < length; from += MAX_READ) {
      file.readFully(bytes, from, Math.min(MAX_READ, length - from));
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      Files.deleteIfExists(path);
    }
  }
}
