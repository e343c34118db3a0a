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
final class Turns {
  static final Duration STANDING = Duration.ofMillis(500);

  /** How many times as many may wait while the line has not stood long. */
  static final int CROWD = 8;

  private final int places;
  private final int waiting;
  private final LongSupplier clock;
  private final Queue<Turn> line = new ArrayDeque<>();
  private int taken;
  private long formed;

  /** Places for so many, so many who wait in a line that stands, and a clock in nanoseconds. */
  Turns(int places, int waiting, LongSupplier clock) {
    this.places = places;
    this.waiting = waiting;
    this.clock = clock;
  }

  /** Of one request. */
  static final class Turn {
    private final Runnable begin;
    private boolean placed;
    private boolean over;

    /** What is to be done when it comes, which may be on any thread. */
    Turn(Runnable begin) {
      this.begin = begin;
    }
  }

  /** Lets it begin, now or later. False where the line is too long for it. */
  boolean takes(Turn turn) {
    synchronized (this) {
      if (taken == places) {
        return waits(turn);
      }
      taken++;
      turn.placed = true;
    }
    turn.begin.run();
    return true;
  }

  private boolean waits(Turn turn) {
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
  void ends(Turn turn) {
    Turn next = null;
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
  synchronized int taken() {
    return taken;
  }

  /** How many are in the line. */
  synchronized int waiting() {
    return line.size();
  }

  private Turn passOn() {
    Turn next = line.poll();
    if (next == null) {
      taken--;
    } else {
      next.placed = true;
    }
    return next;
  }
}
