package org.onrecord.records.quote;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.history.Restoration;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;

/** The restoration of quotes over HTTP. */
@Path("/quotes/{id}/restore")
@Produces(MediaType.APPLICATION_JSON)
class RestoreQuote {
  private final QuoteRestoration restoration;
  private final QuoteViews views;
  private final Idempotency idempotency;

  RestoreQuote(QuoteRestoration restoration, QuoteViews views, Idempotency idempotency) {
    this.restoration = restoration;
    this.views = views;
    this.idempotency = idempotency;
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<QuoteView> restore(
      @RestPath UUID id, Restoration wanted, @Context UriInfo uri, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(wanted, uri, headers),
        () -> restoration.restore(id, wanted.at()),
        () -> RestResponse.ok(views.view(id)));
  }
}
