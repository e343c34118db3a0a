package org.onrecord.records.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Creates or replaces the article with a URL or an external id. */
@Singleton
class ArticlePut {
  private static final int MAX_ATTEMPTS = 5;

  private final Articles articles;
  private final ArticleViews views;
  private final ExternalIdIndex externalIds;

  ArticlePut(Articles articles, ArticleViews views, ExternalIdIndex externalIds) {
    this.articles = articles;
    this.views = views;
    this.externalIds = externalIds;
  }

  /** The article after a request, and true if the request has created it. */
  record Result(ArticleView article, boolean created) {}

  /**
   * Replaces the article with a key, or creates it under a new id. One of several simultaneous
   * requests creates the article and the others replace it.
   *
   * @throws ProblemException 412 if a condition fails; 400 if the body has another URL; 409 if
   *     other requests move the key from article to article meanwhile
   */
  Result put(ArticleKey key, UUID newId, ArticleInput body, Precondition precondition) {
    requireUrlOf(key, body);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<Result> result =
          QuarkusTransaction.requiringNew().call(() -> tryPut(key, newId, body, precondition));
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw ProblemException.of(
        ProblemType.WRITE_CONFLICT, "Other requests change the key of the article. Try again.");
  }

  private static void requireUrlOf(ArticleKey key, ArticleInput body) {
    if (key.url() != null && body.url() != null && !key.isKeyOf(body)) {
      throw ProblemException.invalid(Fault.at("/url", "must be the url of the query"));
    }
  }

  /** Empty if the article was deleted or has got another key since it was found. */
  private Optional<Result> tryPut(
      ArticleKey key, UUID newId, ArticleInput body, Precondition precondition) {
    Optional<UUID> known = find(key);
    if (known.isEmpty()) {
      ArticleInput input = key.addTo(body, key.url());
      articles.lockKeys(Articles.keys(input));
      known = find(key);
      if (known.isEmpty()) {
        precondition.requireForNew();
        articles.add(newId, input);
        Article.flush();
        return Optional.of(new Result(views.view(newId, false), true));
      }
    }
    return replace(known.get(), key, body, precondition);
  }

  private Optional<Result> replace(
      UUID id, ArticleKey key, ArticleInput body, Precondition precondition) {
    Article article = Article.findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (article == null || !key.isKeyOf(ArticleInput.of(article))) {
      return Optional.empty();
    }
    ArticleView replaced =
        articles.change(id, precondition, current -> key.addTo(body, current.url()));
    return Optional.of(new Result(replaced, false));
  }

  private Optional<UUID> find(ArticleKey key) {
    if (key.url() != null) {
      return articles.idsWithUrl(CanonicalUrl.of(key.url())).stream().findFirst();
    }
    ExternalId id = key.parsedExternalId();
    return Optional.ofNullable(externalIds.find(RecordKind.ARTICLE, List.of(id)).get(id));
  }
}
