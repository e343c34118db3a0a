package org.onrecord.records.statement;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.onrecord.records.article.ArticleView;
import org.onrecord.records.article.HasArticle;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.quote.HasStatements;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.StatementReference;

/**
 * Wakes the indexer of statements after each request that changes records. An answer with quotes
 * waits for it if that is cheap, and then gets their present statements. Runs before the filter
 * that sets the entity tag.
 */
@Singleton
class StatementResponses {
  /** Looked up later: the indexer needs the configuration, which this filter is created before. */
  private final Instance<StatementIndexer> indexer;

  private final StatementReferences references;

  StatementResponses(Instance<StatementIndexer> indexer, StatementReferences references) {
    this.indexer = indexer;
    this.references = references;
  }

  @ChangesRecords
  @ServerResponseFilter(priority = Priorities.USER + 1000)
  void showStatements(ContainerResponseContext response) {
    if (response.getEntity() instanceof HasStatements body) {
      response.setEntity(body.withStatements(current(body.quotesWithStatement())));
    } else if (response.getEntity() instanceof HasArticle body && body.article().quotes() != null) {
      response.setEntity(body.withArticle(withStatements(body.article())));
    } else if (response.getStatus() < 300) {
      indexer.get().wake();
    }
  }

  private ArticleView withStatements(ArticleView article) {
    List<QuoteView> quotes =
        article.quotes().stream()
            .filter(QuoteView.class::isInstance)
            .map(QuoteView.class::cast)
            .toList();
    Map<UUID, StatementReference> statements =
        current(quotes.stream().flatMap(quote -> quote.quotesWithStatement().stream()).toList());
    return article.withQuotes(
        quotes.stream().map(quote -> quote.withStatements(statements)).toList(),
        article.quotesNext());
  }

  /**
   * The statements of changed quotes; none without a wait. That of one quote usually comes from the
   * batch that wrote it.
   */
  private Map<UUID, StatementReference> current(Collection<UUID> quotes) {
    if (quotes.size() != 1) {
      return indexer.get().afterWrite() && !quotes.isEmpty() ? references.of(quotes) : Map.of();
    }
    UUID quote = quotes.iterator().next();
    IndexRequests.Answer answer = indexer.get().afterWrite(quote);
    if (answer.statement().isPresent()) {
      return Map.of(quote, answer.statement().get());
    }
    return answer.done() ? references.of(quotes) : Map.of();
  }
}
