package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.query.list.Order;
import org.onrecord.web.json.WireName;

/** Sort orders of article lists. */
@RegisterForReflection
enum ArticleSort {
  PUBLISHED_ON(Order.ascending("publishedOn", "a.published_order", Order::parseDate)),
  PUBLISHED_ON_DESCENDING(Order.newestFirst("a")),
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
