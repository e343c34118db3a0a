package org.onrecord.records.statement;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.quote.QuoteView;

/**
 * Makes each request that changes records wait until statements show its changes, and puts the
 * present statement into the quote that it answers. Runs before the filter that sets the entity
 * tag.
 */
@Singleton
class StatementResponses {
  /** Looked up later: the indexer needs the configuration, which this filter is created before. */
  private final Instance<StatementIndexer> indexer;

  StatementResponses(Instance<StatementIndexer> indexer) {
    this.indexer = indexer;
  }

  @ChangesRecords
  @ServerResponseFilter(priority = Priorities.USER + 1000)
  void catchUp(ContainerResponseContext response) {
    if (response.getEntity() instanceof QuoteView quote) {
      indexer
          .get()
          .catchUp(quote.id())
          .ifPresent(statement -> response.setEntity(quote.withStatement(statement)));
    } else if (response.getStatus() < 300) {
      indexer.get().catchUp();
    }
  }
}
