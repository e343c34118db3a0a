package org.onrecord.records.statement;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.onrecord.records.quote.StatementReference;

/**
 * Requests to bring statements up to date, made by writers of quotes who wait for it. One batch
 * serves all requests that were made before it began.
 */
final class IndexRequests {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition requested = lock.newCondition();
  private final Condition progressed = lock.newCondition();

  /** The numbers of the last request made, and of the last one whose changes are done. */
  private long last;

  private long done;

  /** The number of the last request for which all quotes on record were done. */
  private long complete;

  /** The quotes whose writers wait, with their statements once these are known. */
  private final Map<UUID, Optional<StatementReference>> awaited = new HashMap<>();

  /** True while many changes are waiting, which takes long. */
  private boolean behind;

  private boolean closed;

  /** What a request waits for. */
  enum Patience {
    /** All changes, unless they are many. */
    FOR_FEW_CHANGES,
    /** All changes. */
    FOR_CHANGES,
    /** All changes, and the quotes that were on record before the first start. */
    FOR_ALL_QUOTES
  }

  /** Makes a request without waiting. */
  void add() {
    locked(this::make);
  }

  private long make() {
    requested.signal();
    return ++last;
  }

  /** Makes a request and waits until it is done, unless that takes longer than the time. */
  void await(Duration time, Patience patience) {
    lock.lock();
    try {
      awaitRequest(time, patience);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes a request and waits for few changes likewise.
   *
   * @return the statement of the quote, if it has changed meanwhile
   */
  Optional<StatementReference> await(UUID quote, Duration time) {
    lock.lock();
    try {
      awaited.putIfAbsent(quote, Optional.empty());
      awaitRequest(time, Patience.FOR_FEW_CHANGES);
      Optional<StatementReference> found = awaited.remove(quote);
      return found == null ? Optional.empty() : found;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRequest(Duration time, Patience patience) {
    long nanos = time.toNanos();
    long request = make();
    try {
      while (isAwaited(request, patience) && !closed && nanos > 0) {
        nanos = progressed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAwaited(long request, Patience patience) {
    return switch (patience) {
      case FOR_FEW_CHANGES -> done < request && !behind;
      case FOR_CHANGES -> done < request;
      case FOR_ALL_QUOTES -> complete < request;
    };
  }

  /** The number of the last request. */
  long last() {
    return locked(() -> last);
  }

  boolean isDone(long request) {
    return locked(() -> done >= request);
  }

  /**
   * Reports what a batch has done.
   *
   * @param request the last request before it
   */
  void report(long request, IndexStep step) {
    locked(
        () -> {
          behind = step.lag() > StatementIndexer.BATCH;
          done = step.more() ? done : request;
          complete = step.more() || step.backfilling() ? complete : request;
          awaited.replaceAll(
              (quote, before) ->
                  Optional.ofNullable(step.statements().get(quote)).or(() -> before));
          progressed.signalAll();
          return done;
        });
  }

  /** Gives up all requests, since it would take too long. */
  void release() {
    locked(
        () -> {
          done = last;
          complete = last;
          progressed.signalAll();
          return done;
        });
  }

  /** Gives up all requests, also later ones. */
  void close() {
    locked(
        () -> {
          closed = true;
          requested.signal();
          progressed.signalAll();
          return done;
        });
  }

  /** Waits for a request, unless there is one, at most for a time. */
  void awaitNext(Duration time) throws InterruptedException {
    long nanos = time.toNanos();
    lock.lock();
    try {
      while (nanos > 0 && !closed && done == last) {
        nanos = requested.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
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
