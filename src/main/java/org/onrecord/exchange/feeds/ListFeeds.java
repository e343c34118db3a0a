package org.onrecord.exchange.feeds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.records.actor.ActorFilter;
import org.onrecord.records.article.ArticleFilter;
import org.onrecord.records.quote.QuoteFilter;
import org.onrecord.records.quote.QuoteScope;
import org.onrecord.records.statement.StatementFilter;
import org.onrecord.web.conditional.AcceptsConditions;

/** REST resources of the feeds of lists: one class for each path. */
final class ListFeeds {
  private ListFeeds() {}

  /** The feed of quotes. */
  @Path("/quotes")
  static class OfQuotes {
    private final QuoteFeeds feeds;

    OfQuotes(QuoteFeeds feeds) {
      this.feeds = feeds;
    }

    @GET
    @RolesAllowed("reader")
    @Produces(AtomLink.ATOM)
    @AcceptsConditions
    @AcceptsParameters({QuoteFilter.class, FeedPaging.class})
    public RestResponse<String> get(@Context UriInfo uri) {
      return feeds.quotes("Quotes", uri, QuoteScope.all(), FeedUrls.Alternate.list());
    }
  }

  /** The feed of articles. */
  @Path("/articles")
  static class OfArticles {
    private final RecordFeeds feeds;

    OfArticles(RecordFeeds feeds) {
      this.feeds = feeds;
    }

    @GET
    @RolesAllowed("reader")
    @Produces(AtomLink.ATOM)
    @AcceptsConditions
    @AcceptsParameters({ArticleFilter.class, FeedPaging.class})
    public RestResponse<String> get(@Context UriInfo uri) {
      return feeds.articles(uri);
    }
  }

  /** The feed of actors. */
  @Path("/actors")
  static class OfActors {
    private final RecordFeeds feeds;

    OfActors(RecordFeeds feeds) {
      this.feeds = feeds;
    }

    @GET
    @RolesAllowed("reader")
    @Produces(AtomLink.ATOM)
    @AcceptsConditions
    @AcceptsParameters({ActorFilter.class, FeedPaging.class})
    public RestResponse<String> get(@Context UriInfo uri) {
      return feeds.actors(uri);
    }
  }

  /** The feed of statements. */
  @Path("/statements")
  static class OfStatements {
    private final QuoteFeeds feeds;

    OfStatements(QuoteFeeds feeds) {
      this.feeds = feeds;
    }

    @GET
    @RolesAllowed("reader")
    @Produces(AtomLink.ATOM)
    @AcceptsConditions
    @AcceptsParameters({QuoteFilter.class, StatementFilter.class, FeedPaging.class})
    public RestResponse<String> get(@Context UriInfo uri) {
      return feeds.statements(uri);
    }
  }
}
