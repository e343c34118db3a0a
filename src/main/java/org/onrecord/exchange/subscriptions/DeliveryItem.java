package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;

/**
 * A change within a delivery.
 *
 * @param event null for a test
 * @param kind the kind of the record, or null for a test
 * @param at the time of the change
 */
@RegisterForReflection
record DeliveryItem(
    SubscriptionEvent event, RecordKind kind, UUID id, ChangeKind change, Instant at) {
  static DeliveryItem test(UUID id, Instant at) {
    return new DeliveryItem(null, null, id, null, at);
  }

  /** True if the message is sent to try the target. */
  boolean isTest() {
    return event == null;
  }

  /** The type of the message, such as {@code quote.created}. */
  String type() {
    return isTest() ? "test" : kind + "." + event;
  }
}
