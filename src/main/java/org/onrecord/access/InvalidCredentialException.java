package org.onrecord.access;

/** Refuses a credential; the sentence is for its sender. */
final class InvalidCredentialException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidCredentialException(String sentence) {
    super(sentence, null, false, false);
  }
}
