package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.util.List;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/** Lists the subscriptions of all callers. */
@Singleton
public class SubscriptionSummaries {
  private static final String NEWEST =
      """
      select s.id, s.name, s.query, s.url, s.owner_name, s.state, s.pause_reason, s.pause_detail, s.paused_at, s.failures,
        (select count(*) from (
          select from subscription_delivery d where d.subscription_id = s.id and d.state = 'pending' limit 1000) p) as pending,
        (select d.created_at from subscription_delivery d
          where d.subscription_id = s.id and d.state = 'pending' order by d.due_at limit 1) as waiting_since
      from subscription s order by s.id desc limit 100""";

  private final Database database;

  SubscriptionSummaries(Database database) {
    this.database = database;
  }

  /** The newest subscriptions, up to 100. */
  public List<SubscriptionSummary> newest() {
    return database.list(
        Sql.of(NEWEST),
        row ->
            new SubscriptionSummary(
                row.id("id"),
                row.text("name"),
                row.text("query"),
                row.text("url"),
                row.text("owner_name"),
                row.text("state"),
                row.text("pause_reason"),
                row.text("pause_detail"),
                row.instant("paused_at"),
                row.longValue("failures"),
                row.longValue("pending"),
                row.instant("waiting_since")));
  }
}
