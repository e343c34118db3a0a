package org.onrecord.exchange.changes;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which transactions a statement sees: PostgreSQL's {@code pg_snapshot}. Those below {@code xmin}
 * have ended, those from {@code xmax} on have not, and of those between the ones {@code running}
 * have not.
 */
record PgSnapshot(long xmin, long xmax, List<Long> running) {
  private static final int RADIX = 36;
  private static final String BETWEEN = "_";

  /**
   * Whatever makes one here is a snapshot to PostgreSQL, too.
   *
   * @throws IllegalArgumentException where the numbers are out of order
   */
  PgSnapshot {
    long least = xmin;
    if (xmin < 1 || xmax < xmin) {
      throw new IllegalArgumentException("xmax is not after xmin");
    }
    for (long xid : running) {
      if (xid < least || xid >= xmax) {
        throw new IllegalArgumentException("out of order: " + xid);
      }
      least = xid + 1;
    }
    running = List.copyOf(running);
  }

  /** Reads PostgreSQL's own form, {@code xmin:xmax:running,running}. */
  static PgSnapshot parse(String text) {
    String[] parts = text.split(":", 3);
    List<Long> running =
        Stream.of(parts[2].split(",")).filter(xid -> !xid.isEmpty()).map(Long::valueOf).toList();
    return new PgSnapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
  }

  /** As PostgreSQL writes it. */
  @Override
  public String toString() {
    String ids = running.stream().map(String::valueOf).collect(joining(","));
    return xmin + ":" + xmax + ":" + ids;
  }

  /**
   * A short form for URLs: each number as its distance from the one before, since hundreds of
   * transactions may be running.
   */
  String encode() {
    List<Long> numbers = new ArrayList<>(List.of(xmin, xmax - xmin));
    long before = xmin;
    for (long xid : running) {
      numbers.add(xid - before);
      before = xid;
    }
    return numbers.stream().map(number -> Long.toString(number, RADIX)).collect(joining(BETWEEN));
  }

  /**
   * Reads the short form.
   *
   * @throws IllegalArgumentException where it is none
   * @throws ArithmeticException where its numbers are too large
   */
  static PgSnapshot decode(String text) {
    List<Long> numbers =
        Stream.of(text.split(BETWEEN, -1)).map(number -> Long.valueOf(number, RADIX)).toList();
    if (numbers.size() < 2) {
      throw new IllegalArgumentException("too short");
    }
    long xmin = numbers.get(0);
    List<Long> running = new ArrayList<>();
    long before = xmin;
    for (long distance : numbers.subList(2, numbers.size())) {
      before = Math.addExact(before, distance);
      running.add(before);
    }
    return new PgSnapshot(xmin, Math.addExact(xmin, numbers.get(1)), running);
  }
}
