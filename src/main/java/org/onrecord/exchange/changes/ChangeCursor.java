package org.onrecord.exchange.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * How far a program has read. Between two reads it has seen what a snapshot shows. Within what came
 * after that, which it reads page by page, it also has the later snapshot, and the number of the
 * last change that it got. Nothing is kept in the service, so any replica can go on from it.
 *
 * @param seen what was read before, or null for nothing
 * @param reading what is read now, or null for all there is by now
 * @param after the number of the last change read, or null where the first one has yet to be found
 * @param until the greatest number there was in {@code reading}, or null if that is not known yet
 */
record ChangeCursor(PgSnapshot seen, PgSnapshot reading, Long after, Long until) {
  static final ChangeCursor BEGINNING = new ChangeCursor(null, null, 0L, null);
  static final ChangeCursor END = new ChangeCursor(null, null, Long.MAX_VALUE, null);

  private static final Fault MALFORMED =
      Fault.in("since", "is not one of this service; take it from the next link of a page");
  private static final int RADIX = 36;
  private static final String BETWEEN = "-";

  /** All of that has been read. */
  static ChangeCursor at(PgSnapshot seen) {
    return new ChangeCursor(seen, null, null, null);
  }

  /** Goes on after that change; up to a number, of what a snapshot shows. */
  ChangeCursor within(PgSnapshot reading, long after, long until) {
    return new ChangeCursor(seen, reading, after, until);
  }

  /** The latest snapshot in it, if there is one. */
  Optional<PgSnapshot> latestSnapshot() {
    return Optional.ofNullable(reading == null ? seen : reading);
  }

  String encode() {
    List<String> parts = new ArrayList<>();
    if (reading != null) {
      parts.add(Long.toString(after, RADIX));
      parts.add(Long.toString(until, RADIX));
      parts.add(reading.encode());
    }
    if (seen != null) {
      parts.add(seen.encode());
    }
    return String.join(BETWEEN, parts);
  }

  static ChangeCursor decode(String text) {
    try {
      ChangeCursor bookmark = parse(text.split(BETWEEN, -1));
      if (bookmark.encode().equals(text)) {
        return bookmark;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      // Refused like all that is not written as this service writes it.
    }
    throw ProblemException.invalid(MALFORMED);
  }

  private static ChangeCursor parse(String[] parts) {
    if (parts.length == 1) {
      return at(PgSnapshot.decode(parts[0]));
    }
    if (parts.length < 3 || parts.length > 4) {
      throw new IllegalArgumentException("no bookmark has so many parts");
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
