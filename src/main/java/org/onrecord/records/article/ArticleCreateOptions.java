package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Query parameters of POST /articles.
 *
 * @param url where the article was fetched; default for its own url
 * @param extract whether to propose the quotes that the extractor finds
 */
@RegisterForReflection
public record ArticleCreateOptions(@HttpUrl String url, Boolean extract) {

  public ArticleCreateOptions {
    extract = extract != null && extract;
  }
}
