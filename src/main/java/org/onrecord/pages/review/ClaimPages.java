package org.onrecord.pages.review;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.onrecord.pages.layout.Frames;
import org.onrecord.records.review.QuoteClaims;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.session.SessionCookie;

/** Keeps a proposal for the editor who has it open, and gives it back. */
@Path("/review/{id}/claim")
@Produces(MediaType.TEXT_HTML)
class ClaimPages {
  private static final String TAKEN = "Another editor has opened this quote, or has decided on it.";

  private final QuoteClaims claims;
  private final Frames frames;
  private final SecurityIdentity identity;

  ClaimPages(QuoteClaims claims, Frames frames, SecurityIdentity identity) {
    this.claims = claims;
    this.frames = frames;
    this.identity = identity;
  }

  /** Claims the quote, or prolongs the claim. The answer has a sentence if that is impossible. */
  @POST
  @RolesAllowed("editor")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> hold(@RestPath UUID id, FormFields form) {
    return claims.hold(id, editor()) ? RestResponse.noContent() : RestResponse.ok(TAKEN);
  }

  /** Gives the quote back to the queue, and leads there. */
  @POST
  @RolesAllowed("editor")
  @Path("end")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> end(@RestPath UUID id, FormFields form) {
    claims.release(id, editor());
    return ResponseBuilder.<String>create(Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, frames.of("").root() + "review")
        .build();
  }

  private String editor() {
    return Caller.of(identity).orElseThrow().id();
  }
}
