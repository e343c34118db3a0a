package measure;

import java.nio.file.Path;
import java.util.List;

/** Prints the query plans of one request of each operation. */
record Plans(Path work) {
  void show(List<Operation> wanted, Database database) throws Exception {
    try (OnRecordServer logged =
        OnRecordServer.logged(database.query("select current_database()"))) {
      for (Benchmark benchmark : Benchmark.of(wanted, database, logged, work)) {
        Request request = benchmark.requests().get(0);
        System.out.printf(
            "%n## %s%n%s %s %s%n",
            benchmark.operation().name(), request.method(), request.path(), request.body());
        for (Statement statement : Capture.of(benchmark, logged, database).statements().get(0)) {
          System.out.println("\n" + statement.sql());
          if (statement.sql().matches("(?is)(select|with)\\b.*")) {
            String explain = "explain (analyze, buffers, costs off) " + statement.literal();
            System.out.println(database.query(explain).indent(4).stripTrailing());
          }
        }
      }
    }
  }
}
