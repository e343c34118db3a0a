package org.onrecord.records.history;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who made a change, as it is kept and goes out: the API key that was used, or the subject of the
 * token.
 */
public record ChangeAuthor(Key key, String subject) {
  /** Where the identity of a request has the id of its key; a key of the configuration has none. */
  private static final String KEY = "onrecord.key";

  /** An API key, which may be gone since. */
  public record Key(UUID id, String name) {}

  static Optional<ChangeAuthor> of(SecurityIdentity identity) {
    if (identity.isAnonymous()) {
      return Optional.empty();
    }
    String name = identity.getPrincipal().getName();
    return Optional.of(
        identity.getPrincipal() instanceof JsonWebToken
            ? new ChangeAuthor(null, name)
            : new ChangeAuthor(new Key(identity.getAttribute(KEY), name), null));
  }
}
