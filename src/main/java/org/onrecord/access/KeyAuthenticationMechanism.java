package org.onrecord.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onrecord.web.session.SessionCookie;

/**
 * Authenticates requests by their Authorization header, and those of browsers by the cookie of
 * their session. If an issuer is configured, tokens are left to the OIDC mechanism; every other
 * credential must be an API key.
 */
@Singleton
class KeyAuthenticationMechanism implements HttpAuthenticationMechanism {
  private final boolean acceptsTokens;
  private final boolean signsInAtIssuer;

  KeyAuthenticationMechanism(
      @ConfigProperty(name = OidcConfigInterceptor.PROPERTY) boolean acceptsTokens,
      @ConfigProperty(name = OidcConfigInterceptor.SIGN_IN_PROPERTY) boolean signsInAtIssuer) {
    this.acceptsTokens = acceptsTokens;
    this.signsInAtIssuer = signsInAtIssuer;
  }

  /** Runs before the OIDC mechanism, which would treat a key as a token. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1000;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    if (isLeftToIssuer(context)) {
      return Uni.createFrom().nullItem();
    }
    List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.isEmpty()) {
      return SessionCookie.tokenIn(context.request())
          .map(token -> authenticate(token, context, identities))
          .orElseGet(() -> anonymous(identities));
    }
    try {
      BearerCredential credential = BearerCredential.of(headers);
      return acceptsTokens && credential.isToken()
          ? Uni.createFrom().nullItem()
          : identities.authenticate(new KeyAuthenticationRequest(credential.secret()));
    } catch (InvalidCredentialException e) {
      return Uni.createFrom().failure(e);
    }
  }

  /** True for the page that the OIDC mechanism protects, which leads to the issuer. */
  private boolean isLeftToIssuer(RoutingContext context) {
    return signsInAtIssuer && context.request().path().endsWith(SessionCookie.SIGN_IN_AT_ISSUER);
  }

  /** A browser whose session has ended is anonymous, and forgets its cookie. */
  private static Uni<SecurityIdentity> authenticate(
      String token, RoutingContext context, IdentityProviderManager identities) {
    return identities
        .authenticate(new SessionAuthenticationRequest(token))
        .onFailure(InvalidCredentialException.class)
        .recoverWithUni(
            () -> {
              context
                  .response()
                  .headers()
                  .add(HttpHeaders.SET_COOKIE, SessionCookie.end(context.request()));
              return anonymous(identities);
            });
  }

  private static Uni<SecurityIdentity> anonymous(IdentityProviderManager identities) {
    return identities.authenticate(AnonymousAuthenticationRequest.INSTANCE);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(KeyAuthenticationRequest.class, SessionAuthenticationRequest.class);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    if (isLeftToIssuer(context)) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom()
        .item(new ChallengeData(401, "WWW-Authenticate", Challenge.NO_CREDENTIAL));
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
  }
}
