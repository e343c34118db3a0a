package org.onrecord.exchange.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * A position in the change feed: the snapshot that a client has read and, between two pages, the
 * later snapshot that it is reading with the number of the last change. The service stores no
 * cursors, so any replica can continue from one.
 *
 * @param seen the snapshot that the client has read completely, or null for none
 * @param reading the snapshot that the client is reading, or null for the current one
 * @param after the number of the last change read, or null if the first is to be looked up
 * @param until the greatest number in {@code reading}, or null if it is not known yet
 */
public record ChangeCursor(PgSnapshot seen, PgSnapshot reading, Long after, Long until) {
  /** The position before all changes. */
  public static final ChangeCursor BEGINNING = new ChangeCursor(null, null, 0L, null);

  /** The position after all changes that are visible when it is read. */
  public static final ChangeCursor END = new ChangeCursor(null, null, Long.MAX_VALUE, null);

  private static final String MALFORMED =
      "is not one of this service; take it from the next link of a page";

  private static final String SINCE = "since";
  private static final String NOW = "now";
  private static final int RADIX = 36;
  private static final String SEPARATOR = "-";

  /** The position after all changes of a snapshot. */
  public static ChangeCursor at(PgSnapshot seen) {
    return new ChangeCursor(seen, null, null, null);
  }

  /** The position after a change, within the changes of a snapshot up to a number. */
  ChangeCursor within(PgSnapshot reading, long after, long until) {
    return new ChangeCursor(seen, reading, after, until);
  }

  /** The later of the two snapshots, if any. */
  Optional<PgSnapshot> latestSnapshot() {
    return Optional.ofNullable(reading == null ? seen : reading);
  }

  /** The text form, which URLs and the database have. */
  public String encode() {
    List<String> parts = new ArrayList<>();
    if (reading != null) {
      parts.add(Long.toString(after, RADIX));
      parts.add(Long.toString(until, RADIX));
      parts.add(reading.encode());
    }
    if (seen != null) {
      parts.add(seen.encode());
    }
    return String.join(SEPARATOR, parts);
  }

  /** The position that a parameter asks for: null for the beginning, {@code now} for the end. */
  public static ChangeCursor ofParameter(String since) {
    return since == null ? BEGINNING : of(SINCE, since);
  }

  /**
   * The position that a parameter or header asks for.
   *
   * @param parameter its name
   * @throws ProblemException 400 for this parameter if it is malformed
   */
  static ChangeCursor of(String parameter, String text) {
    return text.equals(NOW) ? END : decode(parameter, text);
  }

  /**
   * Parses the text form.
   *
   * @throws ProblemException 400 for the parameter {@code since} if it is malformed
   */
  public static ChangeCursor decode(String text) {
    return decode(SINCE, text);
  }

  private static ChangeCursor decode(String parameter, String text) {
    try {
      ChangeCursor cursor = parse(text.split(SEPARATOR, -1));
      if (cursor.encode().equals(text)) {
        return cursor;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      // Rejected below, like every malformed cursor.
    }
    throw ProblemException.invalid(Fault.in(parameter, MALFORMED));
  }

  private static ChangeCursor parse(String[] parts) {
    if (parts.length == 1) {
      return at(PgSnapshot.decode(parts[0]));
    }
    if (parts.length < 3 || parts.length > 4) {
      throw new IllegalArgumentException("wrong number of parts");
    }
    PgSnapshot seen = parts.length == 4 ? PgSnapshot.decode(parts[3]) : null;
    long after = Long.parseLong(parts[0], RADIX);
    long until = Long.parseLong(parts[1], RADIX);
    PgSnapshot reading = PgSnapshot.decode(parts[2]);
    boolean ordered = seen == null || seen.xmax() <= reading.xmax();
    if (after < 0 || until < after || !ordered) {
      throw new IllegalArgumentException("out of order");
    }
    return new ChangeCursor(seen, reading, after, until);
  }
}
