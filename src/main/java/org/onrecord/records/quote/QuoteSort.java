package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.query.list.Order;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.web.json.WireName;

/** Sort orders of a list of quotes. */
@RegisterForReflection
enum QuoteSort {
  PUBLISHED_ON(Order.ascending("publishedOn", "q.published_order", Order::parseDate)),
  PUBLISHED_ON_DESCENDING(Order.newestFirst("q")),
  SAID_ON(Order.ascending("saidOn", "q.spoken_order", Order::parseDate)),
  SAID_ON_DESCENDING(Order.descending("saidOn", "q.spoken_order", Order::parseDate)),
  // UUIDs of version 7 ascend with the time of creation.
  CREATED_AT(Order.ascending("createdAt", "q.id", UUID::fromString)),
  CREATED_AT_DESCENDING(Order.descending("createdAt", "q.id", UUID::fromString)),
  /** The name of the speaker; quotes without a speaker come last in ascending order. */
  SPEAKER(Order.ascending("speaker", ActorNames.sortKey("q.speaker_id"), name -> name)),
  SPEAKER_DESCENDING(Order.descending("speaker", ActorNames.sortKey("q.speaker_id"), name -> name)),
  /** The name of the source of the article. */
  SOURCE(Order.ascending("source", ActorNames.sortKey("q.source_id"), name -> name)),
  SOURCE_DESCENDING(Order.descending("source", ActorNames.sortKey("q.source_id"), name -> name)),
  /** Least confident first. A proposal without confidence counts as 0. */
  CONFIDENCE(Order.ascending("confidence", "coalesce(q.confidence, 0)", Double::valueOf)),
  /** Order in the body of an article; quotes without spans come last. */
  POSITION(Order.ascending("position", "coalesce(q.span_starts[1], 2147483647)", Integer::valueOf)),
  /** Full-text rank, which depends on the query. */
  RELEVANCE(null);

  final Order order;

  QuoteSort(Order order) {
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
