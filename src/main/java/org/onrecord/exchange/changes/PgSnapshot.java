package org.onrecord.exchange.changes;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL's {@code pg_snapshot}, the set of transactions that a statement sees. Transactions
 * below {@code xmin} have ended. From {@code xmin} on, below {@code xmax}, all have ended but those
 * {@code running}. From {@code xmax} on, none has ended.
 */
public record PgSnapshot(long xmin, long xmax, List<Long> running) {
  private static final int RADIX = 36;
  private static final String SEPARATOR = "_";

  /**
   * Accepts the snapshots that PostgreSQL accepts.
   *
   * @throws IllegalArgumentException if the numbers are out of order
   */
  public PgSnapshot {
    long minimum = xmin;
    if (xmin < 1 || xmax < xmin) {
      throw new IllegalArgumentException("xmax is not after xmin");
    }
    for (long xid : running) {
      if (xid < minimum || xid >= xmax) {
        throw new IllegalArgumentException("out of order: " + xid);
      }
      minimum = xid + 1;
    }
    running = List.copyOf(running);
  }

  /** Parses PostgreSQL's text form, {@code xmin:xmax:running,running}. */
  public static PgSnapshot parse(String text) {
    String[] parts = text.split(":", 3);
    List<Long> running =
        Stream.of(parts[2].split(",")).filter(xid -> !xid.isEmpty()).map(Long::valueOf).toList();
    return new PgSnapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
  }

  /** PostgreSQL's text form. */
  @Override
  public String toString() {
    String ids = running.stream().map(String::valueOf).collect(joining(","));
    return xmin + ":" + xmax + ":" + ids;
  }

  /**
   * Encodes the snapshot for URLs: each number as the difference to the previous one, since
   * hundreds of transactions may be running.
   */
  String encode() {
    List<Long> numbers = new ArrayList<>(List.of(xmin, xmax - xmin));
    long previous = xmin;
    for (long xid : running) {
      numbers.add(xid - previous);
      previous = xid;
    }
    return numbers.stream().map(number -> Long.toString(number, RADIX)).collect(joining(SEPARATOR));
  }

  /**
   * Decodes the form for URLs.
   *
   * @throws IllegalArgumentException if the text is not in this form
   * @throws ArithmeticException if its numbers are too large
   */
  static PgSnapshot decode(String text) {
    List<Long> numbers =
        Stream.of(text.split(SEPARATOR, -1)).map(number -> Long.valueOf(number, RADIX)).toList();
    if (numbers.size() < 2) {
      throw new IllegalArgumentException("too short");
    }
    long xmin = numbers.get(0);
    List<Long> running = new ArrayList<>();
    long previous = xmin;
    for (long difference : numbers.subList(2, numbers.size())) {
      previous = Math.addExact(previous, difference);
      running.add(previous);
    }
    return new PgSnapshot(xmin, Math.addExact(xmin, numbers.get(1)), running);
  }
}
