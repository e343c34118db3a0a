package org.onrecord.exchange.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The records that each path of a target has after its messages, and the messages that came after
 * later ones of their record. It does not keep the messages, of which there may be many.
 */
public final class ReceivedRecords implements Consumer<StubTarget.Message> {
  private final Map<String, Map<String, String>> present = new HashMap<>();
  private final Map<String, Instant> latest = new HashMap<>();
  private final Set<String> delivered = new HashSet<>();
  private final List<String> outOfOrder = new ArrayList<>();
  private final Set<String> attempted = new HashSet<>();
  private int attempts;
  private int repeated;

  @Override
  public synchronized void accept(StubTarget.Message message) {
    JsonNode data = message.json().get("data");
    String id = data.get("id").asText();
    attempts++;
    attempted.add(id);
    requireOrder(message.path() + " " + id, Instant.parse(data.get("at").asText()));
    if (message.taken()) {
      repeated += delivered.add(message.header("webhook-id")) ? 0 : 1;
      Map<String, String> records =
          present.computeIfAbsent(message.path(), path -> new HashMap<>());
      if (data.has("record")) {
        records.put(id, data.at("/record/updatedAt").asText());
      } else {
        records.remove(id);
      }
    }
  }

  /** Messages of a record may be repeated, but none comes after a later one. */
  private void requireOrder(String record, Instant at) {
    Instant before = latest.put(record, at);
    if (before != null && before.isAfter(at)) {
      outOfOrder.add(record + ": " + at + " after " + before);
    }
  }

  /** The versions of the records of a path, by their ids. */
  public synchronized Map<String, String> of(String path) {
    return Map.copyOf(present.getOrDefault(path, Map.of()));
  }

  /** True if a message about a record has come, also if the target refused it. */
  public synchronized boolean attempted(String id) {
    return attempted.contains(id);
  }

  public synchronized List<String> outOfOrder() {
    return List.copyOf(outOfOrder);
  }

  @Override
  public synchronized String toString() {
    return "%d attempts, %d messages taken, %d repeated, %d out of order"
        .formatted(attempts, delivered.size(), repeated, outOfOrder.size());
  }
}
