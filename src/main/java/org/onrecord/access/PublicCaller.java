package org.onrecord.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** The caller of a public operation, which answers invalid credentials as it answers none. */
@Singleton
public class PublicCaller {
  private final SecurityIdentity identity;

  PublicCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** True if the caller may read records. */
  public boolean mayRead() {
    try {
      return identity.hasRole(Role.READER.toString());
    } catch (InvalidCredentialException | AuthenticationFailedException e) {
      return false;
    }
  }
}
