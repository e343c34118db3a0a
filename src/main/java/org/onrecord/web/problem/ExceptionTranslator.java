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

/**
 * What a client is told of an exception that nobody expected, or that the database threw; the log
 * tells the operator more.
 */
public final class ExceptionTranslator {
  /**
   * Unique and foreign key violations, serialization failures and deadlocks: the same request may
   * succeed if sent again.
   */
  private static final Set<String> LOST_TO_ANOTHER = Set.of("23505", "23503", "40001", "40P01");

  /** Broken and refused connections, shutdowns, a full disk, a standby that only reads. */
  private static final Pattern AWAY = Pattern.compile("08...|57P..|53...|25006");

  /** Those that broke before anything was done, so that nothing can have been changed. */
  private static final Set<String> NOT_BEGUN = Set.of("08001", "08004", "57P03", "53300");

  /** A statement, the wait for a lock, a transaction that did nothing, and one altogether. */
  private static final Set<String> TOOK_TOO_LONG = Set.of("57014", "55P03", "25P03", "25P04");

  private static final int MOST_CAUSES = 50;

  private static final Logger LOG = Logger.getLogger(ExceptionTranslator.class);

  private ExceptionTranslator() {}

  /**
   * The problem that an exception is. The database's own refusals come wrapped, in ways that differ
   * between flush, commit and query.
   */
  public static Problem problem(Throwable e) {
    if (e instanceof ProblemException refusal) {
      return refusal.problem();
    }
    String sqlState = sqlState(e).orElse("");
    if (AWAY.matcher(sqlState).matches()) {
      LOG.warnf("The database is not available: %s (%s)", firstLine(e), sqlState);
      boolean begun = !NOT_BEGUN.contains(sqlState);
      return Problem.of(
          ProblemType.UNAVAILABLE, begun ? DetailMessages.CUT_OFF : DetailMessages.UNAVAILABLE);
    }
    if (TOOK_TOO_LONG.contains(sqlState) || poolSays(e, "Failing fast")) {
      LOG.warnf("Given up, since it took too long: %s (%s)", firstLine(e), sqlState);
      return Problem.of(ProblemType.TIMED_OUT, DetailMessages.TIMED_OUT);
    }
    if (poolSays(e, "cquisition timeout") || isInterrupted(e)) {
      LOG.warn("All connections to the database are taken");
      return Problem.of(ProblemType.OVERLOADED, DetailMessages.OVERLOADED);
    }
    if (isWriteConflict(e)) {
      LOG.debug("Lost against another writer", e);
      return Problem.of(ProblemType.WRITE_CONFLICT, DetailMessages.WRITE_CONFLICT);
    }
    if (isClientDisconnect(e)) {
      LOG.debug("The client has gone", e);
      return Problem.of(ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED);
    }
    LOG.error("A request failed", e);
    return Problem.of(ProblemType.SERVER_ERROR, DetailMessages.SERVER_ERROR);
  }

  /** Whether another writer was in the way, so that the same may succeed if done again. */
  public static boolean isWriteConflict(Throwable e) {
    return LOST_TO_ANOTHER.contains(sqlState(e).orElse(""))
        || causes(e).anyMatch(OptimisticLockException.class::isInstance);
  }

  private static Optional<String> sqlState(Throwable e) {
    return causes(e)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(state -> state != null && !state.isEmpty())
        .findFirst();
  }

  /**
   * Agroal tells without an SQL state that all its connections are taken, or that a transaction has
   * been under way for too long.
   */
  private static boolean poolSays(Throwable e, String words) {
    return causes(e)
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && sql.getSQLState() == null
                    && String.valueOf(sql.getMessage()).contains(words));
  }

  /** The pool interrupts who opens a connection that nobody waits for any more. */
  private static boolean isInterrupted(Throwable e) {
    return causes(e)
        .anyMatch(
            cause ->
                String.valueOf(cause.getMessage())
                    .startsWith("Interrupted while attempting to connect"));
  }

  /** Whether the client closed the connection, and nobody reads what it would be told. */
  static boolean isClientDisconnect(Throwable e) {
    return causes(e).anyMatch(HttpClosedException.class::isInstance);
  }

  /** What follows may hold values. */
  private static String firstLine(Throwable e) {
    return causes(e)
        .filter(SQLException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
        .findFirst()
        .orElse("");
  }

  /** With what is suppressed: so comes what fails at commit. */
  private static Stream<Throwable> causes(Throwable e) {
    List<Throwable> causes = new ArrayList<>();
    collect(e, causes);
    return causes.stream();
  }

  private static void collect(Throwable e, List<Throwable> causes) {
    if (e != null && causes.size() < MOST_CAUSES && !causes.contains(e)) {
      causes.add(e);
      collect(e.getCause(), causes);
      for (Throwable suppressed : e.getSuppressed()) {
        collect(suppressed, causes);
      }
    }
  }
}
