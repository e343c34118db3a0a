package org.onrecord.records.quote;

import java.util.List;

/**
 * Spans of a quote with the members of its article that a quote does not show, for linked data and
 * citations.
 *
 * @param language BCP 47 tag, may be null
 * @param section section of the publication, may be null
 * @param quoteVersion version of the quote, which can be newer than its view
 * @param articleVersion version of the article, raised by each change
 */
public record QuotedArticle(
    List<Span> spans,
    String body,
    String language,
    String section,
    long quoteVersion,
    long articleVersion) {}
