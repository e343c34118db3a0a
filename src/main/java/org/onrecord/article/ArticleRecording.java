package org.onrecord.article;

/**
 * The query parameters of recording an article.
 *
 * @param extract whether the quotes that the extractor finds in it are proposed
 */
public record ArticleRecording(Boolean extract) {

  /** Whether proposals are wanted. */
  public boolean proposes() {
    return Boolean.TRUE.equals(extract);
  }
}
