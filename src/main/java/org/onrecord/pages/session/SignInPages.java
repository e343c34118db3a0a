package org.onrecord.pages.session;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.onrecord.access.BrowserSessions;
import org.onrecord.access.Challenge;
import org.onrecord.access.NewSession;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.session.SessionCookie;

/** Signs readers in by key. */
@Path(SessionCookie.SIGN_IN)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class SignInPages {
  private final BrowserSessions sessions;
  private final Frames frames;
  private final PageResponses responses;
  private final ParameterReader parameterReader;
  private final RequestUrl url;
  private final RoutingContext routing;
  private final boolean signsInAtIssuer;

  SignInPages(
      BrowserSessions sessions,
      Frames frames,
      PageResponses responses,
      ParameterReader parameterReader,
      RequestUrl url,
      RoutingContext routing,
      @ConfigProperty(name = "quarkus.oidc.browser.tenant-enabled") boolean signsInAtIssuer) {
    this.sessions = sessions;
    this.frames = frames;
    this.responses = responses;
    this.parameterReader = parameterReader;
    this.url = url;
    this.routing = routing;
    this.signsInAtIssuer = signsInAtIssuer;
  }

  @GET
  @AcceptsParameters(SignInParameters.class)
  public RestResponse<String> get(@Context UriInfo uri) {
    String to = parameterReader.read(uri, SignInParameters.class).to();
    return responses
        .untagged(page(Optional.ofNullable(to), null))
        .header(HttpHeaders.CACHE_CONTROL, SessionRedirect.NO_STORE)
        .build();
  }

  @POST
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> signIn(FormFields form) {
    try {
      NewSession session = sessions.start(form.one("key").orElse(""));
      return SessionRedirect.to(
          SessionRedirect.target(form.one("to"), url),
          SessionCookie.start(session.token(), session.age(), routing.request()));
    } catch (ProblemException e) {
      return responses
          .untagged(page(form.one("to"), e.problem().detail()))
          .status(Status.UNAUTHORIZED)
          .header(HttpHeaders.WWW_AUTHENTICATE, Challenge.INVALID)
          .header(HttpHeaders.CACHE_CONTROL, SessionRedirect.NO_STORE)
          .build();
    }
  }

  private SignInPage page(Optional<String> to, String fault) {
    Frame frame = frames.of("Sign in").withoutJson();
    String target = SessionRedirect.target(to, url);
    String issuer =
        signsInAtIssuer
            ? frame.root()
                + SessionCookie.SIGN_IN_AT_ISSUER.substring(1)
                + "?to="
                + URLEncoder.encode(target, StandardCharsets.UTF_8)
            : null;
    return new SignInPage(frame, target, issuer, fault);
  }
}
