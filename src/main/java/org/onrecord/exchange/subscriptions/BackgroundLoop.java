package org.onrecord.exchange.subscriptions;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A thread that repeats a task, with a pause after each that a wake-up ends. After a failure the
 * pause grows, and the log has one line for failures in a row.
 */
class BackgroundLoop {
  private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final String name;
  private final Supplier<Duration> task;
  private final Runnable onFailure;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * A loop that has not been started.
   *
   * @param task returns the pause after it
   * @param onFailure is called after each failure
   */
  BackgroundLoop(String name, Supplier<Duration> task, Runnable onFailure) {
    this.name = name;
    this.task = task;
    this.onFailure = onFailure;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Ends a pause. */
  void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  /** Ends the thread after the present task, and waits for it. */
  void stop(Duration longest) throws InterruptedException {
    stopped = true;
    wake();
    thread.join(longest.toMillis());
  }

  boolean isStopped() {
    return stopped;
  }

  private void run() {
    Duration pauseAfterFailure = FIRST_PAUSE;
    boolean failed = false;
    while (!stopped) {
      try {
        Duration pause = task.get();
        if (failed) {
          LOG.infof("The thread “%s” works again", name);
        }
        failed = false;
        pauseAfterFailure = FIRST_PAUSE;
        await(pause);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        onFailure.run();
        if (!failed && !stopped) {
          LOG.warnf(e, "The thread “%s” failed; it tries again", name);
        }
        failed = true;
        pauseAfterFailure = pause(pauseAfterFailure);
      }
    }
  }

  private void await(Duration pause) throws InterruptedException {
    if (wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      wakeUps.drainPermits();
    }
  }

  /** Pauses regardless of wake-ups, and returns the pause after another failure. */
  private Duration pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Duration twice = time.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
