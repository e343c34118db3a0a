package org.onrecord.pages.session;

import io.quarkus.oidc.OidcSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.access.BrowserSessions;
import org.onrecord.access.NewSession;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.session.SessionCookie;

/**
 * Signs readers in at the token issuer. The framework leads to the issuer and back (authorization
 * code flow); this page then replaces its cookies by a session of this service.
 */
@Path(SessionCookie.SIGN_IN_AT_ISSUER)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class IssuerSignInPages {
  private final BrowserSessions sessions;
  private final ParameterReader parameterReader;
  private final SecurityIdentity identity;
  private final Instance<OidcSession> issuerSession;
  private final RoutingContext routing;

  IssuerSignInPages(
      BrowserSessions sessions,
      ParameterReader parameterReader,
      SecurityIdentity identity,
      Instance<OidcSession> issuerSession,
      RoutingContext routing) {
    this.sessions = sessions;
    this.parameterReader = parameterReader;
    this.identity = identity;
    this.issuerSession = issuerSession;
    this.routing = routing;
  }

  @GET
  @AcceptsParameters(SignInParameters.class)
  public RestResponse<String> signIn(@Context UriInfo uri, @Context RequestUrl url) {
    if (!(identity.getPrincipal() instanceof JsonWebToken)) {
      throw ProblemException.notFound("No issuer is configured to sign in at.");
    }
    NewSession session = sessions.startForSubject(identity);
    issuerSession.get().logout().await().indefinitely();
    String to = parameterReader.read(uri, SignInParameters.class).to();
    return SessionRedirect.to(
        SessionRedirect.target(Optional.ofNullable(to), url),
        SessionCookie.start(session.token(), session.age(), routing.request()));
  }
}
