package org.onrecord.access;

/** Rejects a credential with a message for its sender. */
final class InvalidCredentialException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidCredentialException(String sentence) {
    super(sentence, null, false, false);
  }
}
