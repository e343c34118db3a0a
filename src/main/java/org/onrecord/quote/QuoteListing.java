package org.onrecord.quote;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import org.onrecord.actor.ActorNames;
import org.onrecord.paging.Condition;
import org.onrecord.paging.Listing;
import org.onrecord.paging.Page;
import org.onrecord.paging.QueryParameters;

/** The list of quotes, of which the scoped lists are parts. */
@Singleton
class QuoteListing {
  private final Quotes quotes;
  private final ActorNames names;
  private final Listing listing;
  private final QueryParameters parameters;

  QuoteListing(Quotes quotes, ActorNames names, Listing listing, QueryParameters parameters) {
    this.quotes = quotes;
    this.names = names;
    this.listing = listing;
    this.parameters = parameters;
  }

  /** The page that a request asks for, of the quotes within a scope. */
  Page<QuoteView> page(UriInfo uri, Condition scope) {
    QuoteFilter filter = parameters.read(uri, QuoteFilter.class);
    return listing
        .page("Quote q", filter, filter.restrict(scope, names), filter.order(), uri)
        .map(quotes::views);
  }
}
