package org.onrecord.exchange.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the results of an import in the order of its lines. */
final class OrderedResults {
  private final ResultFile file;
  private final ObjectMapper json;
  private final Map<Long, ImportResult> waiting = new HashMap<>();
  private final Map<ImportStatus, Long> counts = new EnumMap<>(ImportStatus.class);
  private final Consumer<ImportStatus> metrics;
  private long next;

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
  synchronized void add(long position, ImportResult result) {
    waiting.put(position, result);
    for (ImportResult due; (due = waiting.remove(next)) != null; next++) {
      counts.merge(due.status(), 1L, Long::sum);
      metrics.accept(due.status());
      write(due);
    }
  }

  /** The number of lines by status, for the log. */
  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    for (ImportStatus status : ImportStatus.values()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(counts.getOrDefault(status, 0L))
          .append(' ')
          .append(status);
    }
    return text.toString();
  }

  private void write(ImportResult result) {
    try {
      file.write((json.writeValueAsString(result) + "\n").getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot serialize an import result", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
