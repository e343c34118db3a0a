package org.onrecord.exchange.imports;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The limit on the lines of one import in flight, by number and by bytes. Lines that share a
 * conflict key are never in flight together, so that the later one finds the record of the earlier.
 */
final class BackPressure {
  private final int maxLines;
  private final long maxBytes;
  private final Set<Object> conflictKeys = new HashSet<>();
  private int lines;
  private long bytes;
  private boolean exclusive;

  /**
   * @param maxBytes the limit in bytes; a single line may be longer
   */
  BackPressure(int maxLines, long maxBytes) {
    this.maxLines = maxLines;
    this.maxBytes = maxBytes;
  }

  /** Waits until a line is admitted; a line without conflict keys waits until it is alone. */
  synchronized void acquire(PendingLine line) throws InterruptedException {
    while (exclusive || lines > 0 && mustWait(line)) {
      wait();
    }
    lines++;
    bytes += line.bytes();
    exclusive = line.conflictKeys().isEmpty();
    conflictKeys.addAll(line.conflictKeys());
  }

  synchronized void release(PendingLine line) {
    lines--;
    bytes -= line.bytes();
    exclusive = false;
    line.conflictKeys().forEach(conflictKeys::remove);
    notifyAll();
  }

  private boolean mustWait(PendingLine line) {
    return lines >= maxLines
        || bytes + line.bytes() > maxBytes
        || line.conflictKeys().isEmpty()
        || !Collections.disjoint(conflictKeys, line.conflictKeys());
  }

  /** Waits until no line is in flight. */
  synchronized void awaitEmpty() throws InterruptedException {
    while (lines > 0) {
      wait();
    }
  }
}
