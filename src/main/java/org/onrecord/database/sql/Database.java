package org.onrecord.database.sql;

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
 * Reads by SQL: lists, totals, facets and exports. Within a transaction this sees what the
 * transaction has written, once the entities are flushed.
 */
@Singleton
public class Database {
  private static final Logger LOG = Logger.getLogger(Database.class);

  private final DataSource source;
  private final ReadReplica replica;
  private final boolean untraced;
  private final LongAdder statementCount = new LongAdder();

  Database(
      DataSource source,
      ReadReplica replica,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean untraced) {
    this.source = source;
    this.replica = replica;
    this.untraced = untraced;
  }

  /** All rows of a statement that is bounded by itself. */
  public <T> List<T> list(Sql sql, Row.Reader<T> reader) {
    return replica
        .source()
        .flatMap(other -> tryAt(other, sql, reader))
        .orElseGet(() -> listAt(source, sql, reader));
  }

  /** Nothing where the replica fails: the primary may know better. It would be as slow, though. */
  private <T> Optional<List<T>> tryAt(DataSource replica, Sql sql, Row.Reader<T> reader) {
    try {
      return Optional.of(listAt(replica, sql, reader));
    } catch (DatabaseFailure e) {
      if (e.isTimeout()) {
        throw e;
      }
      LOG.debugf("Read from the primary, since a replica fails: %s", e.getMessage());
      return Optional.empty();
    }
  }

  private <T> List<T> listAt(DataSource where, Sql sql, Row.Reader<T> reader) {
    List<T> all = new ArrayList<>();
    run(where, sql, 0, reader, all::add);
    return all;
  }

  /** The one row, if there is one. */
  public <T> Optional<T> find(Sql sql, Row.Reader<T> reader) {
    return list(sql, reader).stream().findFirst();
  }

  /** The one row that a statement answers which also writes. */
  public <T> Optional<T> write(Sql sql, Row.Reader<T> reader) {
    return listAt(source, sql, reader).stream().findFirst();
  }

  /**
   * All rows, however many, in batches of that size at most. Within a transaction no more than a
   * batch is in memory, and other statements may run between two of them.
   */
  public <T> void forEachBatch(
      Sql sql, int batch, Row.Reader<T> reader, Consumer<List<T>> batches) {
    List<T> some = new ArrayList<>(batch);
    run(
        source,
        sql,
        batch,
        reader,
        row -> {
          some.add(row);
          if (some.size() == batch) {
            batches.accept(List.copyOf(some));
            some.clear();
          }
        });
    if (!some.isEmpty()) {
      batches.accept(List.copyOf(some));
    }
  }

  /** Runs a statement that answers nothing, such as a setting of the transaction. */
  public void execute(Sql sql) {
    work(
        source,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql)) {
            statement.execute();
          }
        });
  }

  /** How many statements have run since the start. */
  public long statementCount() {
    return statementCount.sum();
  }

  private <T> void run(
      DataSource where, Sql sql, int fetched, Row.Reader<T> reader, Consumer<T> rows) {
    work(
        where,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql)) {
            statement.setFetchSize(fetched);
            try (ResultSet result = statement.executeQuery()) {
              Row row = new Row(result);
              while (result.next()) {
                rows.accept(reader.read(row));
              }
            }
          }
        });
  }

  /** What is done with a connection. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static void work(DataSource where, Work work) {
    try (Connection connection = where.getConnection()) {
      try {
        work.on(connection);
      } catch (SQLException e) {
        tell(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /**
   * The pool, past which {@link #prepare} goes, learns only of what its own wrapper meets that a
   * connection is broken: so the wrapper is made to meet it.
   */
  private static void tell(Connection connection, SQLException e) {
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
    // The driver's own: the pool's wrappers would be asked for every value of every row. Traces
    // need to be.
    Connection asked = untraced ? connection.unwrap(PgConnection.class) : connection;
    PreparedStatement statement = asked.prepareStatement(sql.text());
    if (sql.customPlan()) {
      // Not kept as a prepared statement on the server, whose plan would be made for any values.
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
    int place = 0;
    for (Object value : sql.values()) {
      statement.setObject(++place, wire(connection, value));
    }
    return statement;
  }

  private static Object wire(Connection connection, Object value) throws SQLException {
    if (value instanceof Object[] array) {
      return connection.createArrayOf(type(array.getClass().getComponentType()), array);
    }
    return value;
  }

  private static String type(Class<?> component) {
    if (component == UUID.class) {
      return "uuid";
    }
    return component == LocalDate.class ? "date" : "text";
  }
}
