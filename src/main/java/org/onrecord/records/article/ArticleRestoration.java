package org.onrecord.records.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.AdvisoryLock;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.history.HistoryWriter;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.history.RestorableStates;
import org.onrecord.web.problem.ProblemException;

/** Brings articles back as they were. */
@Singleton
class ArticleRestoration {
  private final EntityManager database;
  private final Articles articles;
  private final ActorReferenceResolver resolver;
  private final Event<ArticleRestored> restored;
  private final HistoryWriter history;
  private final RestorableStates restorable;

  ArticleRestoration(
      EntityManager database,
      Articles articles,
      ActorReferenceResolver resolver,
      Event<ArticleRestored> restored,
      HistoryWriter history,
      RestorableStates restorable) {
    this.database = database;
    this.articles = articles;
    this.resolver = resolver;
    this.restored = restored;
    this.history = history;
    this.restorable = restorable;
  }

  /**
   * Restores an article, be it changed or deleted since, under the same id; a deleted one with the
   * quotes that were deleted together with it. Quotes follow its body as they follow any
   * correction.
   *
   * @throws ProblemException 404 where it never was on record, 422 where it was not then or refers
   *     to who is gone, 409 where its url is another article's now
   */
  @Transactional
  public void restore(UUID id, Instant at) {
    Optional<Article> onRecord = locked(id).or(() -> claimed(id));
    ObjectNode state = restorable.stateAt(RecordKind.ARTICLE, id, at);
    if (restorable.isCurrent(RecordKind.ARTICLE, id, state)) {
      return;
    }
    Article article = onRecord.orElseGet(() -> recalled(id));
    ArticleInput input = restorable.toInput(state, ArticleInput.class);
    if (!input.equals(ArticleInput.of(article))) {
      articles.update(article, input, resolver.historicalResolver());
    }
    article.createdAt = Instant.parse(state.get("createdAt").textValue());
    article.persistAndFlush();
    history.markRestored(id, at);
  }

  /** As it was when it was deleted: then its quotes fit. */
  private Article recalled(UUID id) {
    ObjectNode state = restorable.lastDeletedState(RecordKind.ARTICLE, id);
    ArticleInput input = restorable.toInput(state, ArticleInput.class);
    Article article = articles.record(id, input, resolver.historicalResolver());
    Article.flush();
    restored.fire(new ArticleRestored(article));
    return article;
  }

  private static Optional<Article> locked(UUID id) {
    return Article.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Of what is not there no row can be locked. */
  private Optional<Article> claimed(UUID id) {
    AdvisoryLock.acquire(database, id.toString());
    return locked(id);
  }
}
