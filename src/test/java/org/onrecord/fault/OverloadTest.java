package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/**
 * Four times as many clients as the service takes on: those let in wait no longer than before, the
 * others are told at once. How long depends on the machine, so it is reported and not asserted.
 */
@Tag("long")
@Tag("alone")
@Timeout(300)
class OverloadTest {
  private static final Logger LOG = Logger.getLogger(OverloadTest.class);
  private static final int REQUESTS = 8;
  private static final int CLIENTS = 32;
  private static final int TIMES = 4;
  private static final long MEASURED = 8_000_000_000L;

  /** How long answers took, by their status, in nanoseconds. */
  private record Load(Map<Integer, List<Long>> times) {
    long median(int status) {
      List<Long> sorted = new ArrayList<>(times.get(status));
      Collections.sort(sorted);
      return sorted.get(sorted.size() / 2);
    }

    Set<Integer> statuses() {
      return new TreeSet<>(times.keySet());
    }
  }

  @Test
  void whoever_is_let_in_is_answered_and_the_others_are_refused() throws Exception {
    try (DedicatedDatabase database = DedicatedDatabase.empty("overload-test")) {
      Map<String, String> settings = new HashMap<>(database.settings());
      settings.put("onrecord.limit.requests", String.valueOf(REQUESTS));
      settings.put("onrecord.limit.waiting", String.valueOf(CLIENTS - REQUESTS));
      settings.put("onrecord.sample-data", "true");
      try (PackagedService service = PackagedService.start(settings)) {
        run(service, CLIENTS);
        Load full = run(service, CLIENTS);
        Load over = run(service, CLIENTS * TIMES);
        report(full, over);
        assertEquals(Set.of(200), full.statuses());
        assertEquals(Set.of(200, 503), over.statuses());
        assertTrue(over.times.get(200).size() * 4 > full.times.get(200).size(), "it goes on");
      }
    }
  }

  private static void report(Load full, Load over) {
    LOG.infof(
        "%d clients: %d answers, median %d ms; %d clients: %d answers, median %d ms (%.1f times), and %d refusals, median %d ms",
        CLIENTS,
        full.times.get(200).size(),
        full.median(200) / 1_000_000,
        CLIENTS * TIMES,
        over.times.get(200).size(),
        over.median(200) / 1_000_000,
        over.median(200) / (double) full.median(200),
        over.times.getOrDefault(503, List.of()).size(),
        over.median(503) / 1_000_000);
  }

  private static Load run(PackagedService service, int clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long end = System.nanoTime() + MEASURED;
      Callable<Map<Integer, List<Long>>> client = () -> ask(service, end);
      Map<Integer, List<Long>> all = new HashMap<>();
      for (Future<Map<Integer, List<Long>>> asked :
          threads.invokeAll(Collections.nCopies(clients, client))) {
        asked
            .get()
            .forEach(
                (status, times) ->
                    all.computeIfAbsent(status, s -> new ArrayList<>()).addAll(times));
      }
      return new Load(all);
    } finally {
      threads.shutdown();
    }
  }

  /** Asks again and again, at once, whatever the answer is. */
  private static Map<Integer, List<Long>> ask(PackagedService service, long end) throws Exception {
    Map<Integer, List<Long>> times = new HashMap<>();
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      HttpResponse<String> answer = service.get("/quotes/facets?by=speaker&by=source&q=strait");
      times
          .computeIfAbsent(answer.statusCode(), status -> new ArrayList<>())
          .add(System.nanoTime() - start);
      if (answer.statusCode() == 503) {
        assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
      }
    }
    return times;
  }
}
