package org.onrecord.exchange.feeds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.article.Articles;
import org.onrecord.records.quote.QuoteFilter;
import org.onrecord.records.quote.QuoteScope;
import org.onrecord.web.conditional.AcceptsConditions;

/** REST resources of the feeds of one speaker's, one article's or one statement's quotes. */
final class ScopedQuoteFeeds {
  private ScopedQuoteFeeds() {}

  /** Quotes of a speaker. */
  @Path("/actors/{id}/quotes")
  static class OfSpeaker {
    private final Actors actors;
    private final FeedTitles titles;
    private final QuoteFeeds feeds;

    OfSpeaker(Actors actors, FeedTitles titles, QuoteFeeds feeds) {
      this.actors = actors;
      this.titles = titles;
      this.feeds = feeds;
    }

    @GET
    @RolesAllowed("reader")
    @Produces(AtomLink.ATOM)
    @AcceptsConditions
    @AcceptsParameters(
        value = {QuoteFilter.class, FeedPaging.class},
        except = {"speaker", "id"})
    public RestResponse<String> get(@RestPath UUID id, @Context UriInfo uri) {
      actors.requireKnown(id);
      return feeds.quotes(
          "Quotes of " + titles.nameOf(id),
          uri,
          QuoteScope.ofSpeaker(id),
          FeedUrls.Alternate.owner());
    }
  }

  /** Quotes in an article. */
  @Path("/articles/{id}/quotes")
  static class OfArticle {
    private final Articles articles;
    private final QuoteFeeds feeds;

    OfArticle(Articles articles, QuoteFeeds feeds) {
      this.articles = articles;
      this.feeds = feeds;
    }

    @GET
    @RolesAllowed("reader")
    @Produces(AtomLink.ATOM)
    @AcceptsConditions
    @AcceptsParameters(
        value = {QuoteFilter.class, FeedPaging.class},
        except = {"article", "id"})
    public RestResponse<String> get(@RestPath UUID id, @Context UriInfo uri) {
      articles.requireKnown(id);
      return feeds.quotes(
          "Quotes in one article", uri, QuoteScope.ofArticle(id), FeedUrls.Alternate.owner());
    }
  }

  /** Appearances of a statement. */
  @Path("/statements/{id}/appearances")
  static class OfStatement {
    private final QuoteFeeds feeds;

    OfStatement(QuoteFeeds feeds) {
      this.feeds = feeds;
    }

    @GET
    @RolesAllowed("reader")
    @Produces(AtomLink.ATOM)
    @AcceptsConditions
    @AcceptsParameters(
        value = {QuoteFilter.class, FeedPaging.class},
        except = {"statement", "id"})
    public RestResponse<String> get(@RestPath UUID id, @Context UriInfo uri) {
      return feeds.quotes(
          "Appearances of one statement",
          uri,
          QuoteScope.ofStatement(id),
          FeedUrls.Alternate.owner());
    }
  }
}
