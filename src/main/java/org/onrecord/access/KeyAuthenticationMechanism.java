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

/**
 * Authenticates requests by their Authorization header. If an issuer is configured, tokens are left
 * to the OIDC mechanism; every other credential must be an API key.
 */
@Singleton
class KeyAuthenticationMechanism implements HttpAuthenticationMechanism {
  private final boolean acceptsTokens;

  KeyAuthenticationMechanism(
      @ConfigProperty(name = OidcConfigInterceptor.PROPERTY) boolean acceptsTokens) {
    this.acceptsTokens = acceptsTokens;
  }

  /** Runs before the OIDC mechanism, which would treat a key as a token. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1000;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.isEmpty()) {
      return identities.authenticate(AnonymousAuthenticationRequest.INSTANCE);
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

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(KeyAuthenticationRequest.class);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(401, "WWW-Authenticate", Challenge.NO_CREDENTIAL));
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
  }
}
