package org.onrecord.database.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/**
 * The database past its pool, and without the time limits of the pool's connections: for what must
 * be told when all of those are taken or hang, and for what may take long.
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

  /** User, password and whatever else the pool opens its connections with. */
  Properties properties() {
    AgroalConnectionFactoryConfiguration settings = settings();
    Properties all = new Properties();
    all.putAll(settings.jdbcProperties());
    Stream.concat(Stream.of(settings.principal()), settings.credentials().stream())
        .filter(secret -> secret != null)
        .flatMap(
            secret ->
                settings.securityProviders().stream().map(p -> p.getSecurityProperties(secret)))
        .filter(known -> known != null)
        .forEach(all::putAll);
    return all;
  }

  /** A connection with so much patience for each answer. */
  public Connection open(Duration patience) throws SQLException {
    Properties all = properties();
    String seconds = String.valueOf(patience.toSeconds());
    PGProperty.LOGIN_TIMEOUT.set(all, seconds);
    PGProperty.CONNECT_TIMEOUT.set(all, seconds);
    PGProperty.SOCKET_TIMEOUT.set(all, seconds);
    return DriverManager.getConnection(url(), all);
  }

  private AgroalConnectionFactoryConfiguration settings() {
    return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
  }
}
