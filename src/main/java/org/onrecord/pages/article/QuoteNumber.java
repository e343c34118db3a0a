package org.onrecord.pages.article;

import java.util.UUID;
import org.onrecord.records.quote.QuoteStatus;

/** A quote by its number on the page. */
record QuoteNumber(int number, UUID id, QuoteStatus status) {}
