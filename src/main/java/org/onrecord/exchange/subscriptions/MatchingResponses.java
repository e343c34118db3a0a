package org.onrecord.exchange.subscriptions;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.onrecord.records.history.ChangesRecords;

/**
 * Wakes the matching of subscriptions after each request that changes records. So the database is
 * polled less often.
 */
@Singleton
class MatchingResponses {
  /** Looked up later: the work needs the configuration, which this filter is created before. */
  private final Instance<SubscriptionWork> work;

  MatchingResponses(Instance<SubscriptionWork> work) {
    this.work = work;
  }

  @ChangesRecords
  @ServerResponseFilter
  void matchChanges(ContainerResponseContext response) {
    if (response.getStatus() < 400) {
      work.get().recordsChanged();
    }
  }
}
