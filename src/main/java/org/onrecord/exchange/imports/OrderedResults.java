package org.onrecord.exchange.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the results of an import in the order of its lines. Results that wait for an earlier one
 * are serialized, and bounded if their producer asks for room before it adds the next one.
 */
final class OrderedResults {
  private static final long MAX_WAITING_BYTES = 1 << 20;

  private final ResultFile file;
  private final ObjectMapper json;
  private final Map<Long, Waiting> waiting = new HashMap<>();
  private final Map<ImportStatus, Long> counts = new EnumMap<>(ImportStatus.class);
  private final Consumer<ImportStatus> metrics;
  private long proposals;
  private long next;
  private long waitingBytes;
  private boolean stopped;

  /** A result that is not written yet. */
  private record Waiting(ImportStatus status, int proposed, byte[] line) {}

  OrderedResults(ResultFile file, ObjectMapper json, Consumer<ImportStatus> metrics) {
    this.file = file;
    this.json = json;
    this.metrics = metrics;
  }

  /**
   * Writes a result once all before it are written.
   *
   * @param position the position among the results, counted from 0
   */
  void add(long position, ImportResult result) {
    byte[] line = serialized(result);
    int proposed = result.proposed() == null ? 0 : result.proposed();
    synchronized (this) {
      waiting.put(position, new Waiting(result.status(), proposed, line));
      waitingBytes += line.length;
      writeDue();
    }
  }

  private void writeDue() {
    for (Waiting due; (due = waiting.remove(next)) != null; next++) {
      waitingBytes -= due.line.length;
      counts.merge(due.status, 1L, Long::sum);
      proposals += due.proposed;
      metrics.accept(due.status);
      write(due.line);
    }
    notifyAll();
  }

  /** Waits while more than a MiB of results waits for an earlier one. */
  synchronized void awaitRoom() throws InterruptedException {
    while (!stopped && waitingBytes > MAX_WAITING_BYTES) {
      wait();
    }
  }

  /** Ends {@link #awaitRoom}, since no further lines are read. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** The number of lines by status and of proposed quotes, for the log. */
  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    for (ImportStatus status : ImportStatus.values()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(counts.getOrDefault(status, 0L))
          .append(' ')
          .append(status);
    }
    return text + (proposals == 0 ? "" : ", %d quotes proposed".formatted(proposals));
  }

  private byte[] serialized(ImportResult result) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      json.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(line, result);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot serialize an import result", e);
    }
    line.write('\n');
    return line.toByteArray();
  }

  private void write(byte[] line) {
    try {
      file.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
