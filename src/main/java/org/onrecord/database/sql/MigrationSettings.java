package org.onrecord.database.sql;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGProperty;

/**
 * Connection and lock settings of the Flyway migrations: no statement timeout, since building an
 * index on a large table takes long; and an unlimited wait for the migration lock, since one of
 * several starting replicas migrates while the others wait. {@link DatabaseRequirements} are
 * checked first.
 */
@Singleton
class MigrationSettings implements FlywayConfigurationCustomizer {
  private static final int UNLIMITED = -1;
  private static final int SECONDS_TO_CONNECT = 60;

  private final UnpooledConnections database;

  MigrationSettings(UnpooledConnections database) {
    this.database = database;
  }

  @Override
  public void customize(FluentConfiguration flyway) {
    Properties properties = database.properties();
    PGProperty.CONNECT_TIMEOUT.set(properties, SECONDS_TO_CONNECT);
    PGProperty.LOGIN_TIMEOUT.set(properties, SECONDS_TO_CONNECT);
    flyway
        .dataSource(
            database.url(), properties.getProperty("user"), properties.getProperty("password"))
        .jdbcProperties(
            properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty)))
        .lockRetryCount(UNLIMITED)
        .callbacks(new DatabaseRequirements());
  }
}
