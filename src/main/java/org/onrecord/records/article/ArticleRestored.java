package org.onrecord.records.article;

/**
 * Fired within the transaction that brings a deleted article back, so that what was deleted with it
 * can follow.
 *
 * @param article the article as it was when it was deleted
 */
public record ArticleRestored(Article article) {}
