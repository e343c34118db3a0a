package org.onrecord.database.sql;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGProperty;

/**
 * How the schema is brought up to date: on connections whose statements may take as long as an
 * index of a large table does; and where several services start at once, by one of them, for which
 * the others wait as long as it takes.
 */
@Singleton
class MigrationSettings implements FlywayConfigurationCustomizer {
  private static final int FOREVER = -1;
  private static final int SECONDS_TO_CONNECT = 60;

  private final UnpooledConnections database;

  MigrationSettings(UnpooledConnections database) {
    this.database = database;
  }

  @Override
  public void customize(FluentConfiguration flyway) {
    Properties properties = database.properties();
    // Nobody waits for an answer yet.
    PGProperty.CONNECT_TIMEOUT.set(properties, SECONDS_TO_CONNECT);
    PGProperty.LOGIN_TIMEOUT.set(properties, SECONDS_TO_CONNECT);
    flyway
        .dataSource(
            database.url(), properties.getProperty("user"), properties.getProperty("password"))
        .jdbcProperties(
            properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty)))
        .lockRetryCount(FOREVER);
  }
}
