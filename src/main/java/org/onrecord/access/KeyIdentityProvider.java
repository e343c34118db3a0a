package org.onrecord.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.onrecord.web.caller.Caller;

/**
 * Authenticates API keys. Each request looks its key up in the database, so that all replicas
 * reject a revoked key at once.
 */
@Singleton
class KeyIdentityProvider implements IdentityProvider<KeyAuthenticationRequest> {
  private final ConfiguredKeys configured;
  private final Keys keys;
  private final Clock clock;

  KeyIdentityProvider(ConfiguredKeys configured, Keys keys, Clock clock) {
    this.configured = configured;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Class<KeyAuthenticationRequest> getRequestType() {
    return KeyAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      KeyAuthenticationRequest request, AuthenticationRequestContext context) {
    return configured
        .nameOf(request.secret())
        .map(name -> Uni.createFrom().item((SecurityIdentity) identity(name, Role.ADMIN).build()))
        .orElseGet(() -> context.runBlocking(() -> storedIdentity(request.secret())));
  }

  private SecurityIdentity storedIdentity(Secret secret) {
    KeyView key =
        keys.find(secret)
            .orElseThrow(() -> new InvalidCredentialException("The key does not exist."));
    if (key.hasExpired(clock.instant())) {
      throw new InvalidCredentialException("The key has expired.");
    }
    return identity(key.name(), key.role()).addAttribute(Caller.KEY_ID, key.id()).build();
  }

  private static QuarkusSecurityIdentity.Builder identity(String name, Role role) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRoles(role.includedNames());
  }
}
