package org.onrecord.exchange.imports;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.onrecord.web.problem.Failure;
import org.onrecord.web.problem.RequestId;

/**
 * Logs the lines of one import that fail for another reason than their content, such as a full
 * disk: at most one entry a second, with the number of these lines and the first of the most severe
 * failures. Thread-safe.
 */
final class FailureLog {
  private static final Logger LOG = Logger.getLogger(FailureLog.class);
  private static final Executor AFTER_A_SECOND =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private long count;
  private long line;
  private Failure failure;

  /**
   * Adds a failed line.
   *
   * @param number the number of the line, counted from 1
   */
  synchronized void add(long number, Failure added) {
    if (!LOG.isEnabled(added.level())) {
      return;
    }
    count++;
    if (failure == null) {
      AFTER_A_SECOND.execute(RequestId.propagate(this::flush));
    }
    if (failure == null || isWorse(number, added)) {
      line = number;
      failure = added;
    }
  }

  private boolean isWorse(long number, Failure added) {
    int severity = added.level().compareTo(failure.level());
    return severity < 0 || severity == 0 && number < line;
  }

  /** Logs the lines that are not logged yet. */
  synchronized void flush() {
    if (failure != null) {
      failure.log(LOG, "%d failed import lines; line %d: %%s".formatted(count, line));
      count = 0;
      failure = null;
    }
  }
}
