package org.onrecord.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
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
class ConfiguredKeys {
  static final String DEV_KEY = "ork_dev";

  private static final int FEWEST = 16;
  private static final int MOST = 512;

  /** The hash of each by its name. */
  private final Map<String, byte[]> hashes = new LinkedHashMap<>();

  /**
   * @throws ConfigurationException where the key of the configuration could be guessed or cannot be
   *     sent, with a sentence that Quarkus shows to whoever starts the service
   */
  ConfiguredKeys(
      LaunchMode mode, @ConfigProperty(name = "onrecord.admin-key") Optional<String> adminKey) {
    adminKey
        .filter(key -> !key.isBlank())
        .ifPresent(key -> hashes.put("admin key", strong(key, mode).hash()));
    if (mode.isDevOrTest()) {
      hashes.put("dev key", new Secret(DEV_KEY).hash());
    }
  }

  /** Whoever tries things out may choose a short one. */
  private static Secret strong(String key, LaunchMode mode) {
    int fewest = mode.isDevOrTest() ? 1 : FEWEST;
    if (!key.matches("[\\x21-\\x7e]{%d,%d}".formatted(fewest, MOST))) {
      throw new ConfigurationException(
          "ONRECORD_ADMIN_KEY must have %d to %d characters (ASCII without blanks), since it opens everything: take the output of “openssl rand -hex 32”, or leave it out and one is made."
              .formatted(fewest, MOST));
    }
    return new Secret(key);
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
