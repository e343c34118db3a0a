package org.onrecord.reading.proposal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** REST resource that extracts quotes from texts without storing them. */
@Path("/extractions")
@Produces(MediaType.APPLICATION_JSON)
class ExtractionResource {
  private final Extractions extractions;

  ExtractionResource(Extractions extractions) {
    this.extractions = extractions;
  }

  @POST
  @RolesAllowed("reader")
  @Consumes(MediaType.APPLICATION_JSON)
  public ExtractionView extract(ExtractionInput input) {
    return extractions.of(input);
  }
}
