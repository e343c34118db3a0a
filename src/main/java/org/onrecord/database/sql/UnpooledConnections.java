package org.onrecord.database.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/**
 * Opens connections outside the pool with the pool's credentials, for the heartbeat, which must
 * work while the pool is exhausted or hangs, and for migrations, which need other timeouts.
 *
 * <p>Not a named datasource: that would be a second pool, and would need URL and credentials, which
 * the embedded database sets at its start, to be configured a second time.
 */
@Singleton
public class UnpooledConnections {
  private final AgroalDataSource pool;

  UnpooledConnections(AgroalDataSource pool) {
    this.pool = pool;
  }

  String url() {
    return settings().jdbcUrl();
  }

  /** The JDBC properties of the pool, including user and password. */
  Properties properties() {
    AgroalConnectionFactoryConfiguration settings = settings();
    Properties properties = new Properties();
    properties.putAll(settings.jdbcProperties());
    Stream.concat(Stream.of(settings.principal()), settings.credentials().stream())
        .filter(Objects::nonNull)
        .flatMap(
            secret ->
                settings.securityProviders().stream().map(p -> p.getSecurityProperties(secret)))
        .filter(Objects::nonNull)
        .forEach(properties::putAll);
    return properties;
  }

  /** Opens a connection with a timeout for connecting and for each response. */
  public Connection open(Duration timeout) throws SQLException {
    Properties properties = properties();
    String seconds = String.valueOf(timeout.toSeconds());
    PGProperty.LOGIN_TIMEOUT.set(properties, seconds);
    PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
    PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
    return DriverManager.getConnection(url(), properties);
  }

  private AgroalConnectionFactoryConfiguration settings() {
    return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
  }
}
