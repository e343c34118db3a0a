package org.onrecord.records.review;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.query.list.Order;
import org.onrecord.web.json.WireName;

/** The orders of the review queue. */
@RegisterForReflection
public enum ReviewQueueOrder {
  /** Oldest first; ids ascend with the time of creation. */
  CREATED_AT("q.id", Order.ascending("createdAt", "q.id", UUID::fromString)),
  /** Lowest confidence first; a missing confidence counts as 0. */
  CONFIDENCE(
      "coalesce(q.confidence, 0), q.id",
      Order.ascending("confidence", "coalesce(q.confidence, 0)", Double::valueOf));

  final String orderBy;
  final Order order;

  ReviewQueueOrder(String keys, Order order) {
    this.orderBy = keys;
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
