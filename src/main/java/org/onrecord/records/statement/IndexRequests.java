package org.onrecord.records.statement;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.onrecord.records.quote.StatementReference;

/**
 * Requests to bring statements up to date, made by writers and readers of quotes. One batch serves
 * all requests that were made before it began. It begins at once if one of them waits. Otherwise it
 * begins a fifth of a second after the one before, so that many writes make few batches.
 *
 * <p>Two token buckets limit how often writers and readers of quotes wait. Nothing waits after a
 * batch failed, until another one succeeds.
 */
final class IndexRequests {
  /** Time between the starts of two batches that no request waits for. */
  static final Duration INTERVAL = Duration.ofMillis(200);

  /** The number of requests after which a batch begins earlier. */
  static final int FULL = 500;

  /** Tokens in a full bucket for each one that it gets in a second. */
  private static final int BURST_SECONDS = 10;

  /** Attempts to get the lock after which writers no longer wait for it. */
  private static final int MAX_ATTEMPTS = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition requested = lock.newCondition();
  private final Condition progressed = lock.newCondition();
  private final LongSupplier clock;
  private final TokenBucket writers;
  private final TokenBucket readers;

  /** The numbers of the last request made, and of the last one whose changes are done. */
  private volatile long last;

  private volatile long done;

  /** The number of the last request that is waited for. */
  private long urgent;

  /** The number of the last request for which all quotes on record were done. */
  private long complete;

  /** The start of the last batch, in nanoseconds. */
  private long begun;

  /** The quotes whose writers wait, with their statements once these are known. */
  private final Map<UUID, Optional<StatementReference>> awaited = new HashMap<>();

  /** True while many changes are waiting, or another process writes, which takes long. */
  private boolean behind;

  /** Attempts in a row to get the lock. */
  private int attempts;

  /** True after a batch failed, until one succeeds. */
  private boolean failed;

  private boolean closed;

  /**
   * @param perSecond waits of writers, and of readers, that are permitted a second in the long run
   * @param clock the present time in nanoseconds
   */
  IndexRequests(int perSecond, LongSupplier clock) {
    this.clock = clock;
    this.writers = new TokenBucket(perSecond, (double) BURST_SECONDS * perSecond, clock);
    this.readers = new TokenBucket(perSecond, (double) BURST_SECONDS * perSecond, clock);
    this.begun = clock.getAsLong() - INTERVAL.toNanos();
  }

  /** Determines the end of a wait. */
  enum Patience {
    /** All changes are done, or they are many. */
    FOR_FEW_CHANGES,
    /** All changes are done. */
    FOR_CHANGES,
    /** All changes are done, and the quotes that were on record before the first start. */
    FOR_ALL_QUOTES
  }

  /**
   * The result of a request for a quote.
   *
   * @param done true if the changes are done
   * @param statement the statement of the quote, if a batch has changed it meanwhile
   */
  record Answer(boolean done, Optional<StatementReference> statement) {
    private static final Answer NOT_AWAITED = new Answer(false, Optional.empty());
  }

  /** Makes a request without waiting. */
  void add() {
    locked(this::make);
  }

  private long make() {
    long request = last + 1;
    last = request;
    if (last - done == 1 || last - done == FULL) {
      requested.signal();
    }
    return request;
  }

  /** Makes a request and waits until it is done, unless that takes longer than the time. */
  void await(Duration time, Patience patience) {
    locked(() -> await(make(), time, patience));
  }

  /** Makes a request for a quote, and waits likewise if a token is left and it takes not long. */
  Answer awaitWrite(UUID quote, Duration time) {
    return locked(
        () -> {
          long request = make();
          if (!isWaitPermitted(time, writers)) {
            return Answer.NOT_AWAITED;
          }
          awaited.putIfAbsent(quote, Optional.empty());
          boolean isDone = await(request, time, Patience.FOR_FEW_CHANGES);
          Optional<StatementReference> found = awaited.remove(quote);
          return new Answer(isDone, found == null ? Optional.empty() : found);
        });
  }

  /** Makes a request for several quotes likewise; true if it is done. */
  boolean awaitWrite(Duration time) {
    return locked(
        () -> {
          long request = make();
          return isWaitPermitted(time, writers) && await(request, time, Patience.FOR_FEW_CHANGES);
        });
  }

  /** Waits until earlier requests are done, if a token is left and it takes not long. */
  void awaitRead(Duration time) {
    if (done < last) {
      locked(() -> isWaitPermitted(time, readers) && await(last, time, Patience.FOR_FEW_CHANGES));
    }
  }

  private boolean isWaitPermitted(Duration time, TokenBucket bucket) {
    return !time.isZero() && !failed && !behind && bucket.tryTake();
  }

  /** Waits for a request; true if it is done. */
  private boolean await(long request, Duration time, Patience patience) {
    long nanos = time.toNanos();
    if (nanos > 0) {
      urgent = Math.max(urgent, request);
      requested.signal();
    }
    try {
      while (isAwaited(request, patience) && !failed && !closed && nanos > 0) {
        nanos = progressed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return done >= request;
  }

  private boolean isAwaited(long request, Patience patience) {
    return switch (patience) {
      case FOR_FEW_CHANGES -> done < request && !behind;
      case FOR_CHANGES -> done < request;
      case FOR_ALL_QUOTES -> complete < request;
    };
  }

  /** Begins a batch, and returns the number of the last request. */
  long begin() {
    return locked(
        () -> {
          begun = clock.getAsLong();
          return last;
        });
  }

  boolean isDone(long request) {
    return done >= request;
  }

  /**
   * Reports what a batch has done.
   *
   * @param request the last request before it
   */
  void report(long request, IndexStep step) {
    locked(
        () -> {
          failed = false;
          attempts = step.isLockedOut() ? attempts + 1 : 0;
          behind = step.lag() > StatementIndexer.BATCH || attempts > MAX_ATTEMPTS;
          done = step.more() ? done : request;
          complete = step.more() || step.backfilling() ? complete : request;
          awaited.replaceAll(
              (quote, before) ->
                  Optional.ofNullable(step.statements().get(quote)).or(() -> before));
          progressed.signalAll();
          return done;
        });
  }

  /** Ends all waits, since a batch failed. */
  void fail() {
    locked(
        () -> {
          failed = true;
          progressed.signalAll();
          return done;
        });
  }

  /** Ends all waits, also later ones. */
  void close() {
    locked(
        () -> {
          closed = true;
          requested.signal();
          progressed.signalAll();
          return done;
        });
  }

  /**
   * Waits until requests make a batch due, at most for a time.
   *
   * @return false if closed
   */
  boolean awaitDue(Duration time) throws InterruptedException {
    long end = clock.getAsLong() + time.toNanos();
    lock.lock();
    try {
      long nanos = Math.min(time.toNanos(), nanosUntilDue());
      while (nanos > 0 && !closed) {
        requested.awaitNanos(nanos);
        nanos = Math.min(end - clock.getAsLong(), nanosUntilDue());
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** The time until a batch is due, without further requests. */
  long nanosUntilDue() {
    if (done == last) {
      return Long.MAX_VALUE;
    }
    boolean now = urgent > done || last - done >= FULL;
    return now ? 0 : begun + INTERVAL.toNanos() - clock.getAsLong();
  }

  /** Waits for a time, also if there are requests. */
  void pause(Duration time) throws InterruptedException {
    long nanos = time.toNanos();
    lock.lock();
    try {
      while (nanos > 0 && !closed) {
        nanos = requested.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
