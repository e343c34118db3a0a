package measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results of an operation on a server or on pgbench, added up over the rounds. */
final class Measured {
  static final String HEADER =
      "%n%-10s %-13s %10s %8s %10s %13s %9s %9s"
          .formatted(
              "operation",
              "server",
              "requests/s",
              "ratio",
              "server ms",
              "PostgreSQL ms",
              "p50 ms",
              "p99 ms");

  /** Time for PostgreSQL's processes to end, so that their parent has their CPU time. */
  private static final int EXIT_MILLIS = 500;

  private final String operation;
  private final String server;
  private final List<Load> loads = new ArrayList<>();
  private final List<Double> rates = new ArrayList<>();
  private long requests;
  private double serverSeconds;
  private double postgresSeconds;

  Measured(PeerOperation operation, String server) {
    this.operation = operation.label();
    this.server = server;
  }

  /** Adds a round of a server. */
  void add(Server measured, Path questions, PeerOptions options, Database database)
      throws IOException, InterruptedException {
    double serverBefore = CpuTime.of(measured.pid());
    double postgresBefore = CpuTime.ofPostgres(database);
    Load load = Load.of(measured, questions, options.connections(), options.seconds());
    postgresSeconds += CpuTime.ofPostgres(database) - postgresBefore;
    serverSeconds += CpuTime.of(measured.pid()) - serverBefore;
    requests += load.requests();
    rates.add(load.rate());
    loads.add(load);
  }

  /** Adds a round of pgbench. */
  void add(Scripts scripts, int seconds, Database database)
      throws IOException, InterruptedException {
    double postgresBefore = CpuTime.ofPostgres(database);
    Scripts.Run run = scripts.run(seconds);
    Thread.sleep(EXIT_MILLIS);
    postgresSeconds += CpuTime.ofPostgres(database) - postgresBefore;
    requests += run.transactions();
    rates.add(run.rate());
  }

  /** A line of the table, with the ratio to the rate of pgbench. */
  String line(Measured pgbench) {
    return "%-10s %-13s %10.0f %8.2f %10s %13.2f %9s %9s%s"
        .formatted(
            operation,
            server,
            Load.median(rates.stream()),
            Load.median(rates.stream()) / Load.median(pgbench.rates.stream()),
            loads.isEmpty() ? "" : decimal(1000 * serverSeconds / requests),
            1000 * postgresSeconds / requests,
            loads.isEmpty() ? "" : decimal(Load.median(loads.stream().map(Load::p50))),
            loads.isEmpty() ? "" : decimal(Load.median(loads.stream().map(Load::p99))),
            Warnings.of(loads.stream()));
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
