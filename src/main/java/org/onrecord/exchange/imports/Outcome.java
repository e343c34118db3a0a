package org.onrecord.exchange.imports;

import java.util.UUID;

/**
 * The outcome of a line that did not fail.
 *
 * @param id the id of the article or actor
 */
record Outcome(ImportStatus status, UUID id) {}
