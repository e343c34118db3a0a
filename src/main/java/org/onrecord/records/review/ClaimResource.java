package org.onrecord.records.review;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.query.list.Asked;
import org.onrecord.query.list.Listing;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageFilter;
import org.onrecord.query.list.QueryParameters;
import org.onrecord.query.list.Question;
import org.onrecord.query.list.Takes;

/** Claims to proposals over HTTP. */
@Path(ClaimResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class ClaimResource {
  static final String PATH = "/claims";

  private final Queue queue;
  private final Listing listing;
  private final QueryParameters parameters;
  private final SecurityIdentity identity;

  ClaimResource(
      Queue queue, Listing listing, QueryParameters parameters, SecurityIdentity identity) {
    this.queue = queue;
    this.listing = listing;
    this.parameters = parameters;
    this.identity = identity;
  }

  @GET
  @RolesAllowed("editor")
  @Takes(PageFilter.class)
  public Page<ClaimView> list(@Context UriInfo uri) {
    Question question = parameters.question(uri, List.of(PageFilter.class));
    PageFilter paging = question.read(PageFilter.class);
    Held held = new Held(Reviewer.of(identity).holder());
    return listing.page(queue.of(held.by()), new Asked(question, PATH, held, paging));
  }

  @POST
  @RolesAllowed("editor")
  @Consumes(MediaType.APPLICATION_JSON)
  public Claims take(Question question) {
    return queue.take(question.only(Queue.ASKED), Reviewer.of(identity).holder());
  }

  @DELETE
  @RolesAllowed("editor")
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void release(@RestPath UUID id) {
    queue.release(id, Reviewer.of(identity).holder());
  }

  /** A cursor belongs to whose claims it goes through. */
  private record Held(String by) {}
}
