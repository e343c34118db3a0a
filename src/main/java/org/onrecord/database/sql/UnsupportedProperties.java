package org.onrecord.database.sql;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Logs once the names of the Hibernate properties for which Quarkus has no setting. It replaces the
 * warnings of Quarkus.
 */
@Singleton
class UnsupportedProperties {
  private static final Logger LOG = Logger.getLogger(UnsupportedProperties.class);
  private static final String PREFIX = "quarkus.hibernate-orm.unsupported-properties.";

  void log(@Observes StartupEvent start) {
    List<String> names =
        StreamSupport.stream(ConfigProvider.getConfig().getPropertyNames().spliterator(), false)
            .filter(name -> name.startsWith(PREFIX))
            .map(name -> name.substring(PREFIX.length()).replace("\"", ""))
            .sorted()
            .toList();
    LOG.infof(
        "Hibernate properties without a Quarkus setting (check them when you upgrade Quarkus): %s",
        names);
  }
}
