package org.onrecord.web.limits;

/**
 * The requests of a subject that the database has counted.
 *
 * @param window identifies the window: its start in microseconds since 1970
 * @param total number of requests in the window, including the ones just added
 * @param secondsLeft until the window ends, rounded up
 */
record CountedRequests(long window, int total, int secondsLeft) {}
