package measure;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An operation and its requests, as a file for wrk. */
record Benchmark(Operation operation, List<Request> requests, Path file) {

  /** Skips operations that the service does not offer, with a message. */
  static List<Benchmark> of(
      List<Operation> wanted, Database database, OnRecordServer service, Path work)
      throws Exception {
    List<Benchmark> benchmarks = new ArrayList<>();
    for (Operation operation : wanted) {
      List<Request> requests = operation.choice().of(database, service);
      if (requests.isEmpty()) {
        System.out.printf("%-20s skipped: the database has no data for it%n", operation.name());
        continue;
      }
      HttpResponse<String> first = service.send(requests.get(0));
      if (first.statusCode() / 100 != 2) {
        System.out.printf(
            "%-20s skipped: %s %s is answered by %d%n",
            operation.name(), requests.get(0).method(), requests.get(0).path(), first.statusCode());
        continue;
      }
      Path file = work.resolve(operation.name());
      Files.write(file, requests.stream().map(Request::line).toList());
      benchmarks.add(new Benchmark(operation, requests, file));
    }
    return benchmarks;
  }
}
