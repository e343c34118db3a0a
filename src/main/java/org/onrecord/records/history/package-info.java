/**
 * The history of records: the earlier states of articles, quotes and actors, with the author and
 * the reason of each change, and the restoration of an earlier state. Current states stay in the
 * tables of the records; a change saves the state before it (system versioning, as in SQL:2011).
 */
package org.onrecord.records.history;
