package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onrecord.web.limits.AdmissionQueue.Ticket;

/** Who has a place, who waits, and who is sent away. */
class AdmissionQueueTest {
  private static final int PLACES = 2;
  private static final int WAITING = 3;
  private static final int WAITS = 0;
  private static final int BEGUN = 1;
  private static final int GONE = 2;

  private final List<String> begun = new ArrayList<>();
  private final Map<String, Ticket> all = new HashMap<>();
  private long now = Long.MAX_VALUE - 5;
  private final AdmissionQueue turns = new AdmissionQueue(PLACES, WAITING, () -> now);

  private boolean come(String name) {
    Ticket turn = new Ticket(() -> begun.add(name));
    all.put(name, turn);
    return turns.enter(turn);
  }

  private void go(String name) {
    turns.leave(all.get(name));
  }

  private void pass(long milliseconds) {
    now += milliseconds * 1_000_000;
  }

  /** So many of a crowd who may stay. */
  private long crowd(int size) {
    return IntStream.range(0, size).filter(i -> come("crowd " + i)).count();
  }

  @Test
  void places_are_given_to_those_who_have_waited_longest() {
    assertTrue(come("a") && come("b") && come("c") && come("d"));
    assertEquals(List.of("a", "b"), begun);
    go("b");
    assertEquals(List.of("a", "b", "c"), begun);
    go("a");
    go("c");
    assertEquals(List.of("a", "b", "c", "d"), begun);
    assertTrue(come("e"));
    assertEquals(List.of("a", "b", "c", "d", "e"), begun);
  }

  @Test
  void a_crowd_may_wait_for_a_while() {
    assertEquals(PLACES + AdmissionQueue.BURST_FACTOR * WAITING, crowd(100));
  }

  @Test
  void a_line_that_stands_is_kept_short() {
    assertTrue(come("a") && come("b") && come("c"));
    pass(501);
    assertTrue(come("d") && come("e"));
    assertFalse(come("f"));
    go("a");
    assertTrue(come("g"), "one has gone");
    assertFalse(come("h"));
  }

  @Test
  void a_line_that_was_gone_does_not_stand() {
    assertTrue(come("a") && come("b") && come("c"));
    pass(400);
    go("a");
    assertTrue(come("d"));
    pass(400);
    assertEquals(AdmissionQueue.BURST_FACTOR * WAITING - 1, crowd(100));
  }

  @Test
  void who_goes_before_the_turn_comes_takes_no_place() {
    assertTrue(come("a") && come("b") && come("c") && come("d"));
    go("c");
    go("a");
    assertEquals(List.of("a", "b", "d"), begun);
  }

  @Test
  void who_goes_twice_gives_back_one_place() {
    assertTrue(come("a") && come("b") && come("c") && come("d"));
    go("a");
    go("a");
    assertEquals(List.of("a", "b", "c"), begun);
  }

  @Test
  void who_was_sent_away_gives_back_nothing() {
    crowd(100);
    go("crowd 99");
    assertEquals(PLACES, begun.size());
  }

  @Test
  void no_place_is_lost_or_doubled_whatever_happens_at_once() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger served = new AtomicInteger();
    AdmissionQueue crowded = new AdmissionQueue(PLACES, WAITING, System::nanoTime);
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(i -> new Thread(() -> hustle(crowded, new Random(i), inside, most, served)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, inside.get());
    assertTrue(most.get() <= PLACES, "at most " + most);
    int before = served.get();
    for (int i = 0; i < PLACES; i++) {
      assertTrue(crowded.enter(new Ticket(served::incrementAndGet)));
    }
    assertEquals(before + PLACES, served.get(), "all places are free again");
  }

  /** Comes and goes, again and again, and often before the turn has come. */
  private static void hustle(
      AdmissionQueue turns,
      Random random,
      AtomicInteger inside,
      AtomicInteger most,
      AtomicInteger served) {
    for (int i = 0; i < 5_000; i++) {
      AtomicInteger state = new AtomicInteger(WAITS);
      Ticket turn =
          new Ticket(
              () -> {
                if (state.compareAndSet(WAITS, BEGUN)) {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  served.incrementAndGet();
                }
              });
      if (turns.enter(turn)) {
        if (random.nextBoolean()) {
          Thread.yield();
        }
        if (state.getAndSet(GONE) == BEGUN) {
          inside.decrementAndGet();
        }
        turns.leave(turn);
      }
    }
  }
}
