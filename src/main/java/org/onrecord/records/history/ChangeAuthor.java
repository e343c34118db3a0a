package org.onrecord.records.history;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The author of a change: the API key of the request, or the subject of its token. */
public record ChangeAuthor(Key key, String subject) {
  /** The attribute with the id of the key; keys in the configuration have none. */
  private static final String KEY = "onrecord.key";

  /** An API key, which may have been deleted since. */
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
