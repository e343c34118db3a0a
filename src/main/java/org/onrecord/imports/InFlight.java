package org.onrecord.imports;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of an import that are being worked on: so many at most, and never two that may be about
 * the same article, so that the later line always finds what the earlier one did.
 */
final class InFlight {
  private final int most;
  private final Set<Object> marks = new HashSet<>();
  private int lines;
  private boolean alone;

  InFlight(int most) {
    this.most = most;
  }

  /** Waits until a line can be worked on; one without marks is worked on alone. */
  synchronized void enter(List<Object> itsMarks) throws InterruptedException {
    while (alone
        || lines >= most
        || (itsMarks.isEmpty() ? lines > 0 : !Collections.disjoint(marks, itsMarks))) {
      wait();
    }
    lines++;
    alone = itsMarks.isEmpty();
    marks.addAll(itsMarks);
  }

  synchronized void leave(List<Object> itsMarks) {
    lines--;
    alone = false;
    itsMarks.forEach(marks::remove);
    notifyAll();
  }

  /** Waits until no line is being worked on. */
  synchronized void awaitNone() throws InterruptedException {
    while (lines > 0) {
      wait();
    }
  }
}
