package measure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Measurement of many quotes that are written or read at once, in seconds.
 *
 * @param service CPU time of the service
 * @param postgres CPU time of PostgreSQL
 */
record BulkRun(double seconds, double service, double postgres) {

  /** The work that is measured. */
  interface Work {
    void run() throws Exception;
  }

  static BulkRun of(OnRecordServer service, Database database, Work work) throws Exception {
    double serviceBefore = CpuTime.of(service.pid());
    double postgresBefore = CpuTime.ofPostgres(database);
    long start = System.nanoTime();
    work.run();
    return new BulkRun(
        (System.nanoTime() - start) / 1e9,
        CpuTime.of(service.pid()) - serviceBefore,
        CpuTime.ofPostgres(database) - postgresBefore);
  }

  /** Measurement of a single quote. */
  BulkRun per(long quotes) {
    return new BulkRun(seconds / quotes, service / quotes, postgres / quotes);
  }

  /** Prints medians of the rounds, of a single quote each. */
  static void print(String operation, List<BulkRun> services, List<BulkRun> copies) {
    double service = median(services, BulkRun::seconds);
    double copy = median(copies, BulkRun::seconds);
    System.out.printf(
        Locale.ROOT,
        "%s: service %.0f quotes/s, COPY %.0f quotes/s, ratio %.2f;"
            + " CPU µs a quote: service %.1f + PostgreSQL %.1f, COPY %.1f%n",
        operation,
        1 / service,
        1 / copy,
        copy / service,
        1e6 * median(services, BulkRun::service),
        1e6 * median(services, BulkRun::postgres),
        1e6 * median(copies, BulkRun::postgres));
  }

  private static double median(List<BulkRun> runs, ToDoubleFunction<BulkRun> value) {
    return Load.median(runs.stream().map(value::applyAsDouble));
  }
}
