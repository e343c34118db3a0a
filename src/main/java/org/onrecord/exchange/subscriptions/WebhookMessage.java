package org.onrecord.exchange.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;

/**
 * The body of a message: as in Standard Webhooks 1.0 ({@code type}, {@code timestamp}, {@code
 * data}), with the attributes of CloudEvents 1.0.
 *
 * @param id the id of the message, the same in each attempt
 * @param source path of the subscription
 * @param timestamp the time of the change, or of the first one in a batch
 * @param data a {@link Change} or a {@link Batch}; null for a test
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookMessage(
    String specversion,
    String id,
    String source,
    String type,
    Instant time,
    Instant timestamp,
    Object data) {
  private static final String BATCH = "batch";

  /**
   * A change of a record.
   *
   * @param type the event, such as {@code quote.created}; null outside of a batch
   * @param change the change in the change feed
   * @param record the record as the list shows it; null if it no longer matches
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      String type, RecordKind kind, UUID id, ChangeKind change, Instant at, Object record) {
    static Change of(DeliveryItem item, String type, Object record) {
      return new Change(type, item.kind(), item.id(), item.change(), item.at(), record);
    }
  }

  /** Several changes, in their order. */
  @RegisterForReflection
  record Batch(List<Change> items) {}

  /** The header {@code webhook-id} of a delivery. */
  static String id(UUID delivery) {
    return "msg_" + delivery;
  }

  private static WebhookMessage of(ClaimedDelivery delivery, String type, Object data) {
    Instant at = delivery.items().get(0).at();
    return new WebhookMessage(
        "1.0", id(delivery.id()), "/subscriptions/" + delivery.subscription(), type, at, at, data);
  }

  static WebhookMessage test(ClaimedDelivery delivery) {
    return of(delivery, "test", null);
  }

  static WebhookMessage single(ClaimedDelivery delivery, DeliveryItem item, Object record) {
    return of(delivery, item.type(), Change.of(item, null, record));
  }

  static WebhookMessage batch(ClaimedDelivery delivery, List<Change> changes) {
    return of(delivery, BATCH, new Batch(changes));
  }
}
