package org.onrecord.exchange.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.exchange.changes.ChangedRecords;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.StatementWait;

/** Writes the bodies of messages with the present records. */
@Singleton
class WebhookBodies {
  private final ChangedRecords records;
  private final StatementWait statements;
  private final ObjectMapper mapper;

  WebhookBodies(ChangedRecords records, StatementWait statements, ObjectMapper mapper) {
    this.records = records;
    this.statements = statements;
    this.mapper = mapper;
  }

  /** The records of messages by their ids; those that were deleted are missing. */
  @Transactional
  public Map<UUID, Object> records(List<ClaimedDelivery> deliveries) {
    Map<RecordKind, Set<UUID>> wanted = new HashMap<>();
    deliveries.stream()
        .flatMap(delivery -> delivery.items().stream())
        .filter(item -> !item.isTest() && item.event().showsRecord())
        .forEach(
            item ->
                wanted.computeIfAbsent(item.kind(), kind -> new LinkedHashSet<>()).add(item.id()));
    Map<UUID, Object> found = new HashMap<>();
    wanted.forEach((kind, ids) -> found.putAll(records.all(kind, ids)));
    return found;
  }

  /** Waits until quotes have their statements, if that is cheap. */
  void awaitStatements() {
    statements.beforeQuotes();
  }

  /** The body of a message; empty if none of its records exists any more. */
  Optional<byte[]> body(ClaimedDelivery delivery, Map<UUID, Object> records) {
    if (delivery.isTest()) {
      return Optional.of(bytes(WebhookMessage.test(delivery)));
    }
    List<WebhookMessage.Change> changes = new ArrayList<>();
    for (DeliveryItem item : delivery.items()) {
      Object record = item.event().showsRecord() ? records.get(item.id()) : null;
      if (record != null || !item.event().showsRecord()) {
        if (!delivery.batch() && delivery.items().size() == 1) {
          return Optional.of(bytes(WebhookMessage.single(delivery, item, record)));
        }
        changes.add(WebhookMessage.Change.of(item, item.type(), record));
      }
    }
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(bytes(WebhookMessage.batch(delivery, changes)));
  }

  private byte[] bytes(WebhookMessage message) {
    try {
      return mapper.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A message is always serializable", e);
    }
  }
}
