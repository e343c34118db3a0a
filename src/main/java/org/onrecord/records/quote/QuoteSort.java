package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.query.list.Order;

/** Sort orders of a list of quotes. */
@RegisterForReflection
enum QuoteSort {
  PUBLISHED("publishedOn", Order.ascending("publishedOn", "q.published_order", Order::parseDate)),
  PUBLISHED_DESCENDING(
      "-publishedOn", Order.descending("publishedOn", "q.published_order", Order::parseDate)),
  SAID("saidOn", Order.ascending("saidOn", "q.spoken_order", Order::parseDate)),
  SAID_DESCENDING("-saidOn", Order.descending("saidOn", "q.spoken_order", Order::parseDate)),
  // UUIDs of version 7 ascend with the time of creation.
  CREATED("createdAt", Order.ascending("createdAt", "q.id", UUID::fromString)),
  CREATED_DESCENDING("-createdAt", Order.descending("createdAt", "q.id", UUID::fromString)),
  /** Least confident first. A proposal without confidence counts as 0. */
  CONFIDENCE(
      "confidence", Order.ascending("confidence", "coalesce(q.confidence, 0)", Double::valueOf)),
  /** Full-text rank, which depends on the query. */
  RELEVANCE("relevance", null);

  private final String word;
  final Order order;

  QuoteSort(String word, Order order) {
    this.word = word;
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
