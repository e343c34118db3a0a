package org.onrecord.records.merge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.actor.ActorViews;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.web.idempotency.AcceptsIdempotencyKey;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;
import org.onrecord.web.linked.RecordUrls;
import org.onrecord.web.linked.RequestUrl;

/** REST resource that merges, unmerges and splits an actor. */
@Path("/actors/{id}")
@Produces(MediaType.APPLICATION_JSON)
class ActorMergeResource {
  private final Merges merges;
  private final Splits splits;
  private final ActorViews views;
  private final Idempotency idempotency;

  ActorMergeResource(Merges merges, Splits splits, ActorViews views, Idempotency idempotency) {
    this.merges = merges;
    this.splits = splits;
    this.views = views;
    this.idempotency = idempotency;
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("merge")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<MergeOfActor> merge(
      @RestPath UUID id, MergeInput input, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(input, url, headers),
        () -> merges.merge(id, input.into().reference()),
        done -> RestResponse.ok(done));
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("unmerge")
  public RestResponse<MergeOfActor> unmerge(
      @RestPath UUID id, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(null, url, headers),
        () -> merges.unmerge(id),
        done -> RestResponse.ok(done));
  }

  @POST
  @RolesAllowed("admin")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Path("split")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<ActorView> split(
      @RestPath UUID id, SplitInput input, @Context RequestUrl url, @Context HttpHeaders headers) {
    UUID other = RecordIds.next();
    return idempotency.once(
        IdempotentRequest.of(input, url, headers),
        () -> splits.split(id, other, input),
        () ->
            RestResponse.ResponseBuilder.<ActorView>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, RecordUrls.of(url).of("actors", other))
                .entity(views.view(other))
                .build());
  }
}
