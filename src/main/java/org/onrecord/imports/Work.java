package org.onrecord.imports;

import java.util.UUID;

/**
 * A line to be worked on.
 *
 * @param place of its result among the results
 * @param line its number
 * @param id of the article or actor if it is new
 */
record Work(long place, long line, ImportedRecord content, UUID id) {}
