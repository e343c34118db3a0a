package org.onrecord.records.review;

import java.util.List;

/** The claimed proposals in the requested order; empty if the queue is. */
record Claims(List<ClaimView> items) {}
