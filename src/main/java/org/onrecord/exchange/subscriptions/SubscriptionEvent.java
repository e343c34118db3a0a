package org.onrecord.exchange.subscriptions;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.WireName;

/** The events of a record that a subscription can deliver. */
@RegisterForReflection
enum SubscriptionEvent {
  /** The record matches now and did not before. */
  CREATED,
  /** The record matched before and still does. */
  CHANGED,
  /** The record matched before and was deleted. */
  DELETED,
  /** The record matched before, still exists, and no longer matches. */
  STOPPED_MATCHING;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }

  /** True if the event is about a record that matches. */
  boolean showsRecord() {
    return this == CREATED || this == CHANGED;
  }
}
