/**
 * Idempotency keys: a POST that is sent again with the same {@code Idempotency-Key} gets the stored
 * response of the first one. Keys expire after 24 hours.
 */
package org.onrecord.web.idempotency;
