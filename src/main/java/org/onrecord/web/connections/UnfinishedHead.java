package org.onrecord.web.connections;

import java.time.Duration;

/** The request head that a connection is receiving, and its heap. Runs on the event loop. */
final class UnfinishedHead {
  /** Bytes of a head that are not accounted for. */
  private static final int SMALL = 8 * 1024;

  /** Heap per byte of a head of many small fields. Measured: 28. */
  private static final int HEAP_PER_BYTE = 30;

  /** The time to send the rest of a head that is not small. */
  private static final Duration LARGE_TIME = Duration.ofSeconds(5);

  private final ConnectionLimits limits;
  private int bytes;
  private long heap;
  private long largeSince;

  UnfinishedHead(ConnectionLimits limits) {
    this.limits = limits;
  }

  /** Adds received bytes. False if the heads of all connections need too much heap. */
  boolean add(int received) {
    bytes += received;
    if (bytes <= SMALL) {
      return true;
    }
    if (heap == 0) {
      largeSince = System.nanoTime();
    }
    long needed = (long) bytes * HEAP_PER_BYTE;
    boolean reserved = limits.tryReserveHeads(needed - heap);
    if (reserved) {
      heap = needed;
    }
    return reserved;
  }

  /** Releases the heap of a head that is complete, or whose connection is closed. */
  void release() {
    limits.releaseHeads(heap);
    bytes = 0;
    heap = 0;
  }

  /** True if the time to send a head that is not small has passed. */
  boolean isLate(long now) {
    return heap > 0 && now - largeSince > LARGE_TIME.toNanos();
  }
}
