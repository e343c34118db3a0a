package org.onrecord.access;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Admin keys that are not stored in the database: the one in the configuration, and the public key
 * for dev mode and tests.
 */
@Singleton
class ConfiguredKeys {
  static final String DEV_KEY = "ork_dev";

  /** Hashes by the name of the key. */
  private final Map<String, byte[]> hashes = new LinkedHashMap<>();

  /** Reads the configuration. {@code org.onrecord.settings} has checked the key. */
  ConfiguredKeys(
      LaunchMode mode, @ConfigProperty(name = "onrecord.admin-key") Optional<String> adminKey) {
    adminKey
        .filter(key -> !key.isBlank())
        .ifPresent(key -> hashes.put("admin key", new Secret(key).hash()));
    if (mode.isDevOrTest()) {
      hashes.put("dev key", new Secret(DEV_KEY).hash());
    }
  }

  /** The name of the configured key that equals a secret, empty if there is none. */
  Optional<String> nameOf(Secret secret) {
    return nameOf(secret::hasHash);
  }

  /** The name of the first configured key whose hash passes a test. */
  Optional<String> nameOf(Predicate<byte[]> hash) {
    return hashes.entrySet().stream()
        .filter(known -> hash.test(known.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** True if there is no configured key, so that an admin needs a stored one. */
  boolean isEmpty() {
    return hashes.isEmpty();
  }
}
