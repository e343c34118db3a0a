package org.onrecord.web.connections;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** Counts the connections and HTTP/2 streams that the service closes, and logs sums of them. */
final class ClosedConnections {
  private static final Logger LOG = Logger.getLogger(ClosedConnections.class);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

  private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);
  private final ConnectionSettings settings;
  private final long maxStreams;
  private final LongAdder unloggedStalls = new LongAdder();
  private final LongAdder unloggedRefusals = new LongAdder();
  private long loggedAt;

  /**
   * @param maxStreams maximum number of open HTTP/2 streams of all connections
   */
  ClosedConnections(MeterRegistry registry, ConnectionSettings settings, long maxStreams) {
    this.settings = settings;
    this.maxStreams = maxStreams;
    for (Reason reason : Reason.values()) {
      counters.put(
          reason,
          Counter.builder("onrecord.connections.closed")
              .description("Connections, or HTTP/2 streams, that the service closed")
              .tag("reason", reason.label)
              .register(registry));
    }
  }

  /** The reason why the service closes a connection or an HTTP/2 stream. */
  enum Reason {
    /** No request for too long. */
    IDLE("idle"),
    /** The client read nothing of a response for too long. */
    STALLED("stalled"),
    /** An idle connection made room for a new one. */
    REPLACED("replaced"),
    /** The maximum of connections was open and none was idle, or too many streams were open. */
    REFUSED("refused"),
    /** The memory of a response that the client does not read, or of a request head, was needed. */
    MEMORY("memory");

    private final String label;

    Reason(String label) {
      this.label = label;
    }
  }

  /** Counts a connection or stream that is closed. */
  void count(Reason reason) {
    counters.get(reason).increment();
    if (reason == Reason.STALLED) {
      unloggedStalls.increment();
    } else if (reason == Reason.REFUSED) {
      unloggedRefusals.increment();
    }
  }

  /**
   * Logs the numbers since the last time, unless that is less than ten seconds ago.
   *
   * @param now the present time in nanoseconds
   */
  void logRarely(long now) {
    if (now - loggedAt > LOG_INTERVAL.toNanos()) {
      loggedAt = now;
      logSums();
    }
  }

  private void logSums() {
    long stalls = unloggedStalls.sumThenReset();
    if (stalls > 0) {
      LOG.warnf(
          "Closed %d connections or HTTP/2 streams whose clients read nothing of a response for %s",
          stalls, settings.writeTime());
    }
    long refusals = unloggedRefusals.sumThenReset();
    if (refusals > 0) {
      LOG.warnf(
          "Refused %d connections or HTTP/2 streams: the maximum of %d connections or %d streams was open",
          refusals, settings.connections(), maxStreams);
    }
  }
}
