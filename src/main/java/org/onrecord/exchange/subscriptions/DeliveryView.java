package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.onrecord.database.sql.Row;
import org.onrecord.web.json.Json;

/**
 * A delivery in responses.
 *
 * @param id the id of the message, which its {@code webhook-id} ends with
 * @param types the types of its changes, such as {@code quote.created}
 * @param records the ids of the changed records, in the order of the types
 * @param nextAttemptAt null if it is not pending
 * @param attempts the last attempts, the earliest first
 * @param attemptCount the number of all attempts
 */
@RegisterForReflection
record DeliveryView(
    UUID id,
    DeliveryState state,
    List<String> types,
    List<UUID> records,
    Instant createdAt,
    Instant nextAttemptAt,
    long attemptCount,
    List<DeliveryAttempt> attempts) {

  static DeliveryView of(Row row, Json json) throws SQLException {
    DeliveryState state = row.enumValue("state", DeliveryState.class);
    List<DeliveryItem> items = list(row.text("items"), DeliveryItem.class, json);
    return new DeliveryView(
        row.id("id"),
        state,
        items.stream().map(DeliveryItem::type).toList(),
        items.stream().filter(item -> !item.isTest()).map(DeliveryItem::id).toList(),
        row.instant("created_at"),
        state == DeliveryState.PENDING ? row.instant("due_at") : null,
        row.longValue("attempt_count"),
        list(row.text("attempts"), DeliveryAttempt.class, json));
  }

  /** Reads a JSON array that this service has stored. */
  static <T> List<T> list(String array, Class<T> type, Json json) {
    return StreamSupport.stream(json.readTrusted(array).spliterator(), false)
        .map(item -> json.convert(item, type))
        .toList();
  }
}
