package org.onrecord.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.function.Function;
import org.onrecord.paging.Order;

/** The orders of quotes. */
enum QuoteSort {
  PUBLISHED("publishedOn", "q.publishedOrder", false, LocalDate::parse),
  PUBLISHED_DESCENDING("-publishedOn", "q.publishedOrder", true, LocalDate::parse),
  SAID("saidOn", "q.spokenOrder", false, LocalDate::parse),
  SAID_DESCENDING("-saidOn", "q.spokenOrder", true, LocalDate::parse),
  RELEVANCE("relevance", "textrank(q.search, :q)", true, Double::valueOf);

  @JsonValue private final String word;
  private final Order order;

  QuoteSort(String word, String key, boolean descending, Function<String, Object> parse) {
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
