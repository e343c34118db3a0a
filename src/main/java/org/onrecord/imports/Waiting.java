package org.onrecord.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The lines of an import that no lane has taken up yet. A lane takes several at once, if so many
 * are there, and does them in one transaction: the database then inserts the rows of all by the
 * same few statements, which costs half of what it does line by line.
 */
final class Waiting {
  private final int together;
  private final Queue<Work> lines = new ArrayDeque<>();

  /**
   * Nothing waits yet.
   *
   * @param together how many lines are taken at once at most
   */
  Waiting(int together) {
    this.together = together;
  }

  synchronized void add(Work line) {
    lines.add(line);
  }

  /** What is to be done next; empty where others have taken it all. */
  synchronized List<Work> take() {
    List<Work> taken = new ArrayList<>();
    boolean sociable;
    do {
      Work next = lines.poll();
      if (next == null) {
        return taken;
      }
      taken.add(next);
      sociable = next.isSociable() && lines.peek() != null && lines.peek().isSociable();
    } while (sociable && taken.size() < together);
    return taken;
  }
}
