package org.onrecord.exchange.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * The bounded queue of the parsed lines of one import.
 *
 * <p>The reader waits while too many lines, or bytes, are in flight. Lines that share a conflict
 * key are never in flight together, so that the later one finds the record of the earlier. Workers
 * take lines in batches, one transaction each, since inserting the rows of many lines with the same
 * few statements costs half as much as line by line. While enough workers are busy, others
 * therefore wait for a full batch.
 */
final class PendingLines {
  /** The number of workers that keep the database busy. */
  private static final int BUSY = 2;

  private final int batchSize;
  private final int maxLines;
  private final long maxBytes;
  private final Queue<PendingLine> queue = new ArrayDeque<>();
  private final Set<Object> conflictKeys = new HashSet<>();
  private int lines;
  private long bytes;
  private boolean exclusive;
  private boolean refusing;
  private boolean discarded;
  private int busy;

  /**
   * @param maxLines the number of lines in flight
   * @param maxBytes the number of bytes in flight; a single line may be longer
   */
  PendingLines(int batchSize, int maxLines, long maxBytes) {
    this.batchSize = batchSize;
    this.maxLines = maxLines;
    this.maxBytes = maxBytes;
  }

  /**
   * Adds a line once it is admitted; a line without conflict keys waits until it is alone.
   *
   * @return false if lines are refused
   */
  synchronized boolean add(PendingLine line) throws InterruptedException {
    while (!refusing && (exclusive || lines > 0 && mustWait(line))) {
      wait();
    }
    if (refusing) {
      return false;
    }
    lines++;
    bytes += line.bytes();
    exclusive = line.conflictKeys().isEmpty();
    conflictKeys.addAll(line.conflictKeys());
    return queue.add(line);
  }

  /** Refuses further lines, also those that wait to be added. */
  synchronized void refuseLines() {
    refusing = true;
    notifyAll();
  }

  private boolean mustWait(PendingLine line) {
    return lines >= maxLines
        || bytes + line.bytes() > maxBytes
        || line.conflictKeys().isEmpty()
        || !Collections.disjoint(conflictKeys, line.conflictKeys());
  }

  /**
   * Takes the next batch. After importing it the caller must call {@link #batchDone}, and then this
   * method again.
   *
   * @return empty if no line is queued, or if the batch is not full and others are busy
   */
  synchronized List<PendingLine> takeBatch() {
    if (queue.isEmpty() || busy >= BUSY && queue.size() < batchSize) {
      return List.of();
    }
    busy++;
    List<PendingLine> batch = new ArrayList<>();
    do {
      batch.add(queue.remove());
    } while (batch.size() < batchSize && batch.get(0).isBatchable() && isNextBatchable());
    return batch;
  }

  private boolean isNextBatchable() {
    return !queue.isEmpty() && queue.peek().isBatchable();
  }

  synchronized void batchDone(List<PendingLine> batch) {
    busy--;
    release(batch);
  }

  private void release(Collection<PendingLine> done) {
    lines -= done.size();
    exclusive = false;
    for (PendingLine line : done) {
      bytes -= line.bytes();
      line.conflictKeys().forEach(conflictKeys::remove);
      line.memory().close();
    }
    notifyAll();
  }

  /** Discards the lines that no worker has taken. */
  synchronized void discardQueue() {
    discarded |= !queue.isEmpty();
    release(queue);
    queue.clear();
  }

  /**
   * Waits until no line is in flight.
   *
   * @return false if lines were discarded
   */
  synchronized boolean awaitEmpty() throws InterruptedException {
    while (lines > 0) {
      wait();
    }
    return !discarded;
  }
}
