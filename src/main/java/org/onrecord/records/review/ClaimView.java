package org.onrecord.records.review;

import java.time.Instant;
import org.onrecord.query.list.ListItem;
import org.onrecord.records.quote.QuoteView;

/**
 * A proposal that a reviewer has claimed.
 *
 * @param until the time at which the claim expires
 */
public record ClaimView(ListItem<QuoteView> quote, Instant until) {}
