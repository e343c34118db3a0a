package org.onrecord.records.review;

import java.util.List;

/** The claimed proposals in the requested order; empty if no unclaimed proposal matches. */
public record Claims(List<ClaimView> items) {}
