package org.onrecord.records.quote;

import java.util.UUID;

/**
 * The statement that a quote is an appearance of.
 *
 * @param id the id of its first recorded quote
 * @param appearances number of its quotes
 */
public record StatementReference(UUID id, long appearances) {}
