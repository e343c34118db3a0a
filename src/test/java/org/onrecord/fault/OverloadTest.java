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
 * Four times as many clients as the admission queue holds: admitted requests are answered as fast
 * as before, and the others get 503. Times depend on the machine, so they are logged, not asserted:
 * run it without others, by {@code -Dtest=OverloadTest -Dexcluded-tests=none}.
 */
@Tag("long")
@Tag("extra")
@Timeout(300)
class OverloadTest {
  private static final Logger LOG = Logger.getLogger(OverloadTest.class);
  private static final int REQUESTS = 8;
  private static final int CLIENTS = 32;
  private static final int OVERLOAD_FACTOR = 4;
  private static final long RUN_NANOS = 8_000_000_000L;

  /** Response times in nanoseconds, by status. */
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
  void admitted_requests_are_answered_and_the_others_get_503() throws Exception {
    try (DedicatedDatabase database = DedicatedDatabase.empty("overload-test")) {
      Map<String, String> settings = new HashMap<>(database.settings());
      settings.put("onrecord.limit.requests", String.valueOf(REQUESTS));
      settings.put("onrecord.limit.waiting", String.valueOf(CLIENTS - REQUESTS));
      settings.put("onrecord.sample-data", "true");
      try (PackagedService service = PackagedService.start(settings)) {
        run(service, CLIENTS);
        Load full = run(service, CLIENTS);
        Load over = run(service, CLIENTS * OVERLOAD_FACTOR);
        report(full, over);
        assertEquals(Set.of(200), full.statuses());
        assertEquals(Set.of(200, 503), over.statuses());
        assertTrue(
            over.times.get(200).size() * 4 > full.times.get(200).size(), "throughput collapsed");
      }
    }
  }

  private static void report(Load full, Load over) {
    LOG.infof(
        "%d clients: %d responses, median %d ms; %d clients: %d responses, median %d ms (%.1f times), and %d rejections, median %d ms",
        CLIENTS,
        full.times.get(200).size(),
        full.median(200) / 1_000_000,
        CLIENTS * OVERLOAD_FACTOR,
        over.times.get(200).size(),
        over.median(200) / 1_000_000,
        over.median(200) / (double) full.median(200),
        over.times.getOrDefault(503, List.of()).size(),
        over.median(503) / 1_000_000);
  }

  private static Load run(PackagedService service, int clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long end = System.nanoTime() + RUN_NANOS;
      Callable<Map<Integer, List<Long>>> client = () -> sendUntil(service, end);
      Map<Integer, List<Long>> all = new HashMap<>();
      for (Future<Map<Integer, List<Long>>> result :
          threads.invokeAll(Collections.nCopies(clients, client))) {
        result
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

  /** Sends requests one after the other, without a pause, until the end. */
  private static Map<Integer, List<Long>> sendUntil(PackagedService service, long end)
      throws Exception {
    Map<Integer, List<Long>> times = new HashMap<>();
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      HttpResponse<String> response = service.get("/quotes/facets?by=speaker&by=source&q=strait");
      times
          .computeIfAbsent(response.statusCode(), status -> new ArrayList<>())
          .add(System.nanoTime() - start);
      if (response.statusCode() == 503) {
        assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
      }
    }
    return times;
  }
}
