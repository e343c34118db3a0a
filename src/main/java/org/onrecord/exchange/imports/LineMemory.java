package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.onrecord.web.memory.MemoryBudget;
import org.onrecord.web.problem.ProblemException;

/**
 * The memory of import lines from parsing to their result: a share of the memory budget, so that
 * enough is left for other requests. A line waits for its memory. A line that needs more than the
 * share reserves all of it, and then runs alone.
 *
 * <p>Large articles on record that a line matches are loaded with memory from the rest of the
 * budget, by one line at a time. No line that waits for its own memory holds that part, so lines
 * never wait for each other in vain.
 */
@Singleton
class LineMemory {
  /** The share of the memory budget. */
  private static final double SHARE = 0.6;

  /** Far longer than the lines in flight take, unless the database stands still. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);

  /** The unit of accounting in bytes. */
  private static final int UNIT = 1024;

  private static final long BYTES_FOR_TEXT = 10;
  private static final long BYTES_FOR_OBJECTS = 20;

  /** Longer lines have no more objects, since the number of JSON values is limited. */
  private static final long MAX_LENGTH_OF_OBJECTS = 2 * 1024 * 1024;

  /** For each character of a body, as for other extractions. */
  private static final long BYTES_FOR_EXTRACTION = 100;

  /** The body of an article has at most 200,000 code points, each up to two characters. */
  private static final long MAX_LENGTH_OF_BODY = 400_000;

  private final MemoryBudget budget;
  private final int units;
  private final Semaphore free;
  private final Semaphore largeMatch = new Semaphore(1, true);

  LineMemory(MemoryBudget budget) {
    this.budget = budget;
    this.units = (int) Math.min(Integer.MAX_VALUE, (long) (budget.limit() * SHARE) / UNIT + 1);
    this.free = new Semaphore(units, true);
  }

  /**
   * Reserves the memory for a line. Waiting lines are served in their order.
   *
   * @param length of the line in bytes
   * @param extract true if the quotes of its article are extracted
   * @throws ProblemException 503 if too little memory becomes free in two minutes
   */
  Reservation reserve(long length, boolean extract) throws InterruptedException {
    long bytes = cost(length) + (extract ? costOfExtraction(length) : 0);
    int wanted = (int) Math.min(units, bytes / UNIT + 1);
    return reserve(free, wanted, (long) wanted * UNIT);
  }

  /**
   * Reserves the memory for large articles on record that a line matches; only one line at a time
   * gets it. The caller must have no open transaction, since the line that has the memory may wait
   * for its locks.
   *
   * @param bytes an estimate of the heap memory
   * @throws ProblemException 503 if it does not become free in two minutes
   */
  Reservation reserveLargeMatch(long bytes) throws InterruptedException {
    long rest = budget.limit() - (long) units * UNIT;
    return reserve(largeMatch, 1, Math.min(bytes, rest));
  }

  private Reservation reserve(Semaphore permits, int wanted, long bytes)
      throws InterruptedException {
    if (!permits.tryAcquire(wanted, MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw ProblemException.overloaded();
    }
    try {
      return new Reservation(permits, wanted, budget.reserve(bytes, MAX_WAIT));
    } catch (ProblemException e) {
      permits.release(wanted);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw e;
    }
  }

  /**
   * The heap memory that a line takes at its peak, in bytes. Every character of a text is held in
   * several forms at the same time. Short lines can take more for each byte: many small objects.
   */
  private static long cost(long length) {
    return BYTES_FOR_TEXT * length + BYTES_FOR_OBJECTS * Math.min(length, MAX_LENGTH_OF_OBJECTS);
  }

  private static long costOfExtraction(long length) {
    return BYTES_FOR_EXTRACTION * Math.min(length, MAX_LENGTH_OF_BODY);
  }

  /** The reserved memory of a line, until it is closed. Close it once. */
  static final class Reservation implements AutoCloseable {
    private final Semaphore permits;
    private final int held;
    private final MemoryBudget.Reservation ofBudget;

    private Reservation(Semaphore permits, int held, MemoryBudget.Reservation ofBudget) {
      this.permits = permits;
      this.held = held;
      this.ofBudget = ofBudget;
    }

    @Override
    public void close() {
      ofBudget.close();
      permits.release(held);
    }
  }
}
