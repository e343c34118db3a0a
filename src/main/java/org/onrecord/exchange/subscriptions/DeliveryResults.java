package org.onrecord.exchange.subscriptions;

import static java.util.Comparator.comparing;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Json;

/** Records the results of attempts, and decides on retries and pauses. */
@Singleton
class DeliveryResults {
  private static final int MAX_ATTEMPTS_SHOWN = 20;

  /** The time for which finished deliveries are listed. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final int DELETED_AT_ONCE = 10_000;

  /** Ends a delivery, unless another process has taken it over and ended it. */
  private static final String FINISH =
      """
      update subscription_delivery
      set state = ?, finished_at = now(), attempts = %s
      where id = ? and state = 'pending'"""
          .formatted(appended());

  /** Plans the next attempt, unless another process has taken the delivery over. */
  private static final String RETRY =
      """
      update subscription_delivery
      set due_at = now() + make_interval(secs => ?), attempts = %s
      where id = ? and state = 'pending' and attempt_count = ?"""
          .formatted(appended());

  private final Database database;
  private final Json json;
  private final Clock clock;
  private final RetrySchedule schedule;
  private final DeliveryQueue queue;

  DeliveryResults(
      Database database,
      Json json,
      Clock clock,
      SubscriptionSettings settings,
      DeliveryQueue queue) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.schedule = new RetrySchedule(settings.firstRetry(), clock);
    this.queue = queue;
  }

  private static String appended() {
    return """
        case when jsonb_array_length(attempts) < %1$d then attempts else attempts - 0 end || ?::jsonb"""
        .formatted(MAX_ATTEMPTS_SHOWN);
  }

  /** Records results, in an order in which two processes cannot deadlock. */
  @Transactional
  public void record(List<DeliveryResult> results) {
    results.stream()
        .sorted(comparing(result -> result.delivery().subscription()))
        .forEach(this::record);
  }

  private void record(DeliveryResult result) {
    ClaimedDelivery delivery = result.delivery();
    if (result.answer() == null) {
      finish(delivery, DeliveryState.SUPERSEDED, "[]");
      return;
    }
    String attempt = json.write(List.of(result.attempt())).toString();
    if (result.answer().isSuccess()) {
      finish(delivery, DeliveryState.DELIVERED, attempt);
      succeed(delivery.subscription());
    } else if (delivery.isTest()) {
      finish(delivery, DeliveryState.FAILED, attempt);
    } else {
      retry(delivery, attempt, result.answer());
    }
  }

  private void finish(ClaimedDelivery delivery, DeliveryState state, String attempts) {
    database.execute(Sql.of(FINISH, state, attempts, delivery.id()));
  }

  private void succeed(UUID subscription) {
    database.execute(
        Sql.of(
            """
            update subscription set failures = 0, failing_since = null, retry_at = null
            where id = ? and failures > 0""",
            subscription));
  }

  private void retry(ClaimedDelivery delivery, String attempt, TargetAnswer answer) {
    Duration asked = schedule.ofHeader(answer.retryAfter());
    Duration pause = longer(asked, schedule.afterAttempt(delivery.attempt()));
    database.execute(Sql.of(RETRY, seconds(pause), attempt, delivery.id(), delivery.attempt()));
    if (answer.isGone()) {
      queue.pause(delivery.subscription(), PauseReason.GONE, "The target answered 410.");
      return;
    }
    Failures failures = fail(delivery.subscription(), asked);
    boolean tooLong = isLongest(failures.since()) || isLongest(delivery.firstAttemptAt());
    if (tooLong) {
      queue.pause(
          delivery.subscription(),
          PauseReason.FAILING,
          "Attempts failed for three days, at last with: " + answer.summary());
    }
  }

  /** Failed attempts in a row, and the time of the first. */
  private record Failures(int count, Instant since) {}

  private Failures fail(UUID subscription, Duration asked) {
    Failures failures =
        database
            .write(
                Sql.of(
                    """
                    update subscription set failures = failures + 1, failing_since = coalesce(failing_since, now())
                    where id = ? returning failures, failing_since""",
                    subscription),
                row -> new Failures((int) row.longValue("failures"), row.instant("failing_since")))
            .orElse(new Failures(0, clock.instant()));
    postpone(subscription, longer(asked, schedule.ofTarget(failures.count(), failures.since())));
    return failures;
  }

  private void postpone(UUID subscription, Duration pause) {
    if (!pause.isZero()) {
      database.execute(
          Sql.of(
              "update subscription set retry_at = now() + make_interval(secs => ?) where id = ?",
              seconds(pause),
              subscription));
    }
  }

  private boolean isLongest(Instant since) {
    return since.plus(RetrySchedule.LONGEST).isBefore(clock.instant());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** Deletes deliveries that ended long ago. */
  void deleteOld() {
    database.execute(
        Sql.of(
            """
            delete from subscription_delivery where id in (
              select id from subscription_delivery
              where state <> 'pending' and finished_at < now() - make_interval(secs => ?) limit ?)""",
            (double) KEPT.toSeconds(),
            DELETED_AT_ONCE));
  }
}
