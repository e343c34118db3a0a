package org.onrecord.records.quote;

import java.util.List;

/**
 * Spans of a quote with the body and metadata of its article, for linked data.
 *
 * @param quoteVersion version of the quote, which can be newer than its view
 * @param articleVersion version of the article, raised by each change
 */
record QuoteContext(
    List<Span> spans,
    String body,
    String language,
    String url,
    long quoteVersion,
    long articleVersion) {}
