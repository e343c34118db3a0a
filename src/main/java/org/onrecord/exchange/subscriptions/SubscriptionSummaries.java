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
      select s.name, s.query, s.url, s.owner_name, s.state, s.pause_detail, s.failures
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
                row.text("name"),
                row.text("query"),
                row.text("url"),
                row.text("owner_name"),
                row.text("state"),
                row.text("pause_detail"),
                row.longValue("failures")));
  }
}
