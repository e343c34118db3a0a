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

/**
 * Gives everybody the roles that theirs has, and, unless {@code onrecord.read-access} closes it,
 * that of a reader: to those too who have not said who they are.
 */
@Singleton
class RoleAugmentor implements SecurityIdentityAugmentor {
  private final boolean open;
  private final Uni<SecurityIdentity> anybody;

  RoleAugmentor(
      @ConfigProperty(name = "onrecord.read-access", defaultValue = "open") ReadAccess access) {
    this.open = access == ReadAccess.OPEN;
    QuarkusSecurityIdentity.Builder anonymous =
        // Nobody's name is asked for in the access log.
        QuarkusSecurityIdentity.builder().setAnonymous(true).setPrincipal(new QuarkusPrincipal(""));
    this.anybody =
        Uni.createFrom()
            .item((open ? anonymous.addRoles(Role.READER.includedNames()) : anonymous).build());
  }

  /** After the names that an issuer gives to roles were translated. */
  @Override
  public int priority() {
    return -1;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous()) {
      return anybody;
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
