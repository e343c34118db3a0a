package org.onrecord.records.review;

import java.time.Instant;
import org.onrecord.records.quote.QuoteView;

/**
 * A proposal that a reviewer has taken.
 *
 * @param until when it goes back to the others, unless it is reviewed before
 */
record ClaimView(QuoteView quote, Instant until) {}
