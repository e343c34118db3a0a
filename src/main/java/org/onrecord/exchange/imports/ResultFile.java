package org.onrecord.exchange.imports;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Results on their way to the client, in a temporary file: most clients read nothing before they
 * have sent everything, and must not bring the import to a halt with results that nobody takes.
 */
final class ResultFile implements Closeable {
  /** So many bytes are worth sending at once. */
  private static final int ENOUGH = 16 * 1024;

  /** What is there is sent after so long, however little it is. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(300);

  private final FileChannel file;
  private long written;
  private boolean finished;

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

  /** Says that nothing more will be written. */
  synchronized void finish() {
    finished = true;
    notifyAll();
  }

  /** Copies everything that is and will be written, until it is finished. */
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
  }

  /** Whether there is, or will be, anything after so many bytes. */
  private synchronized boolean awaitMoreThan(long read) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    long left = PATIENCE;
    while (!finished && written - read < ENOUGH && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
    return !finished || written > read;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
