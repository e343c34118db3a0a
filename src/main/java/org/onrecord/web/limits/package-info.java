/**
 * Handlers for every request, before it is routed to a resource: concurrency and rate limits,
 * request ids, metrics and security headers.
 */
package org.onrecord.web.limits;
