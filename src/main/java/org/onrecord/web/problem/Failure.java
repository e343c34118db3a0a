package org.onrecord.web.problem;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * An exception as the client and the log see it.
 *
 * @param stackTrace the exception, or null if the message says enough
 */
public record Failure(Problem problem, Level level, String message, Throwable stackTrace) {

  static Failure warning(ProblemType type, String detail, String message) {
    return new Failure(Problem.of(type, detail), Level.WARN, message, null);
  }

  /** Logs the failure, with its message inserted into a text with {@code %s}. */
  public void log(Logger logger, String text) {
    logger.log(level, text.formatted(message), stackTrace);
  }
}
