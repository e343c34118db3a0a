package measure;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * pgbench scripts that execute the statements of recorded requests. Requests with the same
 * statements share a script; each connection uses the values of a different request.
 */
final class Scripts {
  /** Replaces the id of a created record by a new one per transaction, ascending like UUIDv7. */
  private static final String NEW_ID =
      """
      cast(lpad(to_hex(cast(:moment as bigint)), 12, '0') \
      || '7' || lpad(to_hex(cast(:client_id as integer)), 3, '0') || '8000000000000000' as uuid)\
      """;

  /**
   * Looks for a quote at a place that none has: the transactions of a script create the same quote
   * again and again, and the service does not.
   */
  private static final String ELSEWHERE =
      """
      create or replace function bench_same_quote(in_article uuid, by_speaker uuid, words text, starts integer[], ends integer[])
      returns uuid language sql volatile as
      'select same_quote(in_article, by_speaker, words, starts || (random() * 1000000000)::integer, ends)'""";

  private final List<String> arguments = new ArrayList<>();
  private final int connections;
  private final boolean prepared;
  private final int statements;

  Scripts(Capture capture, Database database, Path work, int connections) throws IOException {
    this.connections = connections;
    Map<Integer, List<Statement>> executed = capture.statements();
    List<Statement> all =
        executed.values().stream()
            .flatMap(List::stream)
            .filter(s -> !s.values().isEmpty())
            .toList();
    prepared = all.stream().filter(Statement::prepared).count() * 2 > all.size();
    statements =
        Math.round((float) executed.values().stream().mapToInt(List::size).sum() / executed.size());
    Map<String, List<Values>> shapes = new LinkedHashMap<>();
    executed.forEach(
        (request, statements) -> {
          Values values = new Values(capture.created().get(request));
          shapes.computeIfAbsent(values.shape(statements), shape -> new ArrayList<>()).add(values);
        });
    database.query(ELSEWHERE);
    database.query("drop table if exists bench_request");
    database.query("create table bench_request (script integer, connection integer, value text[])");
    for (Map.Entry<String, List<Values>> shape : shapes.entrySet()) {
      List<Values> requests = shape.getValue();
      for (int i = 0; i < requests.size(); i += connections) {
        write(
            shape.getKey(),
            requests.subList(i, Math.min(requests.size(), i + connections)),
            database,
            work);
      }
    }
  }

  /** The values of a request, replaced by variables in its statements. */
  private static final class Values {
    private final List<String> all = new ArrayList<>();
    private final String created;

    Values(String created) {
      this.created = created;
    }

    /** Sends BEGIN together with the next statement, as the JDBC driver does. */
    String shape(List<Statement> statements) {
      StringBuilder script = new StringBuilder();
      boolean begun = false;
      for (Statement statement : statements) {
        boolean begins = statement.sql().equalsIgnoreCase("begin");
        script.append(begins ? "\\startpipeline\n" : "");
        script.append(statement.with(this::variable).replace("same_quote(", "bench_same_quote("));
        script.append(";\n");
        script.append(begun ? "\\endpipeline\n" : "");
        begun = begins;
      }
      return script.toString();
    }

    private String variable(String value) {
      if (value == null) {
        return "null";
      }
      if (value.equals(created)) {
        return NEW_ID;
      }
      all.add(value);
      return ":v" + all.size();
    }
  }

  private void write(String shape, List<Values> requests, Database database, Path work)
      throws IOException {
    int number = arguments.size() / 4;
    String own = "v" + number + "_";
    int values = requests.get(0).all.size();
    for (int connection = 0; connection < connections; connection++) {
      String array =
          requests.get(connection % requests.size()).all.stream()
              .map(value -> "'" + value.replace("'", "''") + "'")
              .collect(joining(", ", "array[", "]::text[]"));
      database.query(
          "insert into bench_request values (%d, %d, %s)".formatted(number, connection, array));
    }
    String columns =
        IntStream.rangeClosed(1, values)
            .mapToObj(i -> "value[%d] as %s%d".formatted(i, own, i))
            .collect(joining(", "));
    String script =
        """
        \\if :known%1$d
        \\else
        select %2$s from bench_request where script = %1$d and connection = :client_id \\gset
        \\set known%1$d 1
        \\endif
        \\set moment :moment + 1
        %3$s\
        """
            .formatted(
                number, columns.isEmpty() ? "1 as one" : columns, shape.replace(":v", ":" + own));
    Path file = work.resolve("script" + number + ".sql");
    Files.writeString(file, script);
    arguments.add("-D");
    arguments.add("known" + number + "=0");
    arguments.add("-f");
    arguments.add(file + "@" + requests.size());
  }

  boolean prepared() {
    return prepared;
  }

  /** Statements per request, including BEGIN and COMMIT. */
  int statements() {
    return statements;
  }

  /**
   * Result of pgbench.
   *
   * @param rate transactions per second, without the first two seconds of connecting and planning
   */
  record Run(double rate, long transactions) {}

  /** Runs pgbench for some seconds and two more, which the rate leaves out. */
  Run run(int seconds) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pgbench",
                "-n",
                "-c",
                "" + connections,
                "-j",
                "2",
                "-P",
                "1",
                "-M",
                prepared ? "prepared" : "extended",
                "-T",
                "" + (seconds + 2),
                "-D",
                "moment=" + System.currentTimeMillis()));
    command.addAll(arguments);
    String output = Programs.output(command);
    double rate =
        Pattern.compile("progress: .*?, ([\\d.]+) tps")
            .matcher(output)
            .results()
            .skip(2)
            .mapToDouble(line -> Double.parseDouble(line.group(1)))
            .average()
            .orElseThrow();
    Matcher processed = Pattern.compile("actually processed: (\\d+)").matcher(output);
    if (!processed.find()) {
      throw new IllegalStateException("pgbench says:\n" + output);
    }
    return new Run(rate, Long.parseLong(processed.group(1)));
  }
}
