package org.onrecord.web.limits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * A semaphore with a bounded FIFO queue. The bound adapts: a burst may queue, because its queue
 * drains soon. A queue that has not been empty for half a second is kept shorter, so that waiting
 * times stay low. A queue that has just rejected a ticket is kept short: there are more clients
 * than it can hold, and those that retry at once are no burst. This is the controlled delay of B.
 * Maurer, <i>Fail at Scale</i>, ACM Queue 13(8), 2015, applied to lengths instead of times.
 */
final class AdmissionQueue {
  /** The age from which a queue counts as standing. */
  static final Duration STANDING = Duration.ofMillis(500);

  /** The time after a rejection in which the queue is kept short, as {@code Retry-After} says. */
  static final Duration AFTER_REJECTION = Duration.ofSeconds(1);

  /** The factor by which a young queue may be longer than a standing one. */
  static final int BURST_FACTOR = 3;

  /** The factor by which a standing queue may be longer than one that has rejected a ticket. */
  static final int OVERLOAD_DIVISOR = 3;

  private final int slots;
  private final int maxWaiting;
  private final LongSupplier nanoClock;
  private final Queue<Ticket> queue = new ArrayDeque<>();
  private int active;
  private long nonEmptySince;
  private long rejectedAt;
  private long progressAt;

  /**
   * Creates an empty queue.
   *
   * @param slots maximum number of active tickets
   * @param maxWaiting maximum length of a standing queue
   */
  AdmissionQueue(int slots, int maxWaiting, LongSupplier nanoClock) {
    this.slots = slots;
    this.maxWaiting = maxWaiting;
    this.nanoClock = nanoClock;
    this.rejectedAt = nanoClock.getAsLong() - AFTER_REJECTION.toNanos();
  }

  /** The ticket of one request. */
  static final class Ticket {
    private final Runnable start;
    private boolean active;
    private boolean done;

    /** Creates a ticket whose task runs once it is active, on any thread. */
    Ticket(Runnable start) {
      this.start = start;
    }
  }

  /** Starts or queues a ticket. Returns false if the queue is full. */
  boolean enter(Ticket ticket) {
    synchronized (this) {
      if (active == slots) {
        return enqueue(ticket);
      }
      active++;
      ticket.active = true;
      progressAt = nanoClock.getAsLong();
    }
    ticket.start.run();
    return true;
  }

  private boolean enqueue(Ticket ticket) {
    long now = nanoClock.getAsLong();
    if (queue.isEmpty()) {
      nonEmptySince = now;
    }
    if (queue.size() < maxLength(now)) {
      return queue.add(ticket);
    }
    ticket.done = true;
    rejectedAt = now;
    return false;
  }

  private int maxLength(long now) {
    if (now - rejectedAt < AFTER_REJECTION.toNanos()) {
      return maxWaiting / OVERLOAD_DIVISOR;
    }
    boolean standing = now - nonEmptySince > STANDING.toNanos();
    return standing ? maxWaiting : BURST_FACTOR * maxWaiting;
  }

  /**
   * Ends a ticket: an active one passes its slot to the first queued ticket, a queued one is
   * removed. Idempotent.
   */
  void leave(Ticket ticket) {
    Ticket next = null;
    synchronized (this) {
      if (ticket.done) {
        return;
      }
      ticket.done = true;
      if (ticket.active) {
        progressAt = nanoClock.getAsLong();
        next = passSlot();
      } else {
        queue.remove(ticket);
      }
    }
    if (next != null) {
      next.start.run();
    }
  }

  /** The number of active tickets. */
  synchronized int active() {
    return active;
  }

  /** The number of queued tickets. */
  synchronized int waiting() {
    return queue.size();
  }

  /** The time for which all slots have been taken and none has been given back, or zero. */
  synchronized Duration stalledFor() {
    return active < slots ? Duration.ZERO : Duration.ofNanos(nanoClock.getAsLong() - progressAt);
  }

  private Ticket passSlot() {
    Ticket next = queue.poll();
    if (next == null) {
      active--;
    } else {
      next.active = true;
    }
    return next;
  }
}
