package org.onrecord.quote;

import java.util.List;

/** Where a quote stands, and the article around it: what the quote's own view leaves out. */
record PrintedQuote(List<Span> spans, String body, String language, String url) {}
