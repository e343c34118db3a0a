package measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the service on a single connection. */
record Latencies(Options options, Path work) {
  void measure(List<Operation> wanted, Database database) throws Exception {
    try (OnRecordServer service = new OnRecordServer(database.query("select current_database()"))) {
      List<Benchmark> benchmarks = Benchmark.of(wanted, database, service, work);
      System.out.printf("%n%-20s %9s %9s%n", "operation", "p50 ms", "p99 ms");
      for (Benchmark benchmark : benchmarks) {
        WarmUp.of(
            service, options.warmUp(), seconds -> Load.of(service, benchmark.file(), 1, seconds));
        List<Load> loads = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
          loads.add(Load.of(service, benchmark.file(), 1, options.seconds()));
        }
        System.out.printf(
            Locale.ROOT,
            "%-20s %9.2f %9.2f%s%n",
            benchmark.operation().name(),
            Load.median(loads.stream().map(Load::p50)),
            Load.median(loads.stream().map(Load::p99)),
            Warnings.of(loads.stream()));
      }
    }
  }
}
