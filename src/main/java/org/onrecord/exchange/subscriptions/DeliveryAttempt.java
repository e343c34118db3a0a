package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * An attempt to deliver a message.
 *
 * @param status the HTTP status, or null if there was no answer
 * @param latency milliseconds until the answer or the failure
 * @param error why there was no answer, or null
 * @param response the start of the body of the answer, or null if it is empty
 */
@RegisterForReflection
record DeliveryAttempt(Instant at, Integer status, long latency, String error, String response) {}
