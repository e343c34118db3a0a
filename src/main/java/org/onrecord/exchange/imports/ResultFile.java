package org.onrecord.exchange.imports;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A temporary file that buffers results for the client. Most clients read nothing before they have
 * sent all lines; the import must not block on results that are not read yet.
 */
final class ResultFile implements Closeable {
  /** The number of bytes that are sent at once. */
  private static final int CHUNK_BYTES = 16 * 1024;

  /** The time after which fewer bytes are sent. */
  private static final long MAX_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final FileChannel file;
  private long written;
  private boolean finished;
  private Throwable failure;

  ResultFile() throws IOException {
    Path path = Files.createTempFile("onrecord-import", ".ndjson");
    file = FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
  }

  synchronized void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      written += file.write(buffer, written);
    }
    notifyAll();
  }

  /** Ends the file; nothing may be written after it. */
  synchronized void finish() {
    finished = true;
    notifyAll();
  }

  /**
   * Ends the file because the import cannot go on. {@link #copyTo} then throws the first failure.
   */
  synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    finish();
  }

  /**
   * Copies the file, as it is written, until it is finished.
   *
   * @throws RuntimeException the cause if the import failed
   */
  void copyTo(OutputStream out) throws IOException, InterruptedException {
    byte[] buffer = new byte[64 * 1024];
    long read = 0;
    while (awaitMoreThan(read)) {
      int n = file.read(ByteBuffer.wrap(buffer), read);
      if (n > 0) {
        out.write(buffer, 0, n);
        out.flush();
        read += n;
      }
    }
    throwFailure();
  }

  private synchronized void throwFailure() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException("The import failed", failure);
    }
  }

  /** Waits for more bytes; false at the end of the file. */
  private synchronized boolean awaitMoreThan(long read) throws InterruptedException {
    long deadline = System.nanoTime() + MAX_DELAY_NANOS;
    long left = MAX_DELAY_NANOS;
    while (!finished && written - read < CHUNK_BYTES && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
    return !finished || written > read;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
