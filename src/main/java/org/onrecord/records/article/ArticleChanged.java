package org.onrecord.records.article;

/**
 * Fired within the transaction that changes an article, so that what hangs on it can follow:
 * articles know nothing of quotes.
 *
 * @param article the article as it is now
 * @param bodyBefore the body as it was
 */
public record ArticleChanged(Article article, String bodyBefore) {}
