package org.onrecord.problem;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What a client is told of an exception that nobody expected, or that the database threw; the log
 * tells the operator more.
 */
public final class Failure {
  /**
   * Unique and foreign key violations, serialization failures and deadlocks: the same request may
   * succeed if sent again.
   */
  private static final Set<String> LOST_TO_ANOTHER = Set.of("23505", "23503", "40001", "40P01");

  private static final Logger LOG = Logger.getLogger(Failure.class);

  private Failure() {}

  /**
   * The problem that an exception is. The database's own refusals come wrapped, in ways that differ
   * between flush, commit and query.
   */
  public static Problem problem(Throwable e) {
    if (e instanceof ProblemException refusal) {
      return refusal.problem();
    }
    String sqlState = sqlState(e).orElse("");
    if (sqlState.startsWith("08") || sqlState.startsWith("57P") || causedByPool(e)) {
      LOG.warnf("The database cannot be reached: %s", e.getMessage());
      return Problem.of(ProblemType.UNAVAILABLE, Sentences.UNAVAILABLE);
    }
    if (isLostToAnother(e)) {
      LOG.debug("Lost against another writer", e);
      return Problem.of(ProblemType.WRITE_CONFLICT, Sentences.WRITE_CONFLICT);
    }
    LOG.error("A request failed", e);
    return Problem.of(ProblemType.SERVER_ERROR, Sentences.SERVER_ERROR);
  }

  /** Whether another writer was in the way, so that the same may succeed if done again. */
  public static boolean isLostToAnother(Throwable e) {
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
   * Agroal tells of an exhausted or closed pool, or a connection that cannot be opened, without an
   * SQL state.
   */
  private static boolean causedByPool(Throwable e) {
    return causes(e)
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && sql.getSQLState() == null
                    && String.valueOf(sql.getMessage()).contains("cquisition timeout"));
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
