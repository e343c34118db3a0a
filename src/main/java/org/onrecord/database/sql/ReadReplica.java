package org.onrecord.database.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGProperty;

/**
 * Connection pool for PostgreSQL streaming replicas, which serve reads if they are configured.
 *
 * <p>Clients read their own writes through any process, because {@code
 * synchronous_commit=remote_apply} makes a commit on the primary wait until the replicas show it.
 * No log position has to be tracked.
 */
@Singleton
class ReadReplica {
  private static final Logger LOG = Logger.getLogger(ReadReplica.class);

  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Connections are renewed at this interval, so that a recovered replica serves reads again. */
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(40);

  private final AgroalDataSource primary;
  private final TransactionSynchronizationRegistry transactions;
  private final CurrentVertxRequest current;
  private volatile AgroalDataSource pool;

  ReadReplica(
      AgroalDataSource primary,
      TransactionSynchronizationRegistry transactions,
      CurrentVertxRequest current) {
    this.primary = primary;
    this.transactions = transactions;
    this.current = current;
  }

  void start(
      @Observes StartupEvent event,
      @ConfigProperty(name = "onrecord.read-replica.jdbc-url") Optional<String> url)
      throws SQLException {
    if (url.isPresent()) {
      pool = pool(url.get());
      if (!isSynchronous()) {
        LOG.warn(
            "Read replicas may return stale data: set synchronous_commit=remote_apply on the primary"
                + " and list the replicas in synchronous_standby_names");
      }
    }
  }

  /** A pool with the settings of the primary's, for another server. */
  private AgroalDataSource pool(String url) throws SQLException {
    AgroalConnectionPoolConfiguration settings =
        primary.getConfiguration().connectionPoolConfiguration();
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                connections ->
                    connections
                        .maxSize(settings.maxSize())
                        .acquisitionTimeout(settings.acquisitionTimeout())
                        .maxLifetime(LIFETIME)
                        .connectionFactoryConfiguration(
                            factory ->
                                copy(settings.connectionFactoryConfiguration(), factory)
                                    .jdbcUrl(url))));
  }

  private static AgroalConnectionFactoryConfigurationSupplier copy(
      AgroalConnectionFactoryConfiguration settings,
      AgroalConnectionFactoryConfigurationSupplier factory) {
    factory.initialSql(settings.initialSql()).principal(settings.principal());
    settings.credentials().forEach(factory::credential);
    settings
        .jdbcProperties()
        .forEach((name, value) -> factory.jdbcProperty(name.toString(), value.toString()));
    return factory.jdbcProperty(
        PGProperty.SOCKET_TIMEOUT.getName(), String.valueOf(SOCKET_TIMEOUT.toSeconds()));
  }

  /**
   * The replicas, if the current statement may run on one: outside a transaction, in a GET or HEAD
   * request. A request that writes reads from the primary throughout.
   */
  Optional<DataSource> source() {
    boolean allowed =
        pool != null
            && transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
            && isRead();
    return allowed ? Optional.of(pool) : Optional.empty();
  }

  private boolean isRead() {
    if (!Arc.container().requestContext().isActive()) {
      return false;
    }
    RoutingContext request = current.getCurrent();
    return request != null && SAFE.contains(request.request().method());
  }

  private boolean isSynchronous() throws SQLException {
    try (Connection connection = primary.getConnection();
        Statement statement = connection.createStatement();
        ResultSet settings =
            statement.executeQuery(
                """
                select current_setting('synchronous_commit') = 'remote_apply'
                  and current_setting('synchronous_standby_names') <> ''""")) {
      return settings.next() && settings.getBoolean(1);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (pool != null) {
      pool.close();
    }
  }
}
