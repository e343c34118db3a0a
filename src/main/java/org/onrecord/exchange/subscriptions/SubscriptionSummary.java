package org.onrecord.exchange.subscriptions;

/**
 * A subscription as administrators see it at a glance.
 *
 * @param owner name of the key or subject that created it
 * @param pause explanation of the pause; null if there is none
 * @param failures failed attempts since the last successful one
 */
public record SubscriptionSummary(
    String name,
    String query,
    String url,
    String owner,
    String state,
    String pause,
    long failures) {}
