package org.onrecord.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.onrecord.web.caller.Caller;

/** Authenticates the API keys of Authorization headers. */
@Singleton
class KeyIdentityProvider implements IdentityProvider<KeyAuthenticationRequest> {
  private final KeyCheck keys;

  KeyIdentityProvider(KeyCheck keys) {
    this.keys = keys;
  }

  @Override
  public Class<KeyAuthenticationRequest> getRequestType() {
    return KeyAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      KeyAuthenticationRequest request, AuthenticationRequestContext context) {
    return keys.findConfigured(request.secret())
        .map(key -> Uni.createFrom().item(identity(key)))
        .orElseGet(() -> context.runBlocking(() -> identity(keys.checkStored(request.secret()))));
  }

  private static SecurityIdentity identity(VerifiedKey key) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(key.name()))
            .addRoles(key.role().includedNames());
    return key.id() == null
        ? identity.build()
        : identity.addAttribute(Caller.KEY_ID, key.id()).build();
  }
}
