package org.onrecord.exchange.subscriptions;

/**
 * The result of a reserved delivery.
 *
 * @param answer the answer of the target, or null if there was nothing to deliver any more
 */
record DeliveryResult(ClaimedDelivery delivery, DeliveryAttempt attempt, TargetAnswer answer) {}
