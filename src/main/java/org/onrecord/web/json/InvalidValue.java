package org.onrecord.web.json;

import java.time.LocalDate;

/**
 * Thrown by the constructor of a record to reject its values. The message goes to the client; the
 * JSON reader adds the pointer.
 */
public class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String member;

  /** Rejects the record as a whole. */
  public InvalidValue(String message) {
    this("", message);
  }

  /** Rejects one member of the record. */
  public InvalidValue(String member, String message) {
    super(message);
    this.member = member;
  }

  /** Rejects a date range that ends before it starts. Null means an open end. */
  public static void requireOrderedDates(String from, LocalDate first, String to, LocalDate last) {
    if (first != null && last != null && first.isAfter(last)) {
      throw new InvalidValue(to, "must not be before " + from);
    }
  }

  String pointerWithin() {
    return member.isEmpty() ? "" : "/" + member;
  }
}
