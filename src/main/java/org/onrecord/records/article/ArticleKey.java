package org.onrecord.records.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdText;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Query parameters of PUT /articles: the key of the article, one of these.
 *
 * @param url compared in canonical form
 * @param externalId in its text form
 */
@RegisterForReflection
public record ArticleKey(@HttpUrl String url, @ExternalIdText String externalId) {

  /**
   * Requires exactly one key.
   *
   * @throws ProblemException 400 otherwise
   */
  ArticleKey requireOne() {
    if (url == null && externalId == null) {
      throw ProblemException.invalid(Fault.in("url", "is required unless externalId is given"));
    }
    if (url != null && externalId != null) {
      throw ProblemException.invalid(Fault.in("externalId", "cannot be combined with url"));
    }
    return this;
  }

  ExternalId parsedExternalId() {
    return ExternalId.parse(externalId);
  }

  /** True if an article with these members has the key. */
  boolean isKeyOf(ArticleInput article) {
    return url == null
        ? article.externalIds().contains(parsedExternalId())
        : CanonicalUrl.of(url).equals(CanonicalUrl.of(article.url()));
  }

  /**
   * The members of the article in a request, with the key if they do not have it.
   *
   * @param defaultUrl used if the key is a URL and the members have none
   */
  ArticleInput addTo(ArticleInput body, String defaultUrl) {
    if (url == null) {
      return body.withExternalIds(
          ExternalId.union(body.externalIds(), List.of(parsedExternalId())));
    }
    return body.url() == null ? body.withUrl(defaultUrl) : body;
  }
}
