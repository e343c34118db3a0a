package org.onrecord.web.limits;

/**
 * The use of a quota in the current window, as one request sees it.
 *
 * @param used number of requests, including the current one, and those that other replicas have
 *     taken in advance
 * @param secondsLeft until the window ends
 */
record QuotaUsage(int used, int secondsLeft) {}
