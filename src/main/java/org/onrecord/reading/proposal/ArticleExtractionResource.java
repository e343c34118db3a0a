package org.onrecord.reading.proposal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.web.idempotency.AcceptsIdempotencyKey;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;
import org.onrecord.web.linked.RequestUrl;

/** REST resource that extracts quotes from articles on record. */
@Path("/articles/{id}/extraction")
@Produces(MediaType.APPLICATION_JSON)
class ArticleExtractionResource {
  private final Extractions extractions;
  private final Idempotency idempotency;

  ArticleExtractionResource(Extractions extractions, Idempotency idempotency) {
    this.extractions = extractions;
    this.idempotency = idempotency;
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  public RestResponse<ArticleExtractionView> extract(
      @RestPath UUID id, @Context RequestUrl url, @Context HttpHeaders headers) {
    return idempotency.once(
        IdempotentRequest.of(null, url, headers),
        () -> extractions.ofArticle(id),
        extraction -> RestResponse.ok(extraction));
  }
}
