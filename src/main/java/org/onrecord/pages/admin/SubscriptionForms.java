package org.onrecord.pages.admin;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.exchange.subscriptions.SubscriptionAdministration;
import org.onrecord.pages.layout.Frames;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.session.SessionCookie;

/** The forms beside each subscription on the page of administration. */
@Path("/admin/subscriptions/{id}")
@Produces(MediaType.TEXT_HTML)
class SubscriptionForms {
  private static final String LIST = "admin#subscriptions";

  private final SubscriptionAdministration subscriptions;
  private final Frames frames;
  private final SecurityIdentity identity;

  SubscriptionForms(
      SubscriptionAdministration subscriptions, Frames frames, SecurityIdentity identity) {
    this.subscriptions = subscriptions;
    this.frames = frames;
    this.identity = identity;
  }

  @POST
  @RolesAllowed("admin")
  @Path("pause")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> pause(@RestPath UUID id, FormFields form) {
    subscriptions.pause(id, admin());
    return SeeOther.to(frames, LIST);
  }

  @POST
  @RolesAllowed("admin")
  @Path("resume")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> resume(@RestPath UUID id, FormFields form) {
    subscriptions.resume(id, admin());
    return SeeOther.to(frames, LIST);
  }

  @POST
  @RolesAllowed("admin")
  @Path("remove")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> remove(@RestPath UUID id, FormFields form) {
    subscriptions.remove(id, admin());
    return SeeOther.to(frames, LIST);
  }

  private Caller admin() {
    return Caller.of(identity).orElseThrow();
  }
}
