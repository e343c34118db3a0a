package org.onrecord.pages.layout;

import java.util.UUID;
import org.onrecord.records.quote.QuoteStatus;

/** A quote by its number on the page. */
public record QuoteNumber(int number, UUID id, String speaker, QuoteStatus status) {}
