/**
 * The change feed: the created, changed and deleted records in the order of commits. A client
 * resumes it with a cursor that holds PostgreSQL snapshots.
 */
package org.onrecord.exchange.changes;
