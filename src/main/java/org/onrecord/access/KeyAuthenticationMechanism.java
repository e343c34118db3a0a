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
 * Finds out by the Authorization header who sends a request. Tokens are left to Quarkus where an
 * issuer is configured; whatever else is sent must be a key.
 */
@Singleton
class KeyAuthenticationMechanism implements HttpAuthenticationMechanism {
  private final boolean takesTokens;

  KeyAuthenticationMechanism(
      @ConfigProperty(name = OidcConfigInterceptor.PROPERTY) boolean takesTokens) {
    this.takesTokens = takesTokens;
  }

  /** Before that of tokens, which would take a key for a token. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1000;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    List<String> sent = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (sent.isEmpty()) {
      return identities.authenticate(AnonymousAuthenticationRequest.INSTANCE);
    }
    try {
      BearerCredential credential = BearerCredential.of(sent);
      return takesTokens && credential.isToken()
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
