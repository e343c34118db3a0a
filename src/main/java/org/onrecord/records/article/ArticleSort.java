package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.query.list.Order;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.web.json.WireName;

/** Sort orders of article lists. */
@RegisterForReflection
enum ArticleSort {
  PUBLISHED_ON(Order.ascending("publishedOn", "a.published_order", Order::parseDate)),
  PUBLISHED_ON_DESCENDING(Order.newestFirst("a")),
  // UUIDs of version 7 ascend with the time of creation.
  CREATED_AT(Order.ascending("createdAt", "a.id", UUID::fromString)),
  CREATED_AT_DESCENDING(Order.descending("createdAt", "a.id", UUID::fromString)),
  /** The name of the source; articles without a source come last in ascending order. */
  SOURCE(Order.ascending("source", ActorNames.sortKey("a.source_id"), name -> name)),
  SOURCE_DESCENDING(Order.descending("source", ActorNames.sortKey("a.source_id"), name -> name)),
  /** Full-text rank, which depends on the query. */
  RELEVANCE(null);

  final Order order;

  ArticleSort(Order order) {
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
