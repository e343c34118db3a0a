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
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.problem.ProblemException;

/** REST resource of reviewers' claims to proposals. */
@Path(ClaimResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class ClaimResource {
  static final String PATH = "/claims";

  private final ReviewQueue queue;
  private final QuoteClaims claims;
  private final ListReader lists;
  private final ParameterReader parameterReader;
  private final SecurityIdentity identity;

  ClaimResource(
      ReviewQueue queue,
      QuoteClaims claims,
      ListReader lists,
      ParameterReader parameterReader,
      SecurityIdentity identity) {
    this.queue = queue;
    this.claims = claims;
    this.lists = lists;
    this.parameterReader = parameterReader;
    this.identity = identity;
  }

  @GET
  @RolesAllowed("editor")
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Page<ClaimView> list(@Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    PageParameters paging = parameters.read(PageParameters.class);
    String holder = holder();
    // The holder is the filter: a cursor is valid for the claims of one reviewer.
    return lists.page(queue.claimsOf(holder), new PageRequest(parameters, PATH, holder, paging));
  }

  @POST
  @RolesAllowed("editor")
  @Consumes(MediaType.APPLICATION_JSON)
  public Claims claim(ListParameters body) {
    return queue.claim(body.restrictTo(ReviewQueue.PARAMETERS), holder());
  }

  @DELETE
  @RolesAllowed("editor")
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void release(@RestPath UUID id) {
    if (!claims.release(id, holder())) {
      throw ProblemException.notFound(
          "You have no claim to the quote with the id %s.".formatted(id));
    }
  }

  private String holder() {
    return Caller.of(identity).orElseThrow().id();
  }
}
