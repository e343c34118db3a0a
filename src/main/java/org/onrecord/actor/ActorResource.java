package org.onrecord.actor;

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
import org.onrecord.database.RecordIds;
import org.onrecord.json.MergePatch;
import org.onrecord.linked.Addresses;
import org.onrecord.linked.Node;
import org.onrecord.paging.Condition;
import org.onrecord.paging.Listing;
import org.onrecord.paging.Order;
import org.onrecord.paging.Page;
import org.onrecord.paging.PageFilter;
import org.onrecord.paging.QueryParameters;
import org.onrecord.paging.Takes;

/** Actors over HTTP. */
@Path("/actors")
@Produces(MediaType.APPLICATION_JSON)
class ActorResource {
  private static final Order LATEST_FIRST = Order.descending("from", "f.fromOrder", Order::day);

  private final Actors actors;
  private final ActorNames names;
  private final Listing listing;
  private final QueryParameters parameters;

  ActorResource(Actors actors, ActorNames names, Listing listing, QueryParameters parameters) {
    this.actors = actors;
    this.names = names;
    this.listing = listing;
    this.parameters = parameters;
  }

  @GET
  @Takes(ActorFilter.class)
  public Page<ActorView> list(@Context UriInfo uri) {
    ActorFilter filter = parameters.read(uri, ActorFilter.class);
    return listing
        .page("Actor a", filter, filter.condition(names), filter.order(), uri)
        .map(actors::views);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<ActorView> create(ActorInput input, @Context UriInfo uri) {
    UUID id = RecordIds.next();
    actors.add(id, input);
    return RestResponse.ResponseBuilder.<ActorView>created(
            uri.getAbsolutePathBuilder().path(id.toString()).build())
        .entity(actors.view(id))
        .build();
  }

  @GET
  @Path("{id}")
  public ActorView get(@RestPath UUID id) {
    return actors.view(id);
  }

  @GET
  @Path("{id}")
  @Produces(Node.MEDIA_TYPE)
  public Node getLinked(@RestPath UUID id, @Context UriInfo uri) {
    return ActorLinkedData.of(actors.view(id), Addresses.of(uri));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public ActorView replace(@RestPath UUID id, ActorInput input) {
    actors.change(id, current -> input);
    return actors.view(id);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  public ActorView patch(@RestPath UUID id, MergePatch patch) {
    actors.change(id, current -> patch.applyTo(current, ActorInput.class));
    return actors.view(id);
  }

  @DELETE
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void delete(@RestPath UUID id) {
    actors.remove(id);
  }

  @GET
  @Path("{id}/affiliations")
  @Takes(PageFilter.class)
  public Page<AffiliationView> affiliations(@RestPath UUID id, @Context UriInfo uri) {
    actors.requireKnown(id);
    PageFilter filter = parameters.read(uri, PageFilter.class);
    Condition ofMember = new Condition().and("f.member.id = :member", id);
    return listing
        .page("Affiliation f", filter, ofMember, LATEST_FIRST, uri)
        .map(actors::affiliations);
  }
}
