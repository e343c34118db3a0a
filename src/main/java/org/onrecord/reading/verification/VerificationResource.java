package org.onrecord.reading.verification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** REST resource that verifies quotations without storing them. */
@Path("/verifications")
@Produces(MediaType.APPLICATION_JSON)
class VerificationResource {
  private final Verifications verifications;

  VerificationResource(Verifications verifications) {
    this.verifications = verifications;
  }

  @POST
  @RolesAllowed("reader")
  @Consumes(MediaType.APPLICATION_JSON)
  public VerificationsView verify(VerificationInput input) {
    return verifications.of(input);
  }
}
