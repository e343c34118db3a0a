package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.query.list.Order;
import org.onrecord.web.json.WireName;

/** Sort orders of actor lists. */
@RegisterForReflection
enum ActorSort {
  NAME(Order.ascending("name", "a.name_folded", name -> name)),
  NAME_DESCENDING(Order.descending("name", "a.name_folded", name -> name)),
  // UUIDs of version 7 sort by creation time.
  CREATED_AT(Order.ascending("createdAt", "a.id", UUID::fromString)),
  CREATED_AT_DESCENDING(Order.descending("createdAt", "a.id", UUID::fromString)),
  /** Relevance, whose order depends on the search term. */
  RELEVANCE(null);

  final Order order;

  ActorSort(Order order) {
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
