package org.onrecord.access;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys of admins that are not on record: the one that the operator has configured, and the one
 * that everybody knows, which works in dev mode and in tests alone.
 */
@Singleton
class StandingKeys {
  static final String DEV_KEY = "ork_dev";

  /** The hash of each by its name. */
  private final Map<String, byte[]> hashes = new LinkedHashMap<>();

  StandingKeys(
      LaunchMode mode, @ConfigProperty(name = AdminKey.PROPERTY) Optional<String> adminKey) {
    adminKey
        .filter(key -> !key.isBlank())
        .ifPresent(key -> hashes.put("admin key", new Secret(key).hash()));
    if (mode.isDevOrTest()) {
      hashes.put("dev key", new Secret(DEV_KEY).hash());
    }
  }

  /** The name of the key that this is, if it is one of these. */
  Optional<String> nameOf(Secret secret) {
    return hashes.entrySet().stream()
        .filter(known -> secret.hasHash(known.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether there is none, so that an admin needs one on record. */
  boolean isEmpty() {
    return hashes.isEmpty();
  }
}
