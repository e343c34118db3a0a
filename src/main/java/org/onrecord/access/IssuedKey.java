package org.onrecord.access;

import java.time.Instant;
import java.util.UUID;

/**
 * The response to the creation of an API key. No other response contains the secret.
 *
 * @param key the secret
 */
public record IssuedKey(
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

  /** Hides the secret in logs. */
  @Override
  public String toString() {
    return "key " + id;
  }
}
