package org.onrecord.records.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.query.list.Order;

/** The orders of actors. */
@RegisterForReflection
enum ActorSort {
  NAME("name", Order.ascending("name", "a.name_folded", name -> name)),
  NAME_DESCENDING("-name", Order.descending("name", "a.name_folded", name -> name)),
  // Ids ascend with the time of creation.
  CREATED("createdAt", Order.ascending("createdAt", "a.id", UUID::fromString)),
  CREATED_DESCENDING("-createdAt", Order.descending("createdAt", "a.id", UUID::fromString)),
  /** Depends on the name that is looked for. */
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
