package org.onrecord.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.paging.Order;

/** The orders of quotes. */
enum QuoteSort {
  PUBLISHED(Order.ascending("publishedOn", "q.publishedOrder", Order::day)),
  PUBLISHED_DESCENDING(Order.descending("publishedOn", "q.publishedOrder", Order::day)),
  SAID(Order.ascending("saidOn", "q.spokenOrder", Order::day)),
  SAID_DESCENDING(Order.descending("saidOn", "q.spokenOrder", Order::day)),
  RELEVANCE(Order.relevance("textrank(q.search, :q)"));

  final Order order;

  QuoteSort(Order order) {
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return order.word();
  }
}
