package org.onrecord.pages.session;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.access.BrowserSessions;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.session.SessionCookie;

/** Ends the session of a reader. */
@Path("/sign-out")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class SignOutPages {
  private final BrowserSessions sessions;
  private final RoutingContext routing;

  SignOutPages(BrowserSessions sessions, RoutingContext routing) {
    this.sessions = sessions;
    this.routing = routing;
  }

  @POST
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> signOut(FormFields form, @Context RequestUrl url) {
    SessionCookie.tokenIn(routing.request()).ifPresent(sessions::end);
    return SessionRedirect.to(url.root().getRawPath(), SessionCookie.end(routing.request()));
  }
}
