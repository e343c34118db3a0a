package org.onrecord.records.statement;

/**
 * The number of quotes of a batch. It shrinks fast when a batch was too large, and grows again
 * while batches succeed.
 */
final class BatchSize {
  private final int max;
  private int size;

  BatchSize(int max) {
    this.max = max;
    this.size = max;
  }

  int get() {
    return size;
  }

  void shrink() {
    size = Math.max(1, size / 4);
  }

  void grow() {
    size = Math.min(max, size + size / 8 + 1);
  }
}
