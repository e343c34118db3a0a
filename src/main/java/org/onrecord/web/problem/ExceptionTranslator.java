package org.onrecord.web.problem;

import io.vertx.core.http.HttpClosedException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** Translates exceptions of the database and the framework into problems, and logs their cause. */
public final class ExceptionTranslator {
  /**
   * Unique and foreign key violations, serialization failures and deadlocks: a retry may succeed.
   */
  private static final Set<String> WRITE_CONFLICTS = Set.of("23505", "23503", "40001", "40P01");

  /** A disk of the database without free space. The statement was rolled back. */
  private static final String DISK_FULL = "53100";

  /**
   * Part of the driver's message for a result beyond its limit. Its SQL state is that of a lost
   * connection, since it also closes the connection.
   */
  private static final String RESULT_TOO_LARGE = "maxResultBuffer";

  /** Broken and refused connections, shutdowns, a lack of resources, a read-only standby. */
  private static final Pattern UNAVAILABLE = Pattern.compile("08...|57P..|53...|25006");

  /** The states of {@link #UNAVAILABLE} in which no statement was executed. */
  private static final Set<String> NEVER_CONNECTED = Set.of("08001", "08004", "57P03", "53300");

  /** Statement, lock, idle-in-transaction and transaction timeouts. */
  private static final Set<String> TIMEOUTS = Set.of("57014", "55P03", "25P03", "25P04");

  private static final int MAX_CAUSES = 50;

  private static final Logger LOG = Logger.getLogger(ExceptionTranslator.class);

  private ExceptionTranslator() {}

  /** Translates an exception. Its SQL state is looked for in all causes. */
  public static Problem problem(Throwable e) {
    if (e instanceof ProblemException rejection) {
      return rejection.problem();
    }
    Failure failure = failure(e);
    failure.log(LOG, "%s");
    return failure.problem();
  }

  /** Logs why a response was aborted after its head had been sent. */
  static void logAborted(String response, Throwable e) {
    failure(e)
        .log(LOG, "Response aborted after its start: " + response.replace("%", "%%") + ": %s");
  }

  /** Translates an exception without logging it. Its SQL state is looked for in all causes. */
  public static Failure failure(Throwable e) {
    if (e instanceof ProblemException rejection) {
      return new Failure(rejection.problem(), Level.WARN, rejection.getMessage(), null);
    }
    return databaseFailure(e, sqlState(e).orElse(""))
        .or(() -> poolFailure(e))
        .orElseGet(() -> requestFailure(e));
  }

  private static Optional<Failure> databaseFailure(Throwable e, String sqlState) {
    if (sqlState.equals(DISK_FULL)) {
      return Optional.of(
          new Failure(
              Problem.of(ProblemType.UNAVAILABLE, DetailMessages.DISK_FULL),
              Level.ERROR,
              "The disk of the database is full: " + firstLine(e),
              null));
    }
    if (firstLine(e).contains(RESULT_TOO_LARGE)) {
      return Optional.of(
          new Failure(
              Problem.of(ProblemType.UNAVAILABLE, DetailMessages.RESULT_TOO_LARGE),
              Level.ERROR,
              "Result of a statement too large: " + firstLine(e),
              e));
    }
    if (UNAVAILABLE.matcher(sqlState).matches()) {
      boolean unexecuted = NEVER_CONNECTED.contains(sqlState);
      return Optional.of(
          Failure.warning(
              ProblemType.UNAVAILABLE,
              unexecuted ? DetailMessages.UNAVAILABLE : DetailMessages.CONNECTION_LOST,
              "Database unavailable: %s (%s)".formatted(firstLine(e), sqlState)));
    }
    if (TIMEOUTS.contains(sqlState) || isPoolFailure(e, "Failing fast")) {
      return Optional.of(
          Failure.warning(
              ProblemType.TIMED_OUT,
              DetailMessages.TIMED_OUT,
              "Database timeout: %s (%s)".formatted(firstLine(e), sqlState)));
    }
    return Optional.empty();
  }

  private static Optional<Failure> poolFailure(Throwable e) {
    return isPoolFailure(e, "cquisition timeout") || isInterruptedConnect(e)
        ? Optional.of(
            Failure.warning(
                ProblemType.OVERLOADED, DetailMessages.OVERLOADED, "Connection pool exhausted"))
        : Optional.empty();
  }

  private static Failure requestFailure(Throwable e) {
    if (isWriteConflict(e)) {
      return new Failure(
          Problem.of(ProblemType.WRITE_CONFLICT, DetailMessages.WRITE_CONFLICT),
          Level.DEBUG,
          "Write conflict",
          e);
    }
    if (isClientDisconnect(e)) {
      return new Failure(
          Problem.of(ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED),
          Level.DEBUG,
          "The client closed the connection",
          e);
    }
    return new Failure(
        Problem.of(ProblemType.SERVER_ERROR, DetailMessages.SERVER_ERROR),
        Level.ERROR,
        "Request failed",
        e);
  }

  /** True if a concurrent transaction caused the failure, so that a retry may succeed. */
  public static boolean isWriteConflict(Throwable e) {
    return WRITE_CONFLICTS.contains(sqlState(e).orElse(""))
        || causes(e).anyMatch(OptimisticLockException.class::isInstance);
  }

  private static Optional<String> sqlState(Throwable e) {
    return causes(e)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(state -> state != null && !state.isEmpty())
        .findFirst();
  }

  /** Agroal throws an SQLException without SQL state for acquisition and transaction timeouts. */
  private static boolean isPoolFailure(Throwable e, String message) {
    return causes(e)
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && sql.getSQLState() == null
                    && String.valueOf(sql.getMessage()).contains(message));
  }

  /** Agroal interrupts a thread that still connects when the acquisition timeout has passed. */
  private static boolean isInterruptedConnect(Throwable e) {
    return causes(e)
        .anyMatch(
            cause ->
                String.valueOf(cause.getMessage())
                    .startsWith("Interrupted while attempting to connect"));
  }

  /** True if the client closed the connection, so that no response can be sent. */
  static boolean isClientDisconnect(Throwable e) {
    return causes(e).anyMatch(HttpClosedException.class::isInstance);
  }

  /** The first line of the database's message. Later lines may contain values of records. */
  private static String firstLine(Throwable e) {
    return causes(e)
        .filter(SQLException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
        .findFirst()
        .orElse("");
  }

  /** All causes and suppressed exceptions: failures at commit are suppressed ones. */
  private static Stream<Throwable> causes(Throwable e) {
    List<Throwable> causes = new ArrayList<>();
    collect(e, causes);
    return causes.stream();
  }

  private static void collect(Throwable e, List<Throwable> causes) {
    if (e != null && causes.size() < MAX_CAUSES && !causes.contains(e)) {
      causes.add(e);
      collect(e.getCause(), causes);
      for (Throwable suppressed : e.getSuppressed()) {
        collect(suppressed, causes);
      }
    }
  }
}
