package org.onrecord.exchange.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The queue of parsed lines of one import. Threads take them in batches, one transaction each,
 * since inserting the rows of many lines with the same few statements costs half as much as line by
 * line. While enough threads are busy, others therefore wait for a full batch.
 */
final class PendingLines {
  /** The number of threads that keep the database busy. */
  private static final int BUSY = 2;

  private final int batchSize;
  private final Queue<PendingLine> lines = new ArrayDeque<>();
  private int busy;

  PendingLines(int batchSize) {
    this.batchSize = batchSize;
  }

  synchronized void add(PendingLine line) {
    lines.add(line);
  }

  /**
   * Takes the next batch. The caller must call {@link #batchDone} after it, and then ask again.
   *
   * @return empty if no line is left, or if the batch is not full and others are busy
   */
  synchronized List<PendingLine> takeBatch() {
    if (lines.isEmpty() || busy >= BUSY && lines.size() < batchSize) {
      return List.of();
    }
    busy++;
    List<PendingLine> batch = new ArrayList<>();
    do {
      batch.add(lines.remove());
    } while (batch.size() < batchSize && batch.get(0).isBatchable() && isNextBatchable());
    return batch;
  }

  synchronized void batchDone() {
    busy--;
  }

  private boolean isNextBatchable() {
    return !lines.isEmpty() && lines.peek().isBatchable();
  }
}
