package org.onrecord.exchange.subscriptions;

import java.util.List;
import java.util.UUID;

/**
 * The result of a reserved delivery.
 *
 * @param answer the answer of the target, or null if there was nothing to deliver any more
 */
record DeliveryResult(ClaimedDelivery delivery, DeliveryAttempt attempt, TargetAnswer answer) {
  UUID subscription() {
    return delivery.subscription();
  }

  boolean isSuccess() {
    return answer != null && answer.isSuccess();
  }

  boolean isOfSameSubscription(List<DeliveryResult> others) {
    return others.stream().allMatch(other -> other.subscription().equals(subscription()));
  }
}
