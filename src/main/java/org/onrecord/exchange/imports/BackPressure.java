package org.onrecord.exchange.imports;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The lines of an import that are being worked on: so many at most, and never two that may be about
 * the same article, so that the later line always finds what the earlier one did.
 */
final class BackPressure {
  private final int most;
  private final long mostBytes;
  private final Set<Object> marks = new HashSet<>();
  private int lines;
  private long bytes;
  private boolean alone;

  /**
   * No line is being worked on.
   *
   * @param most how many can be at once
   * @param mostBytes how many bytes those have together at most, but for a single one
   */
  BackPressure(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Waits until a line can be worked on; one without marks is worked on alone. */
  synchronized void acquire(PendingLine line) throws InterruptedException {
    while (alone || lines > 0 && isInTheWay(line)) {
      wait();
    }
    lines++;
    bytes += line.bytes();
    alone = line.conflictKeys().isEmpty();
    marks.addAll(line.conflictKeys());
  }

  synchronized void release(PendingLine line) {
    lines--;
    bytes -= line.bytes();
    alone = false;
    line.conflictKeys().forEach(marks::remove);
    notifyAll();
  }

  private boolean isInTheWay(PendingLine line) {
    return lines >= most
        || bytes + line.bytes() > mostBytes
        || line.conflictKeys().isEmpty()
        || !Collections.disjoint(marks, line.conflictKeys());
  }

  /** Waits until no line is being worked on. */
  synchronized void awaitEmpty() throws InterruptedException {
    while (lines > 0) {
      wait();
    }
  }
}
