package org.onrecord.records.article;

/**
 * Event fired in the transaction that restores a deleted article, so that its quotes can be
 * restored.
 *
 * @param article the article in its state at deletion
 */
public record ArticleRestored(Article article) {}
