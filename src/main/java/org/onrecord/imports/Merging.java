package org.onrecord.imports;

/**
 * How a line is merged into what is on record.
 *
 * @param links the actors that its references mean
 * @param keepIds whether ids and times are those of the line
 */
record Merging(Links links, boolean keepIds) {}
