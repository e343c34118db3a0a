package org.onrecord.exchange.imports;

import java.util.UUID;

/**
 * What a line has done.
 *
 * @param id of the article or actor
 */
record Outcome(ImportStatus status, UUID id) {}
