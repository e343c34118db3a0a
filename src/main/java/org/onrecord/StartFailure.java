package org.onrecord;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Exit handler that reports why the service did not start. Failures with a known cause are one
 * sentence for the operator on the error output; others are logged with their stack trace.
 */
final class StartFailure implements BiConsumer<Integer, Throwable> {
  private static final Logger LOG = Logger.getLogger(StartFailure.class);

  private static final String DISK_FULL = "53100";
  private static final String NO_PRIVILEGE = "42501";

  @Override
  public void accept(Integer exitCode, Throwable failure) {
    if (failure != null) {
      sentence(failure)
          .ifPresentOrElse(
              System.err::println, () -> LOG.error("The service cannot start", failure));
    }
    ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
  }

  /** The sentence for a failure, from its innermost known cause; empty if no cause is known. */
  static Optional<String> sentence(Throwable failure) {
    return causes(failure)
        .map(StartFailure::sentenceOf)
        .filter(Objects::nonNull)
        .reduce((outer, inner) -> inner);
  }

  /** The sentence of one exception of the chain, or null. */
  private static String sentenceOf(Throwable cause) {
    if (cause instanceof SQLException sql) {
      return sentenceOf(sql);
    }
    if (cause instanceof QuarkusBindException port) {
      return "Another process uses the port %d: stop it, or choose another port with QUARKUS_HTTP_PORT."
          .formatted(port.getPort());
    }
    boolean explained =
        cause instanceof PreventFurtherStepsException
            || cause instanceof ConfigurationException
            || cause instanceof FlywayException;
    return explained ? cause.getMessage() : null;
  }

  private static String sentenceOf(SQLException cause) {
    String state = String.valueOf(cause.getSQLState());
    String message = cause.getMessage().lines().findFirst().orElse("");
    if (state.equals(DISK_FULL)) {
      return "The disk of the database is full (%s). Free some space and start again."
          .formatted(message);
    }
    if (state.equals(NO_PRIVILEGE)) {
      return "The database user lacks a privilege (%s). Make it the owner of the database."
          .formatted(message);
    }
    boolean unusable = Stream.of("08", "28", "3D", "57P").anyMatch(state::startsWith);
    return unusable ? "The database cannot be used: %s".formatted(message) : null;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
