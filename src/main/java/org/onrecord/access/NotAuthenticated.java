package org.onrecord.access;

/** Refuses a credential; the sentence is for its sender. */
final class NotAuthenticated extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotAuthenticated(String sentence) {
    super(sentence, null, false, false);
  }
}
