package org.onrecord.web.caller;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The authenticated caller of a request: either an API key or the subject of a token.
 *
 * @param key null for a token
 * @param subject null for an API key
 */
public record Caller(Key key, String subject) {
  /** The attribute of a {@link SecurityIdentity} that holds the id of its API key. */
  public static final String KEY_ID = "onrecord.key";

  /** The attribute of a {@link SecurityIdentity} whose name is a subject, not that of a key. */
  public static final String SUBJECT = "onrecord.subject";

  /**
   * An API key, which may have been deleted since.
   *
   * @param id null if the key comes from the configuration
   */
  public record Key(UUID id, String name) {}

  /** The caller with this identity, empty if it is anonymous. */
  public static Optional<Caller> of(SecurityIdentity identity) {
    if (identity.isAnonymous()) {
      return Optional.empty();
    }
    String name = identity.getPrincipal().getName();
    return Optional.of(
        identity.getPrincipal() instanceof JsonWebToken || identity.getAttribute(SUBJECT) != null
            ? new Caller(null, name)
            : new Caller(new Key(identity.getAttribute(KEY_ID), name), null));
  }

  /** The name of the key, or the subject. */
  public String name() {
    return key == null ? subject : key.name;
  }

  /**
   * A string that identifies the caller: the id of a stored key, since names may repeat, or else
   * the name.
   */
  public String id() {
    return key == null || key.id == null ? "name " + name() : "key " + key.id;
  }
}
