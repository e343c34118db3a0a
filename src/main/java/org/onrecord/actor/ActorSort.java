package org.onrecord.actor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.function.Function;
import org.onrecord.paging.Order;

/** The orders of actors. */
enum ActorSort {
  NAME("name", "a.nameFolded", false, name -> name),
  NAME_DESCENDING("-name", "a.nameFolded", true, name -> name),
  // Ids ascend with the time of creation.
  CREATED("createdAt", "a.id", false, UUID::fromString),
  CREATED_DESCENDING("-createdAt", "a.id", true, UUID::fromString),
  RELEVANCE("relevance", ActorFilter.LIKENESS, true, Double::valueOf);

  @JsonValue private final String word;
  private final Order order;

  ActorSort(String word, String key, boolean descending, Function<String, Object> parse) {
    this.word = word;
    this.order = new Order(word, key, descending, parse);
  }

  Order order() {
    return order;
  }

  @Override
  public String toString() {
    return word;
  }
}
