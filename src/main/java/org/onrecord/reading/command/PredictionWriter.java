package org.onrecord.reading.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes one line of predictions per line of text, in order, with bounded read-ahead. */
final class PredictionWriter {
  /** Lines read ahead per thread, so that no thread waits for the slowest. */
  private static final int READ_AHEAD = 8;

  private final int threads;
  private final PrintStream messages;

  PredictionWriter(int threads, PrintStream messages) {
    this.threads = threads;
    this.messages = messages;
  }

  /** Returns false if a line was malformed. Such lines are reported and skipped. */
  boolean write(InputStream texts, OutputStream predictions) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Queue<Future<Outcome>> ahead = new ArrayDeque<>();
      boolean wellFormed = true;
      int count = 0;
      for (byte[] line = line(texts); line != null; line = line(texts)) {
        int number = ++count;
        byte[] text = line;
        ahead.add(workers.submit(() -> outcome(number, text)));
        if (ahead.size() > threads * READ_AHEAD) {
          wellFormed &= write(ahead.remove(), predictions);
        }
      }
      while (!ahead.isEmpty()) {
        wellFormed &= write(ahead.remove(), predictions);
      }
      return wellFormed;
    } finally {
      workers.shutdownNow();
    }
  }

  private boolean write(Future<Outcome> future, OutputStream predictions) throws IOException {
    Outcome outcome = result(future);
    if (outcome.error() != null) {
      messages.println(outcome.error());
      return false;
    }
    predictions.write(outcome.line());
    return true;
  }

  private static Outcome result(Future<Outcome> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The next line without its line feed; null at the end. */
  private static byte[] line(InputStream in) throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    for (; c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toByteArray();
  }

  private static Outcome outcome(int number, byte[] line) {
    if (new String(line, ISO_8859_1).isBlank()) {
      return new Outcome(new byte[0], null);
    }
    try {
      return new Outcome(Prediction.of(InputText.read(line)).line(), null);
    } catch (InputText.Malformed malformed) {
      return new Outcome(null, "Line %d: %s".formatted(number, malformed.getMessage()));
    } catch (RuntimeException failure) {
      throw new IllegalStateException("Extraction failed in line %d".formatted(number), failure);
    }
  }

  /** A result: a JSON line, empty for a blank line, or an error to report. */
  private record Outcome(byte[] line, String error) {}
}
