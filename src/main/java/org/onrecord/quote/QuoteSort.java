package org.onrecord.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.onrecord.paging.Order;

/** The orders of quotes. */
enum QuoteSort {
  PUBLISHED(Order.ascending("publishedOn", "q.publishedOrder", LocalDate::parse)),
  PUBLISHED_DESCENDING(Order.descending("publishedOn", "q.publishedOrder", LocalDate::parse)),
  SAID(Order.ascending("saidOn", "q.spokenOrder", LocalDate::parse)),
  SAID_DESCENDING(Order.descending("saidOn", "q.spokenOrder", LocalDate::parse)),
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
