package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaLeasesTest {
  private static final String SUBJECT = "address 192.0.2.7";
  private static final long WINDOW = 1_000_000;
  private static final int QUOTA = 1000;

  private final QuotaLeases leases = new QuotaLeases();

  @Test
  void requests_are_counted_in_memory_until_the_lease_is_used_up() {
    assertEquals(Optional.empty(), leases.use(SUBJECT));
    assertEquals(1, add(10, 10).used());
    for (int used = 2; used <= 10; used++) {
      assertEquals(used, leases.use(SUBJECT).orElseThrow().used());
    }
    assertEquals(Optional.empty(), leases.use(SUBJECT), "the database is asked again");
    assertEquals(Optional.empty(), leases.use("address 192.0.2.8"));
  }

  @Test
  void requests_that_other_replicas_have_taken_count_as_used() {
    assertEquals(1, add(10, 10).used());
    IntStream.range(0, 9).forEach(i -> leases.use(SUBJECT));
    assertEquals(21, add(10, 30).used());
  }

  @Test
  void simultaneous_leases_add_up_in_any_order() {
    assertEquals(11, add(10, 20).used());
    assertEquals(2, add(10, 10).used());
    assertEquals(3, leases.use(SUBJECT).orElseThrow().used());
  }

  @Test
  void a_lease_ends_at_the_quota() {
    assertEquals(996, add(10, 1005).used());
    IntStream.range(0, 4).forEach(i -> assertTrue(allowed(leases.use(SUBJECT).orElseThrow())));
    assertFalse(allowed(leases.use(SUBJECT).orElseThrow()));
    assertFalse(allowed(leases.exhausted(SUBJECT).orElseThrow()));
    assertFalse(allowed(add(10, 1015)));
  }

  @Test
  void asking_whether_a_quota_is_exhausted_uses_nothing() {
    add(10, 10);
    assertEquals(Optional.empty(), leases.exhausted(SUBJECT));
    assertEquals(2, leases.use(SUBJECT).orElseThrow().used());
  }

  @Test
  void a_lease_ends_with_its_window() {
    leases.add(SUBJECT, QUOTA, 10, new CountedRequests(WINDOW, 2000, 0));
    assertEquals(Optional.empty(), leases.use(SUBJECT));
    assertEquals(Optional.empty(), leases.exhausted(SUBJECT));
    add(10, 2000);
    assertEquals(1, leases.add(SUBJECT, QUOTA, 10, new CountedRequests(WINDOW + 1, 10, 60)).used());
  }

  private QuotaUsage add(int taken, int total) {
    return leases.add(SUBJECT, QUOTA, taken, new CountedRequests(WINDOW, total, 60));
  }

  private static boolean allowed(QuotaUsage usage) {
    return new QuotaPolicy("address", QUOTA, Duration.ofMinutes(1)).allows(usage);
  }
}
