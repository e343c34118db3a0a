package org.onrecord.records.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.history.RecordRestorer;
import org.onrecord.web.problem.ProblemException;

/** Restores articles to an earlier state. */
@Singleton
class ArticleRestoration {
  private static final RecordRestorer.Target<Article> TARGET =
      new RecordRestorer.Target<>(RecordKind.ARTICLE, Article.class);

  private final RecordRestorer restorer;
  private final Articles articles;
  private final ActorReferenceResolver resolver;
  private final Event<ArticleRestored> restored;

  ArticleRestoration(
      RecordRestorer restorer,
      Articles articles,
      ActorReferenceResolver resolver,
      Event<ArticleRestored> restored) {
    this.restorer = restorer;
    this.articles = articles;
    this.resolver = resolver;
    this.restored = restored;
  }

  /**
   * Restores an article. A deleted article gets back the quotes that were deleted with it. Quotes
   * are re-anchored in its body as after any correction.
   *
   * @throws ProblemException as {@link RecordRestorer#restore}; 409 if another article has its url
   */
  @Transactional
  public void restore(UUID id, Instant at) {
    restorer.restore(TARGET, id, at, this::apply);
  }

  private Article apply(ObjectNode state, Optional<Article> onRecord) {
    Article article = onRecord.orElseGet(() -> undelete(RecordRestorer.id(state)));
    ArticleInput input = restorer.toInput(state, ArticleInput.class);
    if (!input.equals(ArticleInput.of(article))) {
      articles.update(article, input, resolver.historicalResolver());
    }
    article.createdAt = RecordRestorer.createdAt(state);
    return article;
  }

  /** Recreates the article in its state before the deletion, which the spans of its quotes fit. */
  private Article undelete(UUID id) {
    ObjectNode state = restorer.lastDeletedState(RecordKind.ARTICLE, id);
    ArticleInput input = restorer.toInput(state, ArticleInput.class);
    Article article = articles.create(id, input, input.url(), resolver.historicalResolver());
    Article.flush();
    restored.fire(new ArticleRestored(article));
    return article;
  }
}
