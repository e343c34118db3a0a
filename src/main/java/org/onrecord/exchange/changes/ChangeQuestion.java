package org.onrecord.exchange.changes;

/**
 * The changes that a client follows, with its names of actors looked up.
 *
 * @param withRecords true to add the present records
 */
record ChangeQuestion(ChangeSelection selection, boolean withRecords) {}
