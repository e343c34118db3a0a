package org.onrecord.records.statement;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.quote.HasStatements;
import org.onrecord.records.quote.StatementReference;

/**
 * Makes each request that changes records wait until statements show its changes, and puts the
 * present statements into the quotes that it answers. Runs before the filter that sets the entity
 * tag.
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
  void catchUp(ContainerResponseContext response) {
    if (response.getEntity() instanceof HasStatements body) {
      response.setEntity(body.withStatements(current(body.quotesWithStatement())));
    } else if (response.getStatus() < 300) {
      indexer.get().catchUp();
    }
  }

  /** The statements of quotes. That of one quote usually comes from the batch that wrote it. */
  private Map<UUID, StatementReference> current(Collection<UUID> quotes) {
    if (quotes.size() == 1) {
      UUID quote = quotes.iterator().next();
      return indexer
          .get()
          .catchUp(quote)
          .map(statement -> Map.of(quote, statement))
          .orElseGet(() -> references.of(quotes));
    }
    indexer.get().catchUp();
    return quotes.isEmpty() ? Map.of() : references.of(quotes);
  }
}
