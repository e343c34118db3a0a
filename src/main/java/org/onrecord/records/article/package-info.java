/**
 * Articles with their bylines and republications: endpoints, filters, views and storage. Knows
 * quotes only through the interfaces {@link org.onrecord.records.article.ArticleQuotes} and {@link
 * org.onrecord.records.article.QuoteProposer}.
 */
package org.onrecord.records.article;
