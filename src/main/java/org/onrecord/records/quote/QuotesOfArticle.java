package org.onrecord.records.quote;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.article.Articles;

/** The quotes of an article over HTTP. */
@Path("/articles/{id}/quotes")
@Produces(MediaType.APPLICATION_JSON)
class QuotesOfArticle {
  private final Articles articles;
  private final QuoteListing listing;
  private final ParameterReader parameters;

  QuotesOfArticle(Articles articles, QuoteListing listing, ParameterReader parameters) {
    this.articles = articles;
    this.listing = listing;
    this.parameters = parameters;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters(
      value = {QuoteFilter.class, QuotePaging.class},
      except = "article")
  public Page<QuoteView> list(@RestPath UUID id, @Context UriInfo uri) {
    articles.requireKnown(id);
    return listing.page(
        parameters.listParameters(uri, QuoteListing.PARAMETERS),
        uri.getPath(),
        new Condition().and("q.article_id = ?", id));
  }

  @GET
  @RolesAllowed("reader")
  @Produces({Export.NDJSON, Export.CSV})
  @AcceptsParameters(
      value = {QuoteFilter.class, QuotePaging.class},
      except = "article")
  public Export<QuoteView> export(
      @RestPath UUID id, @Context UriInfo uri, @Context Request request) {
    articles.requireKnown(id);
    ListParameters question = parameters.listParameters(uri, QuoteListing.PARAMETERS);
    return listing
        .export(question, new Condition().and("q.article_id = ?", id))
        .withoutRowsForHead(request);
  }
}
