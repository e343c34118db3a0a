package org.onrecord.web.limits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Places for so many at once, and a line in front of them: first come, first served.
 *
 * <p>A crowd that comes all at once may wait, since its line soon ends. A line that has stood for
 * half a second does not end by itself: it is then kept short, so that whoever is in it waits no
 * longer than usual. That is the controlled delay of B. Maurer, <i>Fail at Scale</i>, ACM Queue
 * 13(8), 2015, in lengths instead of times.
 */
final class AdmissionQueue {
  static final Duration STANDING = Duration.ofMillis(500);

  /** How many times as many may wait while the line has not stood long. */
  static final int CROWD = 8;

  private final int places;
  private final int waiting;
  private final LongSupplier clock;
  private final Queue<Ticket> line = new ArrayDeque<>();
  private int active;
  private long formed;

  /** Places for so many, so many who wait in a line that stands, and a clock in nanoseconds. */
  AdmissionQueue(int places, int waiting, LongSupplier clock) {
    this.places = places;
    this.waiting = waiting;
    this.clock = clock;
  }

  /** Of one request. */
  static final class Ticket {
    private final Runnable begin;
    private boolean placed;
    private boolean over;

    /** What is to be done when it comes, which may be on any thread. */
    Ticket(Runnable begin) {
      this.begin = begin;
    }
  }

  /** Lets it begin, now or later. False where the line is too long for it. */
  boolean enter(Ticket turn) {
    synchronized (this) {
      if (active == places) {
        return waits(turn);
      }
      active++;
      turn.placed = true;
    }
    turn.begin.run();
    return true;
  }

  private boolean waits(Ticket turn) {
    long now = clock.getAsLong();
    if (line.isEmpty()) {
      formed = now;
    }
    boolean stands = now - formed > STANDING.toNanos();
    if (line.size() < (stands ? waiting : CROWD * waiting)) {
      return line.add(turn);
    }
    turn.over = true;
    return false;
  }

  /** Its place goes to whoever has waited longest. It may be over before it has come, and twice. */
  void leave(Ticket turn) {
    Ticket next = null;
    synchronized (this) {
      if (turn.over) {
        return;
      }
      turn.over = true;
      if (turn.placed) {
        next = passOn();
      } else {
        line.remove(turn);
      }
    }
    if (next != null) {
      next.begin.run();
    }
  }

  /** How many have a place. */
  synchronized int active() {
    return active;
  }

  /** How many are in the line. */
  synchronized int waiting() {
    return line.size();
  }

  private Ticket passOn() {
    Ticket next = line.poll();
    if (next == null) {
      active--;
    } else {
      next.placed = true;
    }
    return next;
  }
}
