package org.onrecord.exchange.subscriptions;

import static java.util.Comparator.comparing;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

  /** Ends deliveries, unless another process has taken them over and ended them. */
  private static final String FINISH =
      """
      update subscription_delivery d
      set state = ?, finished_at = now(), attempts = %s
      from unnest(?::uuid[], ?::text[]) as given (id, attempts)
      where d.id = given.id and d.state = 'pending'"""
          .formatted(appended("given.attempts"));

  /** Plans the next attempt, unless another process has taken the delivery over. */
  private static final String RETRY =
      """
      update subscription_delivery d
      set due_at = now() + make_interval(secs => ?), attempts = %s
      where id = ? and state = 'pending' and attempt_count = ?"""
          .formatted(appended("?"));

  /** Subscriptions are locked before their deliveries, as by requests that change them. */
  private static final String LOCK =
      """
      select from subscription where id = any(?) and (failures > 0 or id = any(?))
      order by id for no key update""";

  private final Database database;
  private final Json json;
  private final Clock clock;
  private final RetrySchedule schedule;

  DeliveryResults(Database database, Json json, Clock clock, SubscriptionSettings settings) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.schedule = new RetrySchedule(settings.firstRetry(), clock);
  }

  private static String appended(String more) {
    return """
        case when jsonb_array_length(d.attempts) < %d then d.attempts else d.attempts - 0 end || (%s)::jsonb"""
        .formatted(MAX_ATTEMPTS_SHOWN, more);
  }

  /** A subscription to pause, since its target is gone or has failed for long. */
  record Pause(UUID subscription, PauseReason reason, String detail) {}

  /**
   * Records results, in an order in which two processes cannot deadlock.
   *
   * @return the subscriptions to pause after that; if it is missed, the next failure repeats it
   */
  @Transactional
  public List<Pause> record(List<DeliveryResult> results) {
    lock(results);
    List<Pause> pauses = new ArrayList<>();
    List<DeliveryResult> successes = new ArrayList<>();
    for (DeliveryResult result :
        results.stream().sorted(comparing(DeliveryResult::subscription)).toList()) {
      if (!result.isSuccess() || !result.isOfSameSubscription(successes)) {
        finish(successes);
        successes.clear();
      }
      if (result.isSuccess()) {
        successes.add(result);
      } else {
        record(result).ifPresent(pauses::add);
      }
    }
    finish(successes);
    return pauses;
  }

  /** Locks the subscriptions whose failures change. */
  private void lock(List<DeliveryResult> results) {
    database.execute(
        Sql.of(
            LOCK,
            subscriptions(results.stream()),
            subscriptions(results.stream().filter(result -> !result.isSuccess()))));
  }

  private static UUID[] subscriptions(Stream<DeliveryResult> results) {
    return results.map(DeliveryResult::subscription).distinct().toArray(UUID[]::new);
  }

  private Optional<Pause> record(DeliveryResult result) {
    ClaimedDelivery delivery = result.delivery();
    if (result.answer() == null) {
      finish(List.of(result), DeliveryState.SUPERSEDED);
    } else if (delivery.isTest()) {
      finish(List.of(result), DeliveryState.FAILED);
    } else {
      return retry(delivery, attempts(result), result.answer());
    }
    return Optional.empty();
  }

  /** The attempt of a result as a JSON array; none for a message that was not sent. */
  private String attempts(DeliveryResult result) {
    return json.write(Stream.ofNullable(result.attempt()).toList()).toString();
  }

  /** Ends successful deliveries of one subscription. */
  private void finish(List<DeliveryResult> successes) {
    if (!successes.isEmpty()) {
      finish(successes, DeliveryState.DELIVERED);
      succeed(successes.get(0).subscription());
    }
  }

  private void finish(List<DeliveryResult> results, DeliveryState state) {
    database.execute(
        Sql.of(
            FINISH,
            state,
            results.stream().map(result -> result.delivery().id()).toArray(UUID[]::new),
            results.stream().map(this::attempts).toArray(String[]::new)));
  }

  private void succeed(UUID subscription) {
    database.execute(
        Sql.of(
            """
            update subscription set failures = 0, failing_since = null, retry_at = null
            where id = ? and failures > 0""",
            subscription));
  }

  private Optional<Pause> retry(ClaimedDelivery delivery, String attempt, TargetAnswer answer) {
    Duration asked = schedule.ofHeader(answer.retryAfter());
    Duration pause = longer(asked, schedule.afterAttempt(delivery.attempt()));
    database.execute(Sql.of(RETRY, seconds(pause), attempt, delivery.id(), delivery.attempt()));
    if (answer.isGone()) {
      return Optional.of(
          new Pause(delivery.subscription(), PauseReason.GONE, "The target answered 410."));
    }
    Failures failures = fail(delivery.subscription(), asked);
    boolean tooLong = isLongest(failures.since()) || isLongest(delivery.firstAttemptAt());
    return tooLong
        ? Optional.of(
            new Pause(
                delivery.subscription(),
                PauseReason.FAILING,
                "Attempts failed for three days, at last with: " + answer.summary()))
        : Optional.empty();
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
