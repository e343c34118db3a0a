package org.onrecord.database.sql;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

  /** One thread for each export, which fetches rows while the export writes earlier ones. */
  private final Executor fetches = Executors.newCachedThreadPool(Database::fetchThread);

  /**
   * True if statements are not traced. It is false until the service has started: without traces,
   * this is slower and gives the same results.
   */
  private volatile boolean tracesDisabled;

  Database(DataSource source, ReadReplica replica) {
    this.source = source;
    this.replica = replica;
  }

  private static Thread fetchThread(Runnable task) {
    Thread thread = new Thread(task, "database-fetch");
    thread.setDaemon(true);
    return thread;
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

  /** Reads all rows of a query on the primary. */
  public <T> List<T> listFromPrimary(Sql sql, Row.Reader<T> reader) {
    return list(source, sql, reader);
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
    timedWork(
        target,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql);
              ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            while (result.next()) {
              all.add(reader.read(row));
            }
          }
        });
    return all;
  }

  /** Reads the first row, if there is one. */
  public <T> Optional<T> find(Sql sql, Row.Reader<T> reader) {
    return list(sql, reader).stream().findFirst();
  }

  /** Runs a statement that writes on the primary, and reads the first row that it returns. */
  public <T> Optional<T> write(Sql sql, Row.Reader<T> reader) {
    return listFromPrimary(sql, reader).stream().findFirst();
  }

  /**
   * Reads all rows in batches. Within a transaction, at most two batches are in memory: the
   * database already sends the next one while the consumer works. The consumer may run other
   * statements.
   */
  public <T> void forEachBatch(
      Sql sql, int batch, Row.Reader<T> reader, Consumer<List<T>> batches) {
    work(
        source,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql)) {
            statement.setFetchSize(batch);
            if (!sql.customPlan()) {
              // Also asks for the binary form of the values, which both sides convert faster.
              statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            }
            long start = System.nanoTime();
            try (ResultSet result = statement.executeQuery()) {
              boolean more = result.next();
              StatementTime.addSince(start);
              while (more) {
                List<T> rows = batch(result, batch, reader);
                more = nextWhile(() -> batches.accept(rows), result);
              }
            }
          }
        });
  }

  /** Reads up to a number of rows, from the present one on, without the step to the row after. */
  private static <T> List<T> batch(ResultSet result, int size, Row.Reader<T> reader)
      throws SQLException {
    Row row = new Row(result);
    List<T> rows = new ArrayList<>(size);
    do {
      rows.add(reader.read(row));
    } while (rows.size() < size && result.next());
    return rows;
  }

  /**
   * Moves to the next row, for which the driver fetches the next batch, while other work runs.
   *
   * @return false if there is no next row
   */
  private boolean nextWhile(Runnable work, ResultSet result) throws SQLException {
    CompletableFuture<Step> step = CompletableFuture.supplyAsync(() -> Step.of(result), fetches);
    try {
      work.run();
    } finally {
      // The result must not be closed while it is read.
      step.join();
    }
    return step.join().hasRow();
  }

  /** The result of a move to the next row. */
  private record Step(boolean found, SQLException failure) {
    static Step of(ResultSet result) {
      try {
        return new Step(result.next(), null);
      } catch (SQLException e) {
        return new Step(false, e);
      }
    }

    boolean hasRow() throws SQLException {
      if (failure != null) {
        throw failure;
      }
      return found;
    }
  }

  /** Runs a statement without a result. */
  public void execute(Sql sql) {
    timedWork(
        source,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql)) {
            statement.execute();
          }
        });
  }

  /** Inserts rows by COPY. */
  public <T> void copy(RowMapping<T> mapping, Stream<T> objects) {
    copy(mapping, objects, new TextCopyFormat());
  }

  /**
   * Inserts rows by COPY in binary form, which the server reads faster. The types of values must be
   * those of their columns: Integer, Long, int[], UUID, LocalDate, Boolean; texts for all others.
   */
  public <T> void copyBinary(RowMapping<T> mapping, Stream<T> objects) {
    copy(mapping, objects, new BinaryCopyFormat());
  }

  private <T> void copy(RowMapping<T> mapping, Stream<T> objects, CopyFormat buffer) {
    Iterator<Object[]> rows = objects.map(mapping::values).iterator();
    if (rows.hasNext()) {
      statementCount.increment();
      CopyCommand command = new CopyCommand(mapping.table(), mapping.names(), buffer);
      timedWork(source, connection -> command.insert(rows, connection));
    }
  }

  /** The number of statements since the start. */
  public long statementCount() {
    return statementCount.sum();
  }

  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  /** Adds the time of the work, with a wait for a connection, to that of the request. */
  private static void timedWork(DataSource target, Work work) {
    long start = System.nanoTime();
    try {
      work(target, work);
    } finally {
      StatementTime.addSince(start);
    }
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
    BoundValues.bind(sql.values(), statement);
    return statement;
  }
}
