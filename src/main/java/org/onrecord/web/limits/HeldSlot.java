package org.onrecord.web.limits;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A slot that a request holds until it is released: when its client disconnects, but not while a
 * worker thread still processes it. Thread-safe.
 */
final class HeldSlot {
  /** The key of the slot in the routing context of its request. */
  static final String KEY = HeldSlot.class.getName();

  private final Runnable release;
  private final AtomicBoolean released = new AtomicBoolean();
  private volatile boolean processed;

  HeldSlot(Runnable release) {
    this.release = release;
  }

  /** Keeps the slot until {@link #release}, even if the client disconnects. */
  void startProcessing() {
    processed = true;
  }

  /** Releases the slot if no worker processes the request. */
  void disconnect() {
    if (!processed) {
      release();
    }
  }

  /** Releases the slot. Idempotent. */
  void release() {
    if (released.compareAndSet(false, true)) {
      release.run();
    }
  }
}
