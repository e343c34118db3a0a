package org.onrecord.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A new key as it goes out, once.
 *
 * @param key what its holder sends
 */
record IssuedKey(
    UUID id, String name, Role role, Instant createdAt, Instant expiresAt, String key) {

  static IssuedKey of(ApiKey recorded, Secret secret) {
    return new IssuedKey(
        recorded.id,
        recorded.name,
        recorded.role,
        recorded.createdAt,
        recorded.expiresAt,
        secret.text());
  }

  /** Without the key, which belongs in no log. */
  @Override
  public String toString() {
    return "key " + id;
  }
}
