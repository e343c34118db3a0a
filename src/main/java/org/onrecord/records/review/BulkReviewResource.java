package org.onrecord.records.review;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.idempotency.AcceptsIdempotencyKey;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of reviews of many quotes at once. */
@Path("/reviews")
@Produces(MediaType.APPLICATION_JSON)
class BulkReviewResource {
  private final BulkReviews reviews;
  private final SecurityIdentity identity;
  private final Idempotency idempotency;

  BulkReviewResource(BulkReviews reviews, SecurityIdentity identity, Idempotency idempotency) {
    this.reviews = reviews;
    this.identity = identity;
    this.idempotency = idempotency;
  }

  @POST
  @ChangesRecords
  @AcceptsIdempotencyKey
  @RolesAllowed("editor")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<BulkReviewView> add(
      BulkReviewInput body, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(body, url, headers),
        () -> reviews.add(body, Caller.of(identity).orElseThrow().name()),
        results -> RestResponse.ok(results));
  }
}
