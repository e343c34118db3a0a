package org.onrecord.article;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.paging.Order;

/** The orders of articles. */
enum ArticleSort {
  PUBLISHED(Order.ascending("publishedOn", "a.publishedOrder", Order::day)),
  PUBLISHED_DESCENDING(Order.descending("publishedOn", "a.publishedOrder", Order::day)),
  RELEVANCE(Order.relevance("textrank(a.search, :q)"));

  final Order order;

  ArticleSort(Order order) {
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return order.word();
  }
}
