package org.onrecord.exchange.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The lines of an import that no lane has taken up yet. A lane takes several at once, and does them
 * in one transaction: the database then inserts the rows of all by the same few statements, which
 * costs half of what it does line by line. While others are at work, a lane therefore waits until
 * so many lines are there; none waits for lines that may never come.
 */
final class PendingLines {
  /** So many keep the database busy; one more with a few lines would only take their time. */
  private static final int BUSY = 2;

  private final int together;
  private final Queue<PendingLine> lines = new ArrayDeque<>();
  private int atWork;

  /**
   * Nothing waits yet.
   *
   * @param together how many lines are taken at once at most
   */
  PendingLines(int together) {
    this.together = together;
  }

  synchronized void add(PendingLine line) {
    lines.add(line);
  }

  /**
   * What is to be done next; empty where others have taken it all, or soon will. Whoever has taken
   * some says when they are {@link #batchDone}, and then asks again.
   */
  synchronized List<PendingLine> takeBatch() {
    if (lines.isEmpty() || atWork >= BUSY && lines.size() < together) {
      return List.of();
    }
    atWork++;
    List<PendingLine> taken = new ArrayList<>();
    do {
      taken.add(lines.remove());
    } while (taken.size() < together && taken.get(0).isBatchable() && isNextSociable());
    return taken;
  }

  synchronized void batchDone() {
    atWork--;
  }

  private boolean isNextSociable() {
    return !lines.isEmpty() && lines.peek().isBatchable();
  }
}
