package org.onrecord.database.embedded;

/** Why the embedded PostgreSQL could not be started, in a sentence for whoever runs the service. */
public final class CannotStartDatabase extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotStartDatabase(String sentence, Object... details) {
    super(sentence.formatted(details));
  }
}
