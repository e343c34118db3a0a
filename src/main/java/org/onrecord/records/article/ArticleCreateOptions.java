package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Query parameters of POST /articles.
 *
 * @param url the URL that the article was fetched from; default for its {@code url}
 * @param extract true to propose the quotes that the extractor finds
 */
@RegisterForReflection
public record ArticleCreateOptions(@HttpUrl String url, Boolean extract) {

  public ArticleCreateOptions {
    extract = extract != null && extract;
  }
}
