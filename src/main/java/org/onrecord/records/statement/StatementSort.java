package org.onrecord.records.statement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.onrecord.query.list.Order;
import org.onrecord.web.json.WireName;

/** Sort orders of a list of statements. */
@RegisterForReflection
enum StatementSort {
  APPEARANCES(Order.ascending("appearances", "s.appearances", Integer::valueOf)),
  APPEARANCES_DESCENDING(Order.descending("appearances", "s.appearances", Integer::valueOf)),
  FIRST_APPEARANCE(Order.ascending("firstAppearance", "s.first_order", Order::parseDate)),
  FIRST_APPEARANCE_DESCENDING(
      Order.descending("firstAppearance", "s.first_order", Order::parseDate)),
  // UUIDs of version 7 ascend with the time of creation, here of the quote that gave the id.
  CREATED_AT(Order.ascending("createdAt", "s.id", UUID::fromString)),
  CREATED_AT_DESCENDING(Order.descending("createdAt", "s.id", UUID::fromString)),
  /** The number of sources. */
  SPREAD(Order.ascending("spread", "s.sources", Integer::valueOf)),
  SPREAD_DESCENDING(Order.descending("spread", "s.sources", Integer::valueOf));

  final Order order;

  StatementSort(Order order) {
    this.order = order;
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
