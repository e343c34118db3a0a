package measure;

import java.util.Locale;

/**
 * Warm-up until the JIT compiler is nearly idle. On two cores it takes a good part of the CPU for a
 * minute or more after a load starts.
 */
final class WarmUp {
  private static final int SLICE_SECONDS = 5;

  /** Longest warm-up unless the caller says another. */
  private static final int MAX_SECONDS = 120;

  /** CPU share of a core below which the compiler counts as idle. */
  private static final double IDLE_SHARE = 0.1;

  private WarmUp() {}

  /** A load of a given number of seconds. */
  interface LoadGenerator {
    void run(int seconds) throws Exception;
  }

  static void of(Server server, int seconds, LoadGenerator load) throws Exception {
    of(server, seconds, MAX_SECONDS, load);
  }

  static void of(Server server, int seconds, int maxSeconds, LoadGenerator load) throws Exception {
    long start = System.nanoTime();
    double taken = CpuTime.ofCompiler(server.pid());
    while (true) {
      double before = taken;
      long sliceStart = System.nanoTime();
      load.run(SLICE_SECONDS);
      taken = CpuTime.ofCompiler(server.pid());
      double share = (taken - before) / seconds(sliceStart);
      double lasted = seconds(start);
      if (lasted >= seconds && share < IDLE_SHARE) {
        return;
      }
      if (lasted > maxSeconds) {
        System.out.printf(
            Locale.ROOT,
            "(after %d s Java's compiler still takes %.2f of a core)%n",
            maxSeconds,
            share);
        return;
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
