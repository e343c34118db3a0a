package org.onrecord.web.limits;

/**
 * How many requests somebody has sent in the window that is running.
 *
 * @param used this one included
 * @param secondsLeft until the window ends
 */
record QuotaUsage(int used, int secondsLeft) {}
