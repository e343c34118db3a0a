package org.onrecord.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * How the schema is brought up to date: on connections whose statements may take as long as an
 * index of a large table does; and where several services start at once, by one of them, for which
 * the others wait as long as it takes.
 */
@Singleton
class Migration implements FlywayConfigurationCustomizer {
  private static final int FOREVER = -1;

  private final Direct database;

  Migration(Direct database) {
    this.database = database;
  }

  @Override
  public void customize(FluentConfiguration flyway) {
    Properties properties = database.properties();
    flyway
        .dataSource(
            database.url(), properties.getProperty("user"), properties.getProperty("password"))
        .jdbcProperties(
            properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty)))
        .lockRetryCount(FOREVER);
  }
}
