package org.onrecord.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.onrecord.paging.Order;

/** The orders of actors. */
enum ActorSort {
  NAME(Order.ascending("name", "a.nameFolded", name -> name)),
  NAME_DESCENDING(Order.descending("name", "a.nameFolded", name -> name)),
  // Ids ascend with the time of creation.
  CREATED(Order.ascending("createdAt", "a.id", UUID::fromString)),
  CREATED_DESCENDING(Order.descending("createdAt", "a.id", UUID::fromString)),
  RELEVANCE(Order.relevance(ActorFilter.LIKENESS));

  final Order order;

  ActorSort(Order order) {
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return order.word();
  }
}
