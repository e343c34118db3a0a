package org.onrecord.web.response;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The responses that wait for their clients, the oldest first. Thread-safe. */
final class UnwrittenResponses {
  /** The time that a client has in any case to take a response. */
  private static final Duration MIN_AGE = Duration.ofSeconds(3);

  private final Set<UnwrittenResponse> responses = new LinkedHashSet<>();
  private long bytes;

  void add(UnwrittenResponse response) {
    synchronized (responses) {
      responses.add(response);
      bytes += response.bytes();
    }
  }

  /** True if all bodies and another one have at most {@code max} bytes, or if there are none. */
  boolean hasRoom(int another, long max) {
    synchronized (responses) {
      return bytes == 0 || bytes + another <= max;
    }
  }

  /** Releases the memory of a response that is written, or whose connection is closed. */
  void remove(UnwrittenResponse response) {
    boolean removed;
    synchronized (responses) {
      removed = responses.remove(response);
      bytes -= removed ? response.bytes() : 0;
    }
    if (removed) {
      response.release();
    }
  }

  /** Gives up the response that has waited for longest, and releases its memory. False if none. */
  boolean dropOldest() {
    Optional<UnwrittenResponse> oldest = oldest();
    oldest.ifPresent(
        response -> {
          response.drop();
          remove(response);
        });
    return oldest.isPresent();
  }

  private Optional<UnwrittenResponse> oldest() {
    synchronized (responses) {
      Iterator<UnwrittenResponse> first = responses.iterator();
      return Optional.ofNullable(first.hasNext() ? first.next() : null)
          .filter(response -> System.nanoTime() - response.since() > MIN_AGE.toNanos());
    }
  }
}
