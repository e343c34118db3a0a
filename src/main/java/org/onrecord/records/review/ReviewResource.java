package org.onrecord.records.review;

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
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.quote.ConfirmationUndo;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.records.quote.Review;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.idempotency.AcceptsIdempotencyKey;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of the reviews of a quote. */
@Path("/quotes/{id}/reviews")
@Produces(MediaType.APPLICATION_JSON)
class ReviewResource {
  private final Reviews reviews;
  private final ConfirmationUndo confirmations;
  private final QuoteViews views;
  private final ListReader lists;
  private final ParameterReader parameterReader;
  private final SecurityIdentity identity;
  private final Idempotency idempotency;

  ReviewResource(
      Reviews reviews,
      ConfirmationUndo confirmations,
      QuoteViews views,
      ListReader lists,
      ParameterReader parameterReader,
      SecurityIdentity identity,
      Idempotency idempotency) {
    this.reviews = reviews;
    this.confirmations = confirmations;
    this.views = views;
    this.lists = lists;
    this.parameterReader = parameterReader;
    this.identity = identity;
    this.idempotency = idempotency;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Page<Review> list(@RestPath UUID id, @Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    return lists.page(reviews.ofQuote(id), PageRequest.unfiltered(parameters, uri.getPath()));
  }

  /** Adds a review. Returns the quote with its new status, not the review. */
  @POST
  @ChangesRecords
  @AcceptsIdempotencyKey
  @RolesAllowed("editor")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<QuoteView> add(
      @RestPath UUID id, ReviewInput input, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(input, url, headers),
        () -> reviews.add(id, input, Caller.of(identity).orElseThrow().name()),
        () -> RestResponse.ok(views.view(id)));
  }

  /** Takes back the last review, if it confirmed the quote. */
  @POST
  @ChangesRecords
  @AcceptsIdempotencyKey
  @RolesAllowed("editor")
  @Path("undo")
  public RestResponse<QuoteView> undo(
      @RestPath UUID id, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(null, url, headers),
        () -> confirmations.takeBack(id, Caller.of(identity).orElseThrow().name()),
        () -> RestResponse.ok(views.view(id)));
  }
}
