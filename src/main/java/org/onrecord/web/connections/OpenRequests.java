package org.onrecord.web.connections;

import java.util.concurrent.atomic.AtomicInteger;

/** The requests in progress on a connection, and the pauses that their responses allow. */
final class OpenRequests {
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger exports = new AtomicInteger();
  private final AtomicInteger imports = new AtomicInteger();
  private volatile long idleSince = System.nanoTime();

  /** Counts a request that has been received. */
  void start() {
    count.incrementAndGet();
  }

  /** Counts a request as answered. */
  void end() {
    idleSince = System.nanoTime();
    count.decrementAndGet();
  }

  boolean isEmpty() {
    return count.get() == 0;
  }

  /** The time since the last request in nanoseconds; 0 while one is processed. */
  long idleNanos(long now) {
    return isEmpty() ? now - idleSince : 0;
  }

  /** Begins a response that allows pauses. */
  void startResponse(ClientPause pause) {
    responses(pause).incrementAndGet();
  }

  /** Ends what {@link #startResponse} began. */
  void endResponse(ClientPause pause) {
    responses(pause).decrementAndGet();
  }

  /** True if one of the responses allows these pauses. */
  boolean allow(ClientPause pause) {
    return responses(pause).get() > 0;
  }

  private AtomicInteger responses(ClientPause pause) {
    return pause == ClientPause.LONG ? exports : imports;
  }
}
