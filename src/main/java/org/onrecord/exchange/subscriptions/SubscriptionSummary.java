package org.onrecord.exchange.subscriptions;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscription as administrators see it at a glance.
 *
 * @param owner name of the key or subject that created it
 * @param pauseReason such as {@code failing}; null unless it is paused
 * @param pause explanation of the pause; null if there is none
 * @param failures failed attempts since the last successful one
 * @param pending messages that wait for an attempt, at most 1,000
 * @param waitingSince the time of the message that is due first; null if none waits
 */
public record SubscriptionSummary(
    UUID id,
    String name,
    String query,
    String url,
    String owner,
    String state,
    String pauseReason,
    String pause,
    Instant pausedAt,
    long failures,
    long pending,
    Instant waitingSince) {}
