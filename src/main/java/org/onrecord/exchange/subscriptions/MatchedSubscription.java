package org.onrecord.exchange.subscriptions;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Row;

/**
 * A subscription as far as matching needs it.
 *
 * @param matchesByDefault true if records match at its start unless a state is stored
 * @param batch null if each change is a message
 */
record MatchedSubscription(
    UUID id,
    String query,
    Set<SubscriptionEvent> events,
    boolean matchesByDefault,
    BatchLimits batch) {
  /** The columns of {@link #of}. */
  static final String COLUMNS =
      "id, query, events, matches_by_default, max_items, max_wait_seconds";

  static MatchedSubscription of(Row row) throws SQLException {
    int maxItems = (int) row.longValue("max_items");
    return new MatchedSubscription(
        row.id("id"),
        row.text("query"),
        Set.copyOf(Subscription.eventsOf(row.array("events"))),
        row.bool("matches_by_default"),
        maxItems == 0 ? null : new BatchLimits(maxItems, (int) row.longValue("max_wait_seconds")));
  }
}
