package measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures the service and pgbench in turn, on many connections. */
record Ratios(Options options, Created created, Path work) {
  void measure(List<Operation> wanted, Database database) throws Exception {
    try (OnRecordServer logged =
            OnRecordServer.logged(database.query("select current_database()"));
        OnRecordServer service = new OnRecordServer(database.query("select current_database()"))) {
      List<Benchmark> benchmarks = Benchmark.of(wanted, database, service, work);
      System.out.printf(
          "%n%-20s %10s %10s %6s %9s %9s  %s%n",
          "operation", "service/s", "pgbench/s", "ratio", "p50 ms", "p99 ms", "SQL");
      for (Benchmark benchmark : benchmarks) {
        Scripts scripts =
            new Scripts(
                Capture.of(benchmark, logged, database), database, work, Measure.CONNECTIONS);
        warmUp(benchmark, service);
        List<Load> loads = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
          created.delete();
          limits.add(scripts.run(options.seconds()).rate());
          created.delete();
          loads.add(Load.of(service, benchmark.file(), Measure.CONNECTIONS, options.seconds()));
        }
        print(benchmark, scripts, loads, limits);
      }
    } finally {
      database.query("drop table if exists bench_request");
      database.query("drop function if exists bench_same_quote");
    }
  }

  private void warmUp(Benchmark benchmark, OnRecordServer service) throws Exception {
    WarmUp.of(
        service,
        options.warmUp(),
        seconds -> {
          Load.of(service, benchmark.file(), Measure.CONNECTIONS, seconds);
          created.delete();
        });
  }

  private static void print(
      Benchmark benchmark, Scripts scripts, List<Load> loads, List<Double> limits) {
    Stream<Double> ratios =
        IntStream.range(0, loads.size()).mapToObj(i -> loads.get(i).rate() / limits.get(i));
    System.out.printf(
        Locale.ROOT,
        "%-20s %10.0f %10.0f %6.2f %9.2f %9.2f  %d, %s%s%n",
        benchmark.operation().name(),
        Load.median(loads.stream().map(Load::rate)),
        Load.median(limits.stream()),
        Load.median(ratios),
        Load.median(loads.stream().map(Load::p50)),
        Load.median(loads.stream().map(Load::p99)),
        scripts.statements(),
        scripts.prepared() ? "prepared" : "extended",
        Warnings.of(loads.stream()));
  }
}
