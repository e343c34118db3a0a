package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/**
 * Regular work on subscriptions: pauses those of revoked keys, measures, deletes old deliveries.
 */
@Singleton
class SubscriptionUpkeep {
  private static final String REVOKED =
      """
      select s.id from subscription s
      where s.state = 'active' and s.owner_key is not null and not exists (
        select from api_key k where k.id = s.owner_key and (k.expires_at is null or k.expires_at > now()))""";

  /** The lag is that of deliveries that wait for their first attempt, not for a retry. */
  private static final String MEASURE =
      """
      select
        (select count(*) from subscription where state = 'paused' and pause_reason <> 'requested') as paused,
        (select count(*) from (select from subscription_delivery where state = 'pending' limit 10000) p) as pending,
        (select coalesce(extract(epoch from now() - min(d.due_at)), 0)::bigint
         from subscription_delivery d join subscription s on s.id = d.subscription_id
         where d.state = 'pending' and d.attempt_count = 0 and s.state = 'active' and s.retry_at is null and d.due_at <= now()) as lag""";

  private final Database database;
  private final DeliveryQueue queue;
  private final DeliveryResults results;
  private final SubscriptionMetrics metrics;

  SubscriptionUpkeep(
      Database database,
      DeliveryQueue queue,
      DeliveryResults results,
      SubscriptionMetrics metrics) {
    this.database = database;
    this.queue = queue;
    this.results = results;
    this.metrics = metrics;
  }

  /** Does the work once. */
  void run() {
    database
        .listFromPrimary(Sql.of(REVOKED), row -> row.id("id"))
        .forEach(
            id ->
                queue.pause(
                    id,
                    PauseReason.REVOKED,
                    "The key that created it was revoked or has expired."));
    results.deleteOld();
    database.listFromPrimary(
        Sql.of(MEASURE),
        row -> {
          metrics.set(row.longValue("lag"), row.longValue("pending"), row.longValue("paused"));
          return row;
        });
  }
}
