package measure;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The statements that the service executed for a list of requests.
 *
 * @param statements by index of the request
 * @param created ids of created records, by index of the request
 */
record Capture(Map<Integer, List<Statement>> statements, Map<Integer, String> created) {
  /** Number of requests whose statements pgbench executes. */
  static final int MAX_REQUESTS = 12 * Operation.REQUESTS;

  /** The lock of the statement index, whose statements belong to no request. */
  private static final String STATEMENT_INDEX =
      "select %s(hashtextextended('statement index', 0))";

  /**
   * Sends the first requests twice: the JDBC driver prepares a statement after a few executions. What the
   * first ones create is deleted, since the service refuses a quote that is on record.
   */
  static Capture of(Benchmark benchmark, OnRecordServer logged, Database database)
      throws Exception {
    database.query(STATEMENT_INDEX.formatted("pg_advisory_lock"));
    try {
      return captured(benchmark, logged, database);
    } finally {
      database.query(STATEMENT_INDEX.formatted("pg_advisory_unlock"));
    }
  }

  private static Capture captured(Benchmark benchmark, OnRecordServer logged, Database database)
      throws Exception {
    List<Request> requests = benchmark.requests();
    requests = requests.subList(0, Math.min(MAX_REQUESTS, requests.size()));
    Created first = Created.in(database);
    for (Request request : requests) {
      logged.send(request);
    }
    first.delete();
    Log log = new Log(database);
    Map<Integer, String> created = new TreeMap<>();
    int number = 0;
    for (Request request : requests) {
      log.mark(number);
      HttpResponse<String> response = logged.send(request);
      if (response.statusCode() == 201) {
        String location = response.headers().firstValue("Location").orElseThrow();
        created.put(number, location.substring(location.lastIndexOf('/') + 1));
      }
      number++;
    }
    log.mark(number);
    return new Capture(log.statements(number), created);
  }
}
