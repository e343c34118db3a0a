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

/** The results of an import, in the order of the lines, whichever is done first. */
final class OrderedResults {
  private final ResultFile spool;
  private final ObjectMapper json;
  private final Map<Long, ImportResult> waiting = new HashMap<>();
  private final Map<ImportStatus, Long> counts = new EnumMap<>(ImportStatus.class);
  private final Consumer<ImportStatus> metrics;
  private long next;

  /** Tells the metrics, too, what each line has come to. */
  OrderedResults(ResultFile spool, ObjectMapper json, Consumer<ImportStatus> metrics) {
    this.spool = spool;
    this.json = json;
    this.metrics = metrics;
  }

  /**
   * Adds a result.
   *
   * @param place in the order of the results, counted from 0
   */
  synchronized void add(long place, ImportResult result) {
    waiting.put(place, result);
    for (ImportResult due; (due = waiting.remove(next)) != null; next++) {
      counts.merge(due.status(), 1L, Long::sum);
      metrics.accept(due.status());
      write(due);
    }
  }

  /** How many lines have come to what, for the log. */
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
      spool.write((json.writeValueAsString(result) + "\n").getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result can always be written", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
