package org.onrecord.article;

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
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.actor.ActorNames;
import org.onrecord.database.RecordIds;
import org.onrecord.json.MergePatch;
import org.onrecord.linked.Addresses;
import org.onrecord.linked.Node;
import org.onrecord.paging.Listing;
import org.onrecord.paging.Page;
import org.onrecord.paging.QueryParameters;
import org.onrecord.paging.Takes;

/** Articles over HTTP. */
@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
class ArticleResource {
  private final Articles articles;
  private final ActorNames names;
  private final Listing listing;
  private final QueryParameters parameters;

  ArticleResource(
      Articles articles, ActorNames names, Listing listing, QueryParameters parameters) {
    this.articles = articles;
    this.names = names;
    this.listing = listing;
    this.parameters = parameters;
  }

  @GET
  @Takes(ArticleFilter.class)
  public Page<ArticleView> list(@Context UriInfo uri) {
    ArticleFilter filter = parameters.read(uri, ArticleFilter.class);
    return listing
        .page("Article a", filter, filter.condition(names), filter.order(), uri)
        .map(ids -> articles.views(ids, Set.copyOf(filter.expand())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Takes(ArticleRecording.class)
  public RestResponse<ArticleView> create(ArticleInput input, @Context UriInfo uri) {
    ArticleRecording asked = parameters.read(uri, ArticleRecording.class);
    UUID id = RecordIds.next();
    articles.add(id, input.at(asked.url()), asked.extract());
    return RestResponse.ResponseBuilder.<ArticleView>created(
            uri.getAbsolutePathBuilder().path(id.toString()).build())
        .entity(articles.view(id, asked.extract()))
        .build();
  }

  @GET
  @Path("{id}")
  @Takes(ArticleExpansion.class)
  public ArticleView get(@RestPath UUID id, @Context UriInfo uri) {
    ArticleExpansion wanted = parameters.read(uri, ArticleExpansion.class);
    return articles.view(id, wanted.expand().contains(Expand.QUOTES));
  }

  /** Quotes have documents of their own, however much is asked for. */
  @GET
  @Path("{id}")
  @Produces(Node.MEDIA_TYPE)
  @Takes(ArticleExpansion.class)
  public Node getLinked(@RestPath UUID id, @Context UriInfo uri) {
    parameters.read(uri, ArticleExpansion.class);
    return ArticleLinkedData.of(articles.view(id, false), Addresses.of(uri));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public ArticleView replace(@RestPath UUID id, ArticleInput input) {
    articles.change(id, current -> input);
    return articles.view(id, false);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  public ArticleView patch(@RestPath UUID id, MergePatch patch) {
    articles.change(id, current -> patch.applyTo(current, ArticleInput.class));
    return articles.view(id, false);
  }

  @DELETE
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void delete(@RestPath UUID id) {
    articles.remove(id);
  }
}
