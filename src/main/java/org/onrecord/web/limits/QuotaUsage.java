package org.onrecord.web.limits;

/**
 * The use of a quota in the current window.
 *
 * @param used number of requests, including the current one
 * @param secondsLeft until the window ends
 */
record QuotaUsage(int used, int secondsLeft) {}
