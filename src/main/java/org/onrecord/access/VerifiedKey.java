package org.onrecord.access;

import java.time.Instant;
import java.util.UUID;

/**
 * An API key that is valid now.
 *
 * @param id null if the key comes from the configuration
 * @param expiresAt null if the key never expires
 */
record VerifiedKey(UUID id, String name, Role role, Instant expiresAt) {
  static VerifiedKey configured(String name) {
    return new VerifiedKey(null, name, Role.ADMIN, null);
  }

  static VerifiedKey stored(KeyView key) {
    return new VerifiedKey(key.id(), key.name(), key.role(), key.expiresAt());
  }
}
