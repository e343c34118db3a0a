package org.onrecord.web.json;

import java.time.LocalDate;

/**
 * Thrown by a record that refuses the values it is given, in words that tell a client what they
 * must be; reading JSON adds the place.
 */
public class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String member;

  /** A refusal of the record as a whole. */
  public InvalidValue(String message) {
    this("", message);
  }

  /** A refusal of one member of the record. */
  public InvalidValue(String member, String message) {
    super(message);
    this.member = member;
  }

  /** Refuses a range of days that ends before it starts; either end may be open (null). */
  public static void requireOrderedDates(String from, LocalDate first, String to, LocalDate last) {
    if (first != null && last != null && first.isAfter(last)) {
      throw new InvalidValue(to, "must not be before " + from);
    }
  }

  String pointerWithin() {
    return member.isEmpty() ? "" : "/" + member;
  }
}
