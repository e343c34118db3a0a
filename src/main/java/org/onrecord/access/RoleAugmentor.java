package org.onrecord.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onrecord.web.caller.ReadAccess;

/**
 * Adds the lower roles to each identity, and the role reader to anonymous ones too, unless {@code
 * onrecord.read-access} requires authentication.
 */
@Singleton
class RoleAugmentor implements SecurityIdentityAugmentor {
  private final boolean open;
  private final Uni<SecurityIdentity> anonymousIdentity;

  RoleAugmentor(
      @ConfigProperty(name = "onrecord.read-access", defaultValue = "open") ReadAccess access) {
    this.open = access == ReadAccess.OPEN;
    QuarkusSecurityIdentity.Builder anonymous =
        // The access log requires a principal name.
        QuarkusSecurityIdentity.builder().setAnonymous(true).setPrincipal(new QuarkusPrincipal(""));
    this.anonymousIdentity =
        Uni.createFrom()
            .item((open ? anonymous.addRoles(Role.READER.includedNames()) : anonymous).build());
  }

  /** Runs after the role mapping of Quarkus. */
  @Override
  public int priority() {
    return -1;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous()) {
      return anonymousIdentity;
    }
    Optional<Role> role =
        Role.highest(identity.getRoles())
            .or(() -> open ? Optional.of(Role.READER) : Optional.empty());
    return Uni.createFrom()
        .item(
            role.filter(known -> !identity.getRoles().containsAll(known.includedNames()))
                .map(known -> with(identity, known))
                .orElse(identity));
  }

  private static SecurityIdentity with(SecurityIdentity identity, Role role) {
    return QuarkusSecurityIdentity.builder(identity).addRoles(role.includedNames()).build();
  }
}
