package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.query.list.Order;

/** Sort orders of article lists. */
@RegisterForReflection
enum ArticleSort {
  PUBLISHED("publishedOn", Order.ascending("publishedOn", "a.published_order", Order::parseDate)),
  PUBLISHED_DESCENDING(
      "-publishedOn", Order.descending("publishedOn", "a.published_order", Order::parseDate)),
  /** Has no fixed order: depends on the search terms. */
  RELEVANCE("relevance", null);

  private final String word;
  final Order order;

  ArticleSort(String word, Order order) {
    this.word = word;
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
