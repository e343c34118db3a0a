package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The query parameters of recording an article.
 *
 * @param url where it was fetched from, which is its url where it does not tell one itself
 * @param extract whether the quotes that the extractor finds in it are proposed
 */
@RegisterForReflection
public record ArticleCreateOptions(@HttpUrl String url, Boolean extract) {

  public ArticleCreateOptions {
    extract = extract != null && extract;
  }
}
