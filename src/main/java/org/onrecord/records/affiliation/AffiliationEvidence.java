package org.onrecord.records.affiliation;

import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.origin.Origin;
import org.onrecord.records.quote.Span;

/**
 * A place in an article that states an affiliation.
 *
 * @param text the words of the span, as printed
 */
record AffiliationEvidence(ArticleReference article, Span span, String text, Origin origin) {}
