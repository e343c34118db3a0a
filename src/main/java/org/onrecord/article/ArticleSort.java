package org.onrecord.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.function.Function;
import org.onrecord.paging.Order;

/** The orders of articles. */
enum ArticleSort {
  PUBLISHED("publishedOn", "a.publishedOrder", false, LocalDate::parse),
  PUBLISHED_DESCENDING("-publishedOn", "a.publishedOrder", true, LocalDate::parse),
  RELEVANCE("relevance", "textrank(a.search, :q)", true, Double::valueOf);

  @JsonValue private final String word;
  private final Order order;

  ArticleSort(String word, String key, boolean descending, Function<String, Object> parse) {
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
