package org.onrecord.exchange.subscriptions;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.onrecord.web.json.WireName;

/** The states of a subscription. A paused one keeps its position in the change feed. */
enum SubscriptionState {
  ACTIVE,
  PAUSED;

  @EnumeratedValue private final String wireName = WireName.of(this);

  @JsonValue
  @Override
  public String toString() {
    return wireName;
  }
}
