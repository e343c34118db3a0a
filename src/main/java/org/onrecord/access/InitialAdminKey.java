package org.onrecord.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets the first admin in: where no key of an admin can be used, one is made at start and shown in
 * the log, the only time that a key is.
 */
@Singleton
class InitialAdminKey {
  static final String NAME = "first admin";

  private static final Logger LOG = Logger.getLogger(InitialAdminKey.class);

  private final ConfiguredKeys standing;
  private final Keys keys;

  InitialAdminKey(ConfiguredKeys standing, Keys keys) {
    this.standing = standing;
    this.keys = keys;
  }

  void onStart(@Observes StartupEvent start) {
    issue().ifPresent(key -> LOG.warn(notice(key)));
  }

  /** The key, where one is needed. */
  Optional<IssuedKey> issue() {
    return standing.isEmpty() ? keys.issueFirst(NAME) : Optional.empty();
  }

  private static String notice(IssuedKey key) {
    return """
        No key of an admin is on record, so here is one. It is shown this once:

            %s

        Send it as "Authorization: Bearer ork_…". POST /keys makes further keys; DELETE /keys/%s revokes this one.
        """
        .formatted(key.key(), key.id());
  }
}
