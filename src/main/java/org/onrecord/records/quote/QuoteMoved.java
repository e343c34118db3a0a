package org.onrecord.records.quote;

import java.util.UUID;

/**
 * Event: a quote moves to another article. Observers move the rows that belong to the quote in the
 * same transaction, before the row of the quote is inserted under the new article.
 *
 * @param source the id of the present article
 * @param target the id of the new article
 */
public record QuoteMoved(UUID quote, UUID source, UUID target) {}
