package org.onrecord.database.embedded;

/** The embedded PostgreSQL could not be started. The message tells the operator why. */
public final class CannotStartDatabase extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotStartDatabase(String sentence, Object... details) {
    super(sentence.formatted(details));
  }
}
