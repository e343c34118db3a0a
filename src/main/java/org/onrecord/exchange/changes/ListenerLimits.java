package org.onrecord.exchange.changes;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Limits the number of open streams of the process and of each caller. Thread-safe. */
final class ListenerLimits {
  private static final String TOO_MANY =
      "This caller has %d open streams of changes, which is the maximum. Close one, or follow several speakers with one.";
  private static final String RETRY_SECONDS = "30";

  private final int max;
  private final int maxPerCaller;
  private final Map<String, Integer> byCaller = new HashMap<>();
  private int open;

  ListenerLimits(int max, int maxPerCaller) {
    this.max = max;
    this.maxPerCaller = maxPerCaller;
  }

  /**
   * Counts a stream that opens.
   *
   * @throws ProblemException 429 if the caller has too many, 503 if the process has
   */
  synchronized void open(String caller) {
    if (byCaller.getOrDefault(caller, 0) >= maxPerCaller) {
      throw ProblemException.of(ProblemType.TOO_MANY_REQUESTS, TOO_MANY.formatted(maxPerCaller))
          .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    if (open >= max) {
      throw ProblemException.overloaded();
    }
    open++;
    byCaller.merge(caller, 1, Integer::sum);
  }

  /** Counts a stream that closes. */
  synchronized void close(String caller) {
    open--;
    byCaller.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
  }

  /** The number of open streams. */
  synchronized int count() {
    return open;
  }
}
