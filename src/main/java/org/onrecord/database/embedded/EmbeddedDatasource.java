package org.onrecord.database.embedded;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Points the datasource at the embedded PostgreSQL, once that runs. It goes before environment
 * variables, of which some may be set though the URL is not, and after what tests configure, which
 * dev mode may run in the very JVM of the service.
 */
public final class EmbeddedDatasource implements ConfigSource {

  static final String URL = "quarkus.datasource.jdbc.url";

  private static final String USERNAME = "quarkus.datasource.username";
  private static final String PASSWORD = "quarkus.datasource.password";

  /** Unlike static fields, system properties outlive the reloads of dev mode. */
  private static final String PREFIX = "onrecord.embedded.";

  static void use(EmbeddedDatabase database) {
    System.setProperty(PREFIX + URL, database.jdbcUrl());
    System.setProperty(PREFIX + USERNAME, database.username());
    System.setProperty(PREFIX + PASSWORD, database.password());
  }

  @Override
  public String getName() {
    return "embedded PostgreSQL";
  }

  @Override
  public int getOrdinal() {
    return 350; // Environment variables have 300, tests 399, system properties 400.
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(URL, USERNAME, PASSWORD);
  }

  @Override
  public String getValue(String name) {
    return getPropertyNames().contains(name) ? System.getProperty(PREFIX + name) : null;
  }
}
