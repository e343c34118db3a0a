package org.onrecord.records.quote;

import java.util.List;

/**
 * Where a quote stands, and the article around it: what the quote's own view leaves out.
 *
 * @param quoteVersion of the quote, which may have been changed since its view was read
 * @param articleVersion raised by every change of what is shown of the article
 */
record QuoteContext(
    List<Span> spans,
    String body,
    String language,
    String url,
    long quoteVersion,
    long articleVersion) {}
