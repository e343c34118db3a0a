package org.onrecord.database.embedded;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Configuration source that points the datasource at the embedded PostgreSQL once it runs. It
 * overrides environment variables, since a user or password may be set without a URL, and is
 * overridden by the configuration of tests, which dev mode runs in the JVM of the service.
 */
public final class EmbeddedDatasource implements ConfigSource {

  static final String URL = "quarkus.datasource.jdbc.url";

  private static final String USERNAME = "quarkus.datasource.username";
  private static final String PASSWORD = "quarkus.datasource.password";

  /** System properties survive a reload in dev mode; static fields do not. */
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
