package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.query.list.Order;

/** Sort orders of actor lists. */
@RegisterForReflection
enum ActorSort {
  NAME("name", Order.ascending("name", "a.name_folded", name -> name)),
  NAME_DESCENDING("-name", Order.descending("name", "a.name_folded", name -> name)),
  // UUIDs of version 7 sort by creation time.
  CREATED("createdAt", Order.ascending("createdAt", "a.id", UUID::fromString)),
  CREATED_DESCENDING("-createdAt", Order.descending("createdAt", "a.id", UUID::fromString)),
  /** Has no fixed order: depends on the search term. */
  RELEVANCE("relevance", null);

  private final String word;
  final Order order;

  ActorSort(String word, Order order) {
    this.word = word;
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
