package org.onrecord.exchange.subscriptions;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.onrecord.web.json.WireName;

/** Reasons for which a subscription is paused. */
enum PauseReason {
  /** A client asked for it. */
  REQUESTED,
  /** Attempts failed for three days. */
  FAILING,
  /** The target answered 410. */
  GONE,
  /** The key that created the subscription was revoked or has expired. */
  REVOKED,
  /** The list no longer accepts the query. */
  INVALID,
  /** The position in the change feed is not one of this database. */
  RESET;

  @EnumeratedValue private final String wireName = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }
}
