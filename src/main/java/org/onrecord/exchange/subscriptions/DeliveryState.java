package org.onrecord.exchange.subscriptions;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onrecord.web.json.WireName;

/** The states of a delivery. */
enum DeliveryState {
  /** It waits for its first or next attempt. */
  PENDING,
  /** The target has answered an attempt with a status from 200 to 299. */
  DELIVERED,
  /** It is not tried again; only tests fail. */
  FAILED,
  /** Its records were deleted before the first attempt. */
  SUPERSEDED;

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
