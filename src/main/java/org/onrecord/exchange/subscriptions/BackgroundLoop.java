package org.onrecord.exchange.subscriptions;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A thread that repeats a task, with a pause after each, whose second part a wake-up ends. After a
 * failure the pause grows, and the log has one line for failures in a row.
 */
class BackgroundLoop {
  private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final String name;
  private final Supplier<Pause> task;
  private final Runnable onFailure;
  private final Semaphore wakeUps = new Semaphore(0);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /**
   * A pause.
   *
   * @param least the time before a wake-up ends it
   * @param most the time after which it ends without one
   */
  record Pause(Duration least, Duration most) {
    static final Pause NONE = upTo(Duration.ZERO);

    static Pause upTo(Duration most) {
      return new Pause(Duration.ZERO, most);
    }
  }

  /**
   * A loop that has not been started.
   *
   * @param task returns the pause after it
   * @param onFailure is called after each failure
   */
  BackgroundLoop(String name, Supplier<Pause> task, Runnable onFailure) {
    this.name = name;
    this.task = task;
    this.onFailure = onFailure;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Ends a pause, after its least time. */
  void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  /** Ends the thread after the present task, and waits for it. */
  void stop(Duration longest) throws InterruptedException {
    stopped.countDown();
    wake();
    thread.join(longest.toMillis());
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void run() {
    Duration pauseAfterFailure = FIRST_PAUSE;
    boolean failed = false;
    while (!isStopped()) {
      try {
        Pause pause = task.get();
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
        if (!failed && !isStopped()) {
          LOG.warnf(e, "The thread “%s” failed; it tries again", name);
        }
        failed = true;
        pauseAfterFailure = pause(pauseAfterFailure);
      }
    }
  }

  private void await(Pause pause) throws InterruptedException {
    long least = pause.least().toMillis();
    if (stopped.await(least, TimeUnit.MILLISECONDS)) {
      return;
    }
    if (wakeUps.tryAcquire(pause.most().toMillis() - least, TimeUnit.MILLISECONDS)) {
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
