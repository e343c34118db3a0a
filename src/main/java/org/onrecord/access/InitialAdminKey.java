package org.onrecord.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Creates an admin key at start-up if there is no valid one, and writes it to the log. No other key
 * is ever logged.
 */
@Singleton
class InitialAdminKey {
  static final String NAME = "first admin";

  private static final Logger LOG = Logger.getLogger(InitialAdminKey.class);

  private final ConfiguredKeys configured;
  private final Keys keys;

  InitialAdminKey(ConfiguredKeys configured, Keys keys) {
    this.configured = configured;
    this.keys = keys;
  }

  void onStart(@Observes StartupEvent start) {
    issue().ifPresent(key -> LOG.warn(notice(key)));
  }

  /** Creates the key if one is needed. */
  Optional<IssuedKey> issue() {
    return configured.isEmpty() ? keys.issueFirst(NAME) : Optional.empty();
  }

  private static String notice(IssuedKey key) {
    return """
        There is no valid admin key, so this one was created. It is shown only once:

            %s

        Send it as "Authorization: Bearer ork_…". POST /keys creates further keys; DELETE /keys/%s revokes this one.
        """
        .formatted(key.key(), key.id());
  }
}
