package org.onrecord.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Checks API keys, those of headers and those of the sign-in page. Each check looks the key up in
 * the database, so that all replicas reject a revoked key at once.
 */
@Singleton
class KeyCheck {
  private final ConfiguredKeys configured;
  private final Keys keys;
  private final Clock clock;

  KeyCheck(ConfiguredKeys configured, Keys keys, Clock clock) {
    this.configured = configured;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Finds a key.
   *
   * @throws InvalidCredentialException if there is none, or it has expired
   */
  VerifiedKey check(Secret secret) {
    return findConfigured(secret).orElseGet(() -> checkStored(secret));
  }

  /** Finds a key of the configuration, without the database. */
  Optional<VerifiedKey> findConfigured(Secret secret) {
    return configured.nameOf(secret).map(VerifiedKey::configured);
  }

  /**
   * Finds a key in the database.
   *
   * @throws InvalidCredentialException if there is none, or it has expired
   */
  VerifiedKey checkStored(Secret secret) {
    KeyView key =
        keys.find(secret)
            .orElseThrow(() -> new InvalidCredentialException("The key does not exist."));
    if (key.hasExpired(clock.instant())) {
      throw new InvalidCredentialException("The key has expired.");
    }
    return VerifiedKey.stored(key);
  }
}
