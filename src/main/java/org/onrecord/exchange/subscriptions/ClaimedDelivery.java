package org.onrecord.exchange.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message that this process delivers now.
 *
 * @param secrets the secrets to sign it with, the present one first
 * @param batch true if the message lists its changes
 * @param attempt the number of the attempt, from 1
 */
record ClaimedDelivery(
    UUID id,
    UUID subscription,
    String url,
    List<WebhookSecret> secrets,
    boolean batch,
    List<DeliveryItem> items,
    int attempt,
    Instant firstAttemptAt,
    Instant createdAt) {
  boolean isTest() {
    return items.get(0).isTest();
  }
}
