package org.onrecord.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.onrecord.web.session.BrowserSession;

/** The caller of a public operation, which answers invalid credentials as it answers none. */
@Singleton
public class PublicCaller {
  private final SecurityIdentity identity;

  PublicCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** True if the caller may read records. */
  public boolean mayRead() {
    return tryRead(() -> Optional.of(identity.hasRole(Role.READER.toString()))).orElse(false);
  }

  /** The session of the caller, if there is one. */
  public Optional<BrowserSession> session() {
    return tryRead(() -> BrowserSession.of(identity));
  }

  private static <T> Optional<T> tryRead(Supplier<Optional<T>> reader) {
    try {
      return reader.get();
    } catch (InvalidCredentialException | AuthenticationFailedException e) {
      return Optional.empty();
    }
  }

  /** True if the request has credentials that are not valid. */
  public boolean isRejected() {
    try {
      identity.isAnonymous();
      return false;
    } catch (InvalidCredentialException | AuthenticationFailedException e) {
      return true;
    }
  }
}
