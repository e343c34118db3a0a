package org.onrecord.records.review;

import java.util.List;

/** What a reviewer was given to review, in the order asked for; empty where nothing waits. */
record Claims(List<ClaimView> items) {}
