package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.web.limits.AdmissionQueue.Ticket;

class AdmissionQueueTest {
  private static final int SLOTS = 2;
  private static final int WAITING = 3;
  private static final int QUEUED = 0;
  private static final int STARTED = 1;
  private static final int LEFT = 2;

  private final List<String> started = new ArrayList<>();
  private final Map<String, Ticket> tickets = new HashMap<>();
  private long now = Long.MAX_VALUE - 5;
  private final AdmissionQueue queue = new AdmissionQueue(SLOTS, WAITING, () -> now);

  private boolean enter(String name) {
    Ticket ticket = new Ticket(() -> started.add(name));
    tickets.put(name, ticket);
    return queue.enter(ticket);
  }

  private void leave(String name) {
    queue.leave(tickets.get(name));
  }

  private void advance(long milliseconds) {
    now += milliseconds * 1_000_000;
  }

  /** The number of tickets of a burst that are accepted. */
  private long enterBurst(int size) {
    return IntStream.range(0, size).filter(i -> enter("burst " + i)).count();
  }

  @Test
  void a_free_slot_goes_to_the_longest_waiting_request() {
    assertTrue(enter("a") && enter("b") && enter("c") && enter("d"));
    assertEquals(List.of("a", "b"), started);
    leave("b");
    assertEquals(List.of("a", "b", "c"), started);
    leave("a");
    leave("c");
    assertEquals(List.of("a", "b", "c", "d"), started);
    assertTrue(enter("e"));
    assertEquals(List.of("a", "b", "c", "d", "e"), started);
  }

  @Test
  void a_burst_may_queue() {
    assertEquals(SLOTS + AdmissionQueue.BURST_FACTOR * WAITING, enterBurst(100));
  }

  @Test
  void a_standing_queue_is_kept_short() {
    assertTrue(enter("a") && enter("b") && enter("c"));
    advance(501);
    assertTrue(enter("d") && enter("e"));
    leave("a");
    assertTrue(enter("f"), "one request has left");
    assertFalse(enter("g"));
  }

  @Test
  void a_queue_that_has_rejected_a_request_is_kept_shorter() {
    assertTrue(enter("a") && enter("b") && enter("c"));
    advance(501);
    assertTrue(enter("d") && enter("e"));
    assertFalse(enter("f"));
    leave("a");
    assertFalse(enter("g"), "two requests are waiting");
    leave("b");
    leave("c");
    assertTrue(enter("h"), "none is waiting");
    assertFalse(enter("i"), "one request is waiting");
  }

  @Test
  void an_emptied_queue_counts_as_young_again() {
    assertTrue(enter("a") && enter("b") && enter("c"));
    advance(400);
    leave("a");
    assertTrue(enter("d"));
    advance(400);
    assertEquals(AdmissionQueue.BURST_FACTOR * WAITING - 1, enterBurst(100));
  }

  @Test
  void clients_that_retry_at_once_are_no_burst() {
    enterBurst(100);
    tickets.values().forEach(queue::leave);
    advance(999);
    assertEquals(SLOTS + WAITING / AdmissionQueue.OVERLOAD_DIVISOR, enterBurst(100));
  }

  @Test
  void clients_that_wait_after_a_rejection_are_a_burst_again() {
    enterBurst(100);
    tickets.values().forEach(queue::leave);
    advance(1000);
    assertEquals(SLOTS + AdmissionQueue.BURST_FACTOR * WAITING, enterBurst(100));
  }

  @Test
  void a_request_that_leaves_the_queue_takes_no_slot() {
    assertTrue(enter("a") && enter("b") && enter("c") && enter("d"));
    leave("c");
    leave("a");
    assertEquals(List.of("a", "b", "d"), started);
  }

  @Test
  void a_request_that_leaves_twice_releases_one_slot() {
    assertTrue(enter("a") && enter("b") && enter("c") && enter("d"));
    leave("a");
    leave("a");
    assertEquals(List.of("a", "b", "c"), started);
  }

  @Test
  void a_rejected_request_releases_no_slot() {
    enterBurst(100);
    leave("burst 99");
    assertEquals(SLOTS, started.size());
  }

  @Test
  void concurrent_requests_neither_lose_nor_duplicate_slots() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger served = new AtomicInteger();
    AdmissionQueue shared = new AdmissionQueue(SLOTS, WAITING, System::nanoTime);
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                i -> new Thread(() -> enterAndLeave(shared, new Random(i), inside, most, served)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, inside.get());
    assertTrue(most.get() <= SLOTS, "at most " + most);
    int before = served.get();
    for (int i = 0; i < SLOTS; i++) {
      assertTrue(shared.enter(new Ticket(served::incrementAndGet)));
    }
    assertEquals(before + SLOTS, served.get(), "all slots are free again");
  }

  /** Enters and leaves repeatedly, often before the ticket is active. */
  private static void enterAndLeave(
      AdmissionQueue queue,
      Random random,
      AtomicInteger inside,
      AtomicInteger most,
      AtomicInteger served) {
    for (int i = 0; i < 5_000; i++) {
      AtomicInteger state = new AtomicInteger(QUEUED);
      Ticket ticket =
          new Ticket(
              () -> {
                if (state.compareAndSet(QUEUED, STARTED)) {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  served.incrementAndGet();
                }
              });
      if (queue.enter(ticket)) {
        if (random.nextBoolean()) {
          Thread.yield();
        }
        if (state.getAndSet(LEFT) == STARTED) {
          inside.decrementAndGet();
        }
        queue.leave(ticket);
      }
    }
  }

  @Test
  void stalls_while_all_slots_are_taken_and_none_is_given_back() {
    enter("a");
    advance(5000);
    assertEquals(Duration.ZERO, queue.stalledFor());
    enter("b");
    enter("c");
    advance(5000);
    assertEquals(Duration.ofSeconds(5), queue.stalledFor());
    leave("b");
    advance(2000);
    assertEquals(Duration.ofSeconds(2), queue.stalledFor());
    leave("a");
    assertEquals(Duration.ZERO, queue.stalledFor());
  }

  @Test
  void a_waiting_request_that_is_given_up_is_no_progress() {
    enter("a");
    enter("b");
    enter("c");
    advance(5000);
    leave("c");
    assertEquals(Duration.ofSeconds(5), queue.stalledFor());
  }
}
