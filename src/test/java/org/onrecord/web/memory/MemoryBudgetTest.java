package org.onrecord.web.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.web.memory.MemoryBudget.Reservation;
import org.onrecord.web.problem.ProblemException;

@Timeout(60)
class MemoryBudgetTest {
  private static final int KB = 1024;
  private static final Duration LONG = Duration.ofSeconds(50);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final MemoryBudget budget = new MemoryBudget(100 * KB, metrics);

  @Test
  void a_reservation_is_refused_if_too_little_is_free() {
    Reservation first = budget.reserve(70 * KB);
    assertTrue(budget.tryReserve(31 * KB).isEmpty());
    ProblemException refusal = assertThrows(ProblemException.class, () -> budget.reserve(31 * KB));
    assertEquals(503, refusal.problem().status());
    assertEquals("urn:onrecord:problem:overloaded", refusal.problem().type());
    Reservation second = budget.reserve(30 * KB);
    assertEquals(100 * KB, budget.reserved());
    second.close();
    first.close();
    assertEquals(0, budget.reserved());
  }

  @Test
  void closing_twice_releases_once() {
    Reservation open = budget.reserve(40 * KB);
    Reservation closed = budget.reserve(20 * KB);
    closed.close();
    closed.close();
    assertEquals(40 * KB, budget.reserved());
    open.close();
  }

  @Test
  void a_reservation_grows_and_releases_all_of_it() {
    Reservation other = budget.reserve(40 * KB);
    Reservation growing = budget.reserve(KB);
    growing.grow(50 * KB);
    assertEquals(91 * KB, budget.reserved());
    assertFalse(growing.tryGrow(10 * KB));
    assertThrows(ProblemException.class, () -> growing.grow(10 * KB));
    assertEquals(91 * KB, budget.reserved(), "a refusal changes nothing");
    growing.close();
    other.close();
    assertEquals(0, budget.reserved());
  }

  @Test
  void small_steps_of_growth_add_up_to_their_sum() {
    try (Reservation growing = budget.reserve(1)) {
      IntStream.range(1, 10 * KB).forEach(step -> growing.grow(1));
      assertEquals(10 * KB, budget.reserved());
    }
  }

  @Test
  void a_closed_reservation_does_not_grow() {
    Reservation closed = budget.reserve(KB);
    closed.close();
    assertFalse(closed.tryGrow(KB));
    assertEquals(0, budget.reserved());
  }

  @Test
  void a_reservation_larger_than_the_budget_takes_all_of_it() {
    try (Reservation huge = budget.reserve(Long.MAX_VALUE / 2)) {
      assertEquals(100 * KB, budget.reserved());
      huge.grow(1_000 * KB);
      assertTrue(budget.tryReserve(1).isEmpty());
    }
    assertEquals(0, budget.reserved());
    try (Reservation growing = budget.reserve(60 * KB)) {
      growing.grow(1_000 * KB);
      assertEquals(100 * KB, budget.reserved());
    }
    assertEquals(0, budget.reserved());
  }

  @Test
  void waiting_reservations_are_served_in_their_order() throws Exception {
    Reservation all = budget.reserve(100 * KB);
    List<String> served = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Void> large = waiting("large", 100 * KB, served);
    CompletableFuture<Void> small = waiting("small", KB, served);
    all.close();
    CompletableFuture.allOf(large, small).join();
    assertEquals(List.of("large", "small"), served);
    assertEquals(0, budget.reserved());
  }

  /** Starts a thread that reserves memory, and returns once it waits. */
  private CompletableFuture<Void> waiting(String name, long bytes, List<String> served)
      throws InterruptedException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Reservation reservation = budget.reserve(bytes, LONG);
              served.add(name);
              reservation.close();
              done.complete(null);
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    return done;
  }

  @Test
  void waiting_ends_after_its_time_limit() {
    Reservation all = budget.reserve(100 * KB);
    assertThrows(ProblemException.class, () -> budget.reserve(2 * KB, Duration.ofMillis(20)));
    all.close();
    assertEquals(0, budget.reserved());
  }

  @Test
  void interrupted_waiting_is_refused_and_stays_interrupted() {
    Reservation all = budget.reserve(100 * KB);
    Thread.currentThread().interrupt();
    assertThrows(ProblemException.class, () -> budget.reserve(KB, LONG));
    assertTrue(Thread.interrupted());
    all.close();
  }

  @Test
  void concurrent_reservations_never_exceed_the_budget() {
    AtomicLong held = new AtomicLong();
    AtomicLong most = new AtomicLong();
    AtomicLong granted = new AtomicLong();
    IntStream.range(0, 8)
        .mapToObj(
            seed ->
                CompletableFuture.runAsync(
                    () -> {
                      Random random = new Random(seed);
                      for (int i = 0; i < 5_000; i++) {
                        long bytes = KB * (1L + random.nextInt(60));
                        budget
                            .tryReserve(bytes)
                            .ifPresent(
                                reservation -> {
                                  granted.incrementAndGet();
                                  most.accumulateAndGet(held.addAndGet(bytes), Math::max);
                                  Thread.yield();
                                  held.addAndGet(-bytes);
                                  reservation.close();
                                });
                      }
                    }))
        .toList()
        .forEach(CompletableFuture::join);
    assertTrue(most.get() > 60 * KB && most.get() <= 100 * KB, () -> "at most " + most);
    assertTrue(granted.get() > 1_000, () -> granted + " reservations");
    assertEquals(0, budget.reserved());
  }

  @Test
  void metrics_show_the_budget_its_use_and_its_refusals() {
    Reservation some = budget.reserve(30 * KB);
    assertThrows(ProblemException.class, () -> budget.reserve(80 * KB));
    assertEquals(30 * KB, metrics.get("onrecord.memory.reserved").gauge().value());
    assertEquals(100 * KB, metrics.get("onrecord.memory.limit").gauge().value());
    assertEquals(1, metrics.get("onrecord.memory.refused").counter().count());
    some.close();
  }
}
