package org.onrecord.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Authenticates the sessions of browsers. */
@Singleton
class SessionIdentityProvider implements IdentityProvider<SessionAuthenticationRequest> {
  private final BrowserSessions sessions;

  SessionIdentityProvider(BrowserSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Class<SessionAuthenticationRequest> getRequestType() {
    return SessionAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      SessionAuthenticationRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(
        () ->
            sessions
                .find(request.token())
                .map(session -> session.identity(request.token()))
                .orElseThrow(() -> new InvalidCredentialException("The session has ended.")));
  }
}
