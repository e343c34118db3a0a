package org.onrecord.database.sql;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgConnection;

/**
 * Runs SQL statements: lists, totals, facets, exports and bulk changes. Within a transaction they
 * see flushed changes of entities. Reads outside a transaction may run on a streaming replica.
 */
@Singleton
public class Database {
  private static final Logger LOG = Logger.getLogger(Database.class);

  private final DataSource source;
  private final ReadReplica replica;
  private final LongAdder statementCount = new LongAdder();

  /**
   * True if statements are not traced. It is false until the service has started: without traces,
   * this is slower and gives the same results.
   */
  private volatile boolean tracesDisabled;

  Database(DataSource source, ReadReplica replica) {
    this.source = source;
    this.replica = replica;
  }

  /** Reads the configuration, which a native image does not have when it creates this bean. */
  void start(
      @Observes StartupEvent event,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    tracesDisabled = disabled;
  }

  /** Reads all rows of a query that limits its own result. */
  public <T> List<T> list(Sql sql, Row.Reader<T> reader) {
    return replica
        .source()
        .flatMap(standby -> tryList(standby, sql, reader))
        .orElseGet(() -> list(source, sql, reader));
  }

  /** Empty if the replica fails; the primary is tried next, but not after a timeout. */
  private <T> Optional<List<T>> tryList(DataSource replica, Sql sql, Row.Reader<T> reader) {
    try {
      return Optional.of(list(replica, sql, reader));
    } catch (DatabaseFailure e) {
      if (e.isTimeout()) {
        throw e;
      }
      LOG.debugf("Read replica failed, reading from the primary: %s", e.getMessage());
      return Optional.empty();
    }
  }

  private <T> List<T> list(DataSource target, Sql sql, Row.Reader<T> reader) {
    List<T> all = new ArrayList<>();
    run(target, sql, 0, reader, all::add);
    return all;
  }

  /** Reads the first row, if there is one. */
  public <T> Optional<T> find(Sql sql, Row.Reader<T> reader) {
    return list(sql, reader).stream().findFirst();
  }

  /** Runs a statement that writes on the primary, and reads the first row that it returns. */
  public <T> Optional<T> write(Sql sql, Row.Reader<T> reader) {
    return list(source, sql, reader).stream().findFirst();
  }

  /**
   * Reads all rows in batches. Within a transaction only one batch is in memory, and other
   * statements may run between two batches.
   */
  public <T> void forEachBatch(
      Sql sql, int batch, Row.Reader<T> reader, Consumer<List<T>> batches) {
    List<T> buffer = new ArrayList<>(batch);
    run(
        source,
        sql,
        batch,
        reader,
        row -> {
          buffer.add(row);
          if (buffer.size() == batch) {
            batches.accept(List.copyOf(buffer));
            buffer.clear();
          }
        });
    if (!buffer.isEmpty()) {
      batches.accept(List.copyOf(buffer));
    }
  }

  /** Runs a statement without a result. */
  public void execute(Sql sql) {
    work(
        source,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql)) {
            statement.execute();
          }
        });
  }

  /** The number of statements since the start. */
  public long statementCount() {
    return statementCount.sum();
  }

  private <T> void run(
      DataSource target, Sql sql, int fetchSize, Row.Reader<T> reader, Consumer<T> rows) {
    work(
        target,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql)) {
            statement.setFetchSize(fetchSize);
            try (ResultSet result = statement.executeQuery()) {
              Row row = new Row(result);
              while (result.next()) {
                rows.accept(reader.read(row));
              }
            }
          }
        });
  }

  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static void work(DataSource target, Work work) {
    try (Connection connection = target.getConnection()) {
      try {
        work.on(connection);
      } catch (SQLException e) {
        reportBroken(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /**
   * Makes the pool discard a broken connection. The pool notices failures only in its own wrapper,
   * which {@link #prepare} bypasses; so the connection is closed and the wrapper called.
   */
  private static void reportBroken(Connection connection, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("08") || state.startsWith("57P")) {
      try {
        connection.unwrap(PgConnection.class).abort(Runnable::run);
        connection.clearWarnings();
      } catch (SQLException broken) {
        e.addSuppressed(broken);
      }
    }
  }

  private PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
    statementCount.increment();
    // The driver's own connection saves a wrapper call for every value of every row. Tracing needs
    // the wrapper.
    Connection preparing = tracesDisabled ? connection.unwrap(PgConnection.class) : connection;
    PreparedStatement statement = preparing.prepareStatement(sql.text());
    if (sql.customPlan()) {
      // A prepared statement on the server would get a generic plan.
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
    int index = 0;
    for (Object value : sql.values()) {
      statement.setObject(++index, jdbcValue(connection, value));
    }
    return statement;
  }

  private static Object jdbcValue(Connection connection, Object value) throws SQLException {
    if (value instanceof Object[] array) {
      return connection.createArrayOf(arrayType(array.getClass().getComponentType()), array);
    }
    return value;
  }

  private static String arrayType(Class<?> component) {
    if (component == UUID.class) {
      return "uuid";
    }
    return component == LocalDate.class ? "date" : "text";
  }
}
