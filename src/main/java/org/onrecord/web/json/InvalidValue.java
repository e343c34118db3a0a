package org.onrecord.web.json;

/**
 * Thrown by the constructor of a record to reject its values, where they are not validated after
 * they are read (see {@link Consistent}). The message goes to the client; the JSON reader adds the
 * pointer.
 */
public class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Rejects the record. */
  public InvalidValue(String message) {
    super(message);
  }
}
