/**
 * Availability and metrics of the database. A heartbeat detects an outage once for all requests, so
 * that they fail fast; the same connection reads the statistics that the metrics show.
 */
package org.onrecord.database.health;
