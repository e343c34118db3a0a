package org.onrecord.pages.list;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.records.actor.ActorFilter;
import org.onrecord.records.actor.ActorPaging;
import org.onrecord.records.article.ArticleFilter;
import org.onrecord.records.article.ArticlePaging;
import org.onrecord.records.quote.QuoteFilter;
import org.onrecord.records.quote.QuotePaging;
import org.onrecord.records.search.SearchParameters;
import org.onrecord.records.statement.StatementFilter;
import org.onrecord.records.statement.StatementPaging;
import org.onrecord.web.linked.RequestUrl;

/** Pages of lists, at the URLs of their JSON: one class for each path. */
final class ListPages {
  private ListPages() {}

  /** Pages of quotes. */
  @Path("/quotes")
  @Produces(MediaType.TEXT_HTML)
  static class OfQuotes {
    private final QuoteLists lists;
    private final PageResponses responses;

    OfQuotes(QuoteLists lists, PageResponses responses) {
      this.lists = lists;
      this.responses = responses;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({QuoteFilter.class, QuotePaging.class, FieldsParameter.class})
    public RestResponse<String> list(@Context UriInfo uri) {
      return responses.of(lists.quotes(uri));
    }
  }

  /** Pages of articles. */
  @Path("/articles")
  @Produces(MediaType.TEXT_HTML)
  static class OfArticles {
    private final RecordLists lists;
    private final PageResponses responses;

    OfArticles(RecordLists lists, PageResponses responses) {
      this.lists = lists;
      this.responses = responses;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({ArticleFilter.class, ArticlePaging.class, FieldsParameter.class})
    public RestResponse<String> list(@Context UriInfo uri) {
      return responses.of(lists.articles(uri));
    }
  }

  /** Pages of actors. */
  @Path("/actors")
  @Produces(MediaType.TEXT_HTML)
  static class OfActors {
    private final RecordLists lists;
    private final PageResponses responses;

    OfActors(RecordLists lists, PageResponses responses) {
      this.lists = lists;
      this.responses = responses;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({ActorFilter.class, ActorPaging.class, FieldsParameter.class})
    public RestResponse<String> list(@Context UriInfo uri) {
      return responses.of(lists.actors(uri));
    }
  }

  /** Pages of statements. */
  @Path("/statements")
  @Produces(MediaType.TEXT_HTML)
  static class OfStatements {
    private final QuoteLists lists;
    private final PageResponses responses;

    OfStatements(QuoteLists lists, PageResponses responses) {
      this.lists = lists;
      this.responses = responses;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({
      QuoteFilter.class,
      StatementFilter.class,
      StatementPaging.class,
      FieldsParameter.class
    })
    public RestResponse<String> list(@Context UriInfo uri) {
      return responses.of(lists.statements(uri));
    }
  }

  /** Pages of searches. */
  @Path("/search")
  @Produces(MediaType.TEXT_HTML)
  static class OfSearches {
    private final SearchResults results;
    private final PageResponses responses;

    OfSearches(SearchResults results, PageResponses responses) {
      this.results = results;
      this.responses = responses;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({SearchParameters.class, FieldsParameter.class})
    public RestResponse<String> list(@Context UriInfo uri, @Context RequestUrl url) {
      return responses.of(results.read(uri, url));
    }
  }
}
