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
 * PostgreSQL's streaming replicas, which answer what only reads, if any are configured.
 *
 * <p>Whoever has written reads it, through whichever process, because the primary confirms nothing
 * before its replicas show it: that is its setting {@code synchronous_commit=remote_apply}. No
 * position in the log need be kept, here or by clients; a write waits for the replicas instead.
 */
@Singleton
class ReadReplica {
  private static final Logger LOG = Logger.getLogger(ReadReplica.class);

  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** A replica that is back gets its reads again within it: connections find their server anew. */
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);

  private final AgroalDataSource primary;
  private final TransactionSynchronizationRegistry transactions;
  private final CurrentVertxRequest current;
  private final Optional<String> url;
  private volatile AgroalDataSource pool;

  ReadReplica(
      AgroalDataSource primary,
      TransactionSynchronizationRegistry transactions,
      CurrentVertxRequest current,
      @ConfigProperty(name = "onrecord.read-replica.jdbc-url") Optional<String> url) {
    this.primary = primary;
    this.transactions = transactions;
    this.current = current;
    this.url = url;
  }

  void start(@Observes StartupEvent event) throws SQLException {
    if (url.isPresent()) {
      pool = pool(url.get());
      if (!showsWhatIsConfirmed()) {
        LOG.warn(
            "Clients may not read what they have just written: the primary needs"
                + " synchronous_commit=remote_apply, and its replicas in synchronous_standby_names");
      }
    }
  }

  /** Like that of the primary, but for the server. */
  private AgroalDataSource pool(String url) throws SQLException {
    AgroalConnectionPoolConfiguration like =
        primary.getConfiguration().connectionPoolConfiguration();
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                connections ->
                    connections
                        .maxSize(like.maxSize())
                        .acquisitionTimeout(like.acquisitionTimeout())
                        .maxLifetime(LIFETIME)
                        .connectionFactoryConfiguration(
                            factory ->
                                likewise(factory, like.connectionFactoryConfiguration())
                                    .jdbcUrl(url))));
  }

  private static AgroalConnectionFactoryConfigurationSupplier likewise(
      AgroalConnectionFactoryConfigurationSupplier factory,
      AgroalConnectionFactoryConfiguration like) {
    factory.initialSql(like.initialSql()).principal(like.principal());
    like.credentials().forEach(factory::credential);
    like.jdbcProperties()
        .forEach((name, value) -> factory.jdbcProperty(name.toString(), value.toString()));
    return factory.jdbcProperty(
        PGProperty.SOCKET_TIMEOUT.getName(), String.valueOf(LONGEST_SILENCE.toSeconds()));
  }

  /**
   * Where to read now. Whoever writes reads from the primary, in the transaction and for the
   * answer: nothing of that may hang on how far a replica is.
   */
  Optional<DataSource> source() {
    boolean elsewhere =
        pool != null
            && transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
            && isRead();
    return elsewhere ? Optional.of(pool) : Optional.empty();
  }

  private boolean isRead() {
    if (!Arc.container().requestContext().isActive()) {
      return false;
    }
    RoutingContext request = current.getCurrent();
    return request != null && SAFE.contains(request.request().method());
  }

  private boolean showsWhatIsConfirmed() throws SQLException {
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
