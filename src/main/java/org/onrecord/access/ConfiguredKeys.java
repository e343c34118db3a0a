package org.onrecord.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Admin keys that are not stored in the database: the one in the configuration, and the public key
 * for dev mode and tests.
 */
@Singleton
class ConfiguredKeys {
  static final String DEV_KEY = "ork_dev";

  private static final int MIN_LENGTH = 16;
  private static final int MAX_LENGTH = 512;

  /** Hashes by the name of the key. */
  private final Map<String, byte[]> hashes = new LinkedHashMap<>();

  /**
   * Reads the configuration.
   *
   * @throws ConfigurationException if the configured key is too short or cannot be sent in a header
   */
  ConfiguredKeys(
      LaunchMode mode, @ConfigProperty(name = "onrecord.admin-key") Optional<String> adminKey) {
    adminKey
        .filter(key -> !key.isBlank())
        .ifPresent(key -> hashes.put("admin key", secret(key, mode).hash()));
    if (mode.isDevOrTest()) {
      hashes.put("dev key", new Secret(DEV_KEY).hash());
    }
  }

  /** Dev mode and tests accept short keys. */
  private static Secret secret(String key, LaunchMode mode) {
    int minLength = mode.isDevOrTest() ? 1 : MIN_LENGTH;
    if (!key.matches("[\\x21-\\x7e]{%d,%d}".formatted(minLength, MAX_LENGTH))) {
      throw new ConfigurationException(
          "ONRECORD_ADMIN_KEY must have %d to %d ASCII characters without blanks. Use the output of “openssl rand -hex 32”, or leave it out and a key is created."
              .formatted(minLength, MAX_LENGTH));
    }
    return new Secret(key);
  }

  /** The name of the configured key that equals a secret, empty if there is none. */
  Optional<String> nameOf(Secret secret) {
    return hashes.entrySet().stream()
        .filter(known -> secret.hasHash(known.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** True if there is no configured key, so that an admin needs a stored one. */
  boolean isEmpty() {
    return hashes.isEmpty();
  }
}
