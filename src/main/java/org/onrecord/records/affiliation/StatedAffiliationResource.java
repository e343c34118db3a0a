package org.onrecord.records.affiliation;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.FilterActorResolver;
import org.onrecord.records.actor.FilterActors;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.idempotency.AcceptsIdempotencyKey;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of affiliations that articles state. */
@Path(StatedAffiliationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class StatedAffiliationResource {
  static final String PATH = "/affiliations";

  private static final List<Class<? extends Record>> PARAMETERS =
      List.of(StatedAffiliationFilter.class, PageParameters.class);

  private final StatedAffiliationViews views;
  private final AffiliationReviews reviews;
  private final FilterActorResolver actors;
  private final ListReader lists;
  private final ParameterReader parameterReader;
  private final SecurityIdentity identity;
  private final Idempotency idempotency;

  StatedAffiliationResource(
      StatedAffiliationViews views,
      AffiliationReviews reviews,
      FilterActorResolver actors,
      ListReader lists,
      ParameterReader parameterReader,
      SecurityIdentity identity,
      Idempotency idempotency) {
    this.views = views;
    this.reviews = reviews;
    this.actors = actors;
    this.lists = lists;
    this.parameterReader = parameterReader;
    this.identity = identity;
    this.idempotency = idempotency;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({StatedAffiliationFilter.class, PageParameters.class, FieldsParameter.class})
  public Page<StatedAffiliationView> list(@Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, PARAMETERS);
    StatedAffiliationFilter filter = parameters.read(StatedAffiliationFilter.class);
    FilterActors selected = actors.resolveForPage(filter, parameters);
    return selected.check(
        lists.page(
            views.query(filter, selected),
            PageRequest.filtered(
                parameters,
                PATH,
                StatedAffiliationFilter.class,
                parameters.read(PageParameters.class))));
  }

  /** Adds a review. Returns the affiliation with its new status, not the review. */
  @POST
  @Path("{id}/reviews")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @RolesAllowed("editor")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<StatedAffiliationView> review(
      @RestPath UUID id,
      AffiliationReviewInput input,
      @Context RequestUrl url,
      @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(input, url, headers),
        () -> reviews.add(id, input, Caller.of(identity).orElseThrow().name()),
        () -> RestResponse.ok(views.view(id)));
  }
}
