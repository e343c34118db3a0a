package org.onrecord.records.article;

/**
 * Event fired in the transaction that changes an article, so that its quotes can be updated.
 *
 * @param article the article after the change
 * @param bodyBefore the body before the change
 */
public record ArticleChanged(Article article, String bodyBefore) {}
