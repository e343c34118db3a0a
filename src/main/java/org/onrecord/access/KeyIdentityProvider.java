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
 * Tells whose key it is. A key on record is looked up for each request, so that one that is revoked
 * is refused at once, by all replicas.
 */
@Singleton
class KeyIdentityProvider implements IdentityProvider<KeyAuthenticationRequest> {
  private final ConfiguredKeys standing;
  private final Keys keys;
  private final Clock clock;

  KeyIdentityProvider(ConfiguredKeys standing, Keys keys, Clock clock) {
    this.standing = standing;
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
    return standing
        .nameOf(request.secret())
        .map(name -> Uni.createFrom().item((SecurityIdentity) identity(name, Role.ADMIN).build()))
        .orElseGet(() -> context.runBlocking(() -> onRecord(request.secret())));
  }

  private SecurityIdentity onRecord(Secret secret) {
    StoredKey key =
        keys.find(secret)
            .orElseThrow(() -> new InvalidCredentialException("No such key is on record."));
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
