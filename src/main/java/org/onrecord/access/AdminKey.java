package org.onrecord.access;

import io.quarkus.runtime.LaunchMode;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The key of an admin that the operator configures. */
public final class AdminKey {
  static final String PROPERTY = "onrecord.admin-key";

  private static final int FEWEST = 16;
  private static final int MOST = 512;

  private AdminKey() {}

  /**
   * What is wrong with the key that is configured, in a sentence for whoever starts the service;
   * empty where it can be used, or none is configured.
   */
  public static Optional<String> fault() {
    return fault(
        LaunchMode.current(),
        ConfigProvider.getConfig().getOptionalValue(PROPERTY, String.class).orElse(""));
  }

  /** Whoever tries things out may choose a short one. */
  static Optional<String> fault(LaunchMode mode, String key) {
    int fewest = mode.isDevOrTest() ? 1 : FEWEST;
    boolean usable = key.matches("[\\x21-\\x7e]{%d,%d}".formatted(fewest, MOST));
    return key.isBlank() || usable
        ? Optional.empty()
        : Optional.of(
            "ONRECORD_ADMIN_KEY must have %d to %d characters (ASCII without blanks), since it opens everything: take the output of “openssl rand -hex 32”, or leave it out and one is made."
                .formatted(fewest, MOST));
  }
}
