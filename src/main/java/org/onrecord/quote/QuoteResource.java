package org.onrecord.quote;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.actor.ActorNames;
import org.onrecord.actor.Actors;
import org.onrecord.article.Articles;
import org.onrecord.database.RecordIds;
import org.onrecord.json.MergePatch;
import org.onrecord.paging.Condition;
import org.onrecord.paging.Listing;
import org.onrecord.paging.Page;
import org.onrecord.paging.QueryParameters;
import org.onrecord.paging.Takes;

/** Quotes over HTTP: all of them, those of an article, those of a speaker. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class QuoteResource {
  private final Quotes quotes;
  private final Articles articles;
  private final Actors actors;
  private final ActorNames names;
  private final Listing listing;
  private final QueryParameters parameters;

  QuoteResource(
      Quotes quotes,
      Articles articles,
      Actors actors,
      ActorNames names,
      Listing listing,
      QueryParameters parameters) {
    this.quotes = quotes;
    this.articles = articles;
    this.actors = actors;
    this.names = names;
    this.listing = listing;
    this.parameters = parameters;
  }

  @GET
  @Path("quotes")
  @Takes(QuoteFilter.class)
  public Page<QuoteView> list(@Context UriInfo uri) {
    return page(uri, new Condition());
  }

  @GET
  @Path("articles/{id}/quotes")
  @Takes(value = QuoteFilter.class, except = "article")
  public Page<QuoteView> ofArticle(@RestPath UUID id, @Context UriInfo uri) {
    articles.requireKnown(id);
    return page(uri, new Condition().and("q.article.id = :articleInPath", id));
  }

  @GET
  @Path("actors/{id}/quotes")
  @Takes(value = QuoteFilter.class, except = "speaker")
  public Page<QuoteView> ofSpeaker(@RestPath UUID id, @Context UriInfo uri) {
    actors.requireKnown(id);
    return page(uri, new Condition().and("q.speaker.id = :speakerInPath", id));
  }

  @POST
  @Path("quotes")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<QuoteView> create(QuoteInput input, @Context UriInfo uri) {
    UUID id = RecordIds.next();
    quotes.add(id, input);
    return RestResponse.ResponseBuilder.<QuoteView>created(
            uri.getAbsolutePathBuilder().path(id.toString()).build())
        .entity(quotes.view(id))
        .build();
  }

  @GET
  @Path("quotes/{id}")
  public QuoteView get(@RestPath UUID id) {
    return quotes.view(id);
  }

  @PUT
  @Path("quotes/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public QuoteView replace(@RestPath UUID id, QuoteInput input) {
    quotes.change(id, current -> input);
    return quotes.view(id);
  }

  /**
   * New words, or words in another article, are anchored anew unless the patch says where they
   * stand.
   */
  @PATCH
  @Path("quotes/{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  public QuoteView patch(@RestPath UUID id, MergePatch patch) {
    boolean anew = patch.touches("text", "article") && !patch.touches("spans");
    quotes.change(
        id, current -> patch.applyTo(anew ? current.withoutSpans() : current, QuoteInput.class));
    return quotes.view(id);
  }

  @DELETE
  @Path("quotes/{id}")
  public void delete(@RestPath UUID id) {
    quotes.remove(id);
  }

  private Page<QuoteView> page(UriInfo uri, Condition scope) {
    QuoteFilter filter = parameters.read(uri, QuoteFilter.class);
    return listing
        .page("Quote q", filter, filter.restrict(scope, names), filter.order(), uri)
        .map(quotes::views);
  }
}
