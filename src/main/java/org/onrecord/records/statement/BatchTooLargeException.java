package org.onrecord.records.statement;

/**
 * More would have to be read or compared than one transaction should. Nothing was written yet:
 * fewer quotes may be taken in the same transaction.
 */
final class BatchTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BatchTooLargeException() {
    super("Too many wordings to compare", null, false, false);
  }
}
