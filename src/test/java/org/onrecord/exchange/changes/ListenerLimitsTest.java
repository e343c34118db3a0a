package org.onrecord.exchange.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.onrecord.web.problem.ProblemException;

/** The maximum of streams of a caller and of the process. */
class ListenerLimitsTest {
  private final ListenerLimits limits = new ListenerLimits(3, 2);

  @Test
  void a_caller_has_a_maximum() {
    limits.open("ada");
    limits.open("ada");
    assertEquals(429, status("ada"));
    limits.open("ben");
    limits.close("ada");
    limits.open("ada");
  }

  @Test
  void the_process_has_a_maximum() {
    limits.open("ada");
    limits.open("ada");
    limits.open("ben");
    assertEquals(503, status("cleo"));
    assertEquals(3, limits.count());
    limits.close("ben");
    limits.open("cleo");
  }

  private int status(String caller) {
    return assertThrows(ProblemException.class, () -> limits.open(caller)).problem().status();
  }
}
