package org.onrecord.records.article;

/** A response body with an article whose quotes get their statements after the transaction. */
public interface HasArticle {
  ArticleView article();

  /** A copy with another view of the article. */
  HasArticle withArticle(ArticleView other);
}
