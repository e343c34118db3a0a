import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Benchmarks the built service against pgbench running the SQL that the service executes: see
 * README.md. libpq's environment variables name the database.
 */
class Measure {
  static final int CONNECTIONS = 32;

  public static void main(String... args) throws Exception {
    Options options = Options.of(args);
    Path work = Files.createTempDirectory("onrecord-bench");
    try (Database database = new Database(System.getenv("PGDATABASE"))) {
      System.out.printf(
          "%s quotes; %s%n",
          database.query("select count(*) from quote"),
          database.query("select split_part(version(), ' on ', 1)"));
      List<Operation> wanted = Operation.ALL.stream().filter(options::wants).toList();
      if (!wanted.isEmpty()) {
        measure(wanted, options, database, work);
      }
      if (options.wants("export") && options.mode() == Mode.RATIO) {
        Bulk.export(database);
      }
      if (options.wants("import") && options.mode() == Mode.RATIO) {
        Bulk.load(database, options, work);
      }
    } finally {
      try (Stream<Path> files = Files.list(work)) {
        files.forEach(file -> file.toFile().delete());
      }
      Files.delete(work);
    }
  }

  private static void measure(List<Operation> wanted, Options options, Database database, Path work)
      throws Exception {
    Created created = Created.in(database);
    try {
      switch (options.mode()) {
        case RATIO -> new Ratios(options, created, work).measure(wanted, database);
        case LATENCY -> new Latencies(options, work).measure(wanted, database);
        case EXPLAIN -> new Plans(work).show(wanted, database);
      }
    } finally {
      created.delete();
    }
  }
}

/**
 * Command-line options.
 *
 * @param operations names of the operations to measure; empty for all
 * @param seconds duration of a round, for the service and for pgbench each
 * @param warmUp minimum seconds of load before the first round
 * @param imported number of quotes in the import
 */
record Options(
    List<String> operations, int rounds, int seconds, int warmUp, int imported, Mode mode) {
  private static final String USAGE =
      """
      run.sh [--operations NAME,NAME…] [--rounds 3] [--seconds 10] [--warm-up 15] [--imported 500000] [--latency | --explain]
      Operations: %s, export, import\
      """
          .formatted(Operation.ALL.stream().map(Operation::name).collect(joining(", ")));

  static Options of(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    Mode mode =
        words.remove("--latency")
            ? Mode.LATENCY
            : words.remove("--explain") ? Mode.EXPLAIN : Mode.RATIO;
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "--operations",
                "",
                "--rounds",
                "3",
                "--seconds",
                "10",
                "--warm-up",
                "15",
                "--imported",
                "500000"));
    for (int i = 0; i < words.size(); i += 2) {
      if (!values.containsKey(words.get(i)) || i + 1 == words.size()) {
        System.err.println(USAGE);
        System.exit(2);
      }
      values.put(words.get(i), words.get(i + 1));
    }
    return new Options(
        Stream.of(values.get("--operations").split(",")).filter(name -> !name.isEmpty()).toList(),
        Integer.parseInt(values.get("--rounds")),
        Integer.parseInt(values.get("--seconds")),
        Integer.parseInt(values.get("--warm-up")),
        Integer.parseInt(values.get("--imported")),
        mode);
  }

  boolean wants(Operation operation) {
    return wants(operation.name());
  }

  boolean wants(String operation) {
    return operations.isEmpty() || operations.contains(operation);
  }
}

/** Kind of measurement. */
enum Mode {
  /** Throughput of the service and of pgbench, and their ratio. */
  RATIO,
  /** Latency for a single connection. */
  LATENCY,
  /** Query plans. */
  EXPLAIN
}

/** An HTTP request; a GET if it has no body. */
record Request(String method, String path, String body) {
  static Request get(String path) {
    return new Request("GET", path, "");
  }

  /** The line format that cycle.lua reads. */
  String line() {
    return String.join("\t", method, path, body);
  }
}

/** A benchmarked operation, with requests chosen from the content of the database. */
record Operation(String name, Choice choice) {
  /** Number of different requests. */
  static final int REQUESTS = 128;

  /** Number of quotes before page 10,000. */
  private static final int DEEP = 10_000 * 20;

  interface Choice {
    List<Request> of(Database database, Service service) throws Exception;
  }

  static final List<Operation> ALL =
      List.of(
          of("get", quotes("id", "true"), id -> Request.get("/quotes/" + id)),
          // Speakers are chosen in proportion to their quotes.
          of(
              "speaker",
              quotes("speaker_id", "speaker_id is not null"),
              id -> Request.get("/quotes?speaker=" + id)),
          of(
              "affiliation",
              """
              select distinct format('affiliation=%s&saidFrom=%s-01-01&saidTo=%s-12-31', actor_id, year, year + 1)
              from affiliation, lateral (select 2012 + abs(hashtext(id::text)) % 12 as year) chosen\
              """,
              query -> Request.get("/quotes?" + query)),
          new Operation("deep", Operation::deepPages),
          of("text", words(0.002, 0.01), q -> Request.get("/quotes?sort=relevance&q=" + q)),
          of("text-rare", rareWords(), q -> Request.get("/quotes?q=" + q)),
          of("text-rare-ranked", rareWords(), q -> Request.get("/quotes?sort=relevance&q=" + q)),
          of("text-common", words(0.07, 0.13), q -> Request.get("/quotes?q=" + q)),
          of(
              "text-common-ranked",
              words(0.07, 0.13),
              q -> Request.get("/quotes?sort=relevance&q=" + q)),
          of(
              "facets",
              quotes("speaker_id", "speaker_id is not null"),
              id -> Request.get("/quotes/facets?by=source&by=type&by=year&speaker=" + id)),
          of(
              "facets-all",
              "values ('by=speaker&by=source&by=type&by=status&by=language&by=year')",
              query -> Request.get("/quotes/facets?" + query)),
          of("create", newQuotes(), body -> new Request("POST", "/quotes", body)));

  /** Chooses values by a query with one text per row. */
  private static Operation of(String name, String sql, Function<String, Request> request) {
    String chosen =
        "select * from (%s) chosen (text) order by md5(text::text) limit %d"
            .formatted(sql, REQUESTS);
    return new Operation(
        name, (database, service) -> database.query(chosen).lines().map(request).toList());
  }

  private static String quotes(String column, String condition) {
    return "select %s from quote tablesample system ((%s)) repeatable (1) where %s"
        .formatted(column, percentage(20_000), condition);
  }

  /** The fraction of the table that holds about this number of quotes. */
  private static String percentage(int rows) {
    return "select least(100, 100.0 * %d / greatest(1, reltuples)) from pg_class where oid = 'quote'::regclass"
        .formatted(rows);
  }

  /** Words with this document frequency, in ASCII so that they need no escapes. */
  private static String words(double from, double to) {
    return """
    with sample as (%s),
    word as (
      select word, count(distinct id) as quotes
      from sample, regexp_split_to_table(lower(text), '[^[:alpha:]]+') as word
      where word ~ '^[a-z]+$'
      group by word)
    select word from word where quotes between %s * (select count(*) from sample) and %s * (select count(*) from sample)\
    """
        .formatted(quotes("id, text", "true"), from, to);
  }

  /** Words of the generator that occur in about twenty quotes each. */
  private static String rareWords() {
    return quotes("distinct substring(text from '[a-z]+nth')", "text ~ '[a-z]nth'");
  }

  /** Bodies of new quotes: words of the article, by a speaker quoted in it. */
  private static String newQuotes() {
    return """
    select distinct on (a.id) json_build_object(
      'article', json_build_object('id', a.id),
      'text', substr(body, 11, 120),
      'type', 'direct',
      'spans', json_build_array(json_build_object('start', 10, 'end', 130)),
      'speaker', json_build_object('id', q.speaker_id),
      'mentions', json_build_array(json_build_object('id', a.source_id)),
      'attribution', json_build_object('text', attribution_text, 'role', 'spokesman', 'cue', 'said'))::text
    from (%s) q join article a on a.id = q.article_id where body_length > 130\
    """
        .formatted(quotes("article_id, speaker_id, attribution_text", "speaker_id is not null"));
  }

  /** Follows the next links to the page, in larger pages: cursors are opaque. */
  private static List<Request> deepPages(Database database, Service service) throws Exception {
    List<Request> pages = new ArrayList<>();
    String path = "/quotes?limit=100";
    for (int rows = 0; rows < DEEP && path != null; rows += 100) {
      pages.add(Request.get(path.replace("limit=100", "limit=20")));
      Matcher next =
          Pattern.compile("\"next\":\"([^\"]*)\"").matcher(service.send(Request.get(path)).body());
      path = next.find() ? next.group(1) : null;
    }
    return pages.subList(Math.max(0, pages.size() - REQUESTS), pages.size());
  }
}

/** Child processes. */
final class Programs {
  private Programs() {}

  /** The output of a program. */
  static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.join(" ", command)
              + " has failed:\n"
              + output.lines().limit(20).collect(joining("\n")));
    }
    return output;
  }
}

/** A database, queried through psql. */
final class Database implements AutoCloseable {
  private static final String END = "\u0004";

  private final Process psql;
  private final Writer questions;
  private final BufferedReader answers;

  Database(String name) throws IOException {
    psql =
        new ProcessBuilder("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = psql.outputWriter(StandardCharsets.UTF_8);
    answers = psql.inputReader(StandardCharsets.UTF_8);
    query("set client_min_messages = warning");
  }

  /** Runs a query and returns its rows, one per line. */
  String query(String sql) throws IOException {
    questions.write(sql + ";\n\\echo " + END + "\n");
    questions.flush();
    List<String> lines = new ArrayList<>();
    for (String line = answers.readLine(); !END.equals(line); line = answers.readLine()) {
      if (line == null) {
        throw new IllegalStateException("psql has ended at: " + sql);
      }
      lines.add(line);
    }
    return String.join("\n", lines);
  }

  @Override
  public void close() throws IOException {
    questions.close();
  }
}

/** The service process, until closed. */
final class Service implements AutoCloseable {
  /** The admin key that serve.sh sets. */
  private static final String KEY =
      System.getenv().getOrDefault("ONRECORD_ADMIN_KEY", "onrecord-benchmark");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  /**
   * @param database name of the database
   * @param settings session settings of the service's connections, such as {@code
   *     log_statement=all}
   */
  Service(String database, String... settings) throws IOException, InterruptedException {
    String options = Stream.of(settings).map(setting -> "-c%20" + setting).collect(joining("%20"));
    ProcessBuilder builder =
        new ProcessBuilder("src/bench/serve.sh", "ApplicationName=onrecord&options=" + options)
            .redirectErrorStream(true);
    builder.environment().put("PGDATABASE", database);
    Path log = Files.createTempFile("onrecord", ".log");
    log.toFile().deleteOnExit();
    process = builder.redirectOutput(log.toFile()).start();
    address = address(log);
  }

  /** The address that the service has logged. */
  private String address(Path log) throws IOException, InterruptedException {
    Pattern listening = Pattern.compile("Listening on: (http://\\S+)");
    while (true) {
      boolean alive = process.isAlive();
      String text = Files.readString(log);
      Matcher found = listening.matcher(text);
      if (found.find()) {
        return found.group(1);
      }
      if (!alive) {
        throw new IllegalStateException("The service does not start:\n" + text);
      }
      Thread.sleep(100);
    }
  }

  String address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  HttpResponse<String> send(Request request) throws IOException, InterruptedException {
    BodyPublisher body =
        request.body().isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(request.body());
    return send(
        request.method(), request.path(), "application/json", body, BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(
      String method, String path, String type, BodyPublisher body, HttpResponse.BodyHandler<T> as)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .method(method, body)
            .header("Content-Type", type)
            .header("Accept", type);
    if (!method.equals("GET")) {
      request.header("Authorization", "Bearer " + KEY);
    }
    return client.send(request.build(), as);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

/** A statement that the service executed, with its values; null stands for SQL null. */
record Statement(String sql, boolean prepared, List<String> values) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");

  /** The statement with each value replaced by a text. */
  String with(Function<String, String> replacement) {
    return PLACEHOLDER
        .matcher(sql)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    replacement.apply(values.get(Integer.parseInt(found.group(1)) - 1))));
  }

  String literal() {
    return with(value -> value == null ? "null" : "'" + value.replace("'", "''") + "'");
  }
}

/**
 * The PostgreSQL log, read through the server, so that no access to its file is needed: the file of
 * the log collector or, without one, the file that the postmaster's standard error goes to.
 */
final class Log {
  private static final String FILE = "coalesce(pg_current_logfile(), '/proc/self/fd/2')";
  private static final Pattern ENTRY =
      Pattern.compile("^[^\\t].*?\\[(\\d+)\\].*?(LOG|DETAIL):  (.*)$");
  private static final Pattern EXECUTED =
      Pattern.compile("(?:execute ([^:]+)|statement): (.*)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']|'')*)')", Pattern.DOTALL);

  private final Database database;
  private final long start;

  Log(Database database) throws IOException {
    this.database = database;
    String prefix = database.query("show log_line_prefix");
    if (!prefix.contains("[%p]")) {
      throw new IllegalStateException("log_line_prefix must hold [%p], as it does by default");
    }
    database.query("set log_statement = 'all'");
    start = size();
  }

  private long size() throws IOException {
    return Long.parseLong(database.query("select size from pg_stat_file(" + FILE + ")"));
  }

  /** Writes a marker line into the log. */
  void mark(int number) throws IOException {
    database.query("select 'mark " + number + "'");
  }

  /** The statements of the service's sessions, by the marker before them. */
  Map<Integer, List<Statement>> statements(int lastMark) throws Exception {
    database.query("reset log_statement");
    List<String> sessions =
        database
            .query("select pid from pg_stat_activity where application_name = 'onrecord'")
            .lines()
            .toList();
    String text = read();
    while (!text.contains("'mark " + lastMark + "'")) {
      Thread.sleep(100);
      text = read();
    }
    Map<Integer, List<Statement>> statements = new TreeMap<>();
    int mark = -1;
    List<Entry> entries = entries(text);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Matcher executed = EXECUTED.matcher(entry.text());
      if (!executed.matches()) {
        continue;
      }
      String sql = executed.group(2).strip();
      if (sql.startsWith("select 'mark ")) {
        mark = Integer.parseInt(sql.replaceAll("\\D", ""));
      } else if (sessions.contains(entry.session())) {
        boolean prepared = executed.group(1) != null && executed.group(1).startsWith("S_");
        statements
            .computeIfAbsent(mark, number -> new ArrayList<>())
            .add(new Statement(sql, prepared, values(entries, i)));
      }
    }
    return statements;
  }

  private String read() throws IOException {
    String file = "pg_read_binary_file(%s, %d, %d)".formatted(FILE, start, size() - start);
    byte[] bytes =
        Base64.getMimeDecoder().decode(database.query("select encode(" + file + ", 'base64')"));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private record Entry(String session, String kind, String text) {}

  /** Continuation lines of an entry begin with a tab. */
  private static List<Entry> entries(String log) {
    List<Entry> entries = new ArrayList<>();
    for (String line : log.split("\n(?!\t)")) {
      int end = line.indexOf('\n');
      Matcher first = ENTRY.matcher(end < 0 ? line : line.substring(0, end));
      if (first.matches()) {
        String rest = end < 0 ? "" : line.substring(end).replace("\n\t", "\n");
        entries.add(new Entry(first.group(1), first.group(2), first.group(3) + rest));
      }
    }
    return entries;
  }

  /** The values of a statement, from the DETAIL entry that follows it in the session. */
  private static List<String> values(List<Entry> entries, int statement) {
    String session = entries.get(statement).session();
    return entries.subList(statement + 1, entries.size()).stream()
        .filter(entry -> entry.session().equals(session))
        .limit(1)
        .filter(entry -> entry.kind().equals("DETAIL"))
        .flatMap(entry -> VALUE.matcher(entry.text()).results())
        .map(value -> value.group(1) == null ? null : value.group(1).replace("''", "'"))
        .collect(toList());
  }
}

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

  private final List<String> arguments = new ArrayList<>();
  private final boolean prepared;
  private final int statements;

  Scripts(Capture capture, Database database, Path work) throws IOException {
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
    database.query("drop table if exists bench_request");
    database.query("create table bench_request (script integer, connection integer, value text[])");
    for (Map.Entry<String, List<Values>> shape : shapes.entrySet()) {
      List<Values> requests = shape.getValue();
      for (int i = 0; i < requests.size(); i += Measure.CONNECTIONS) {
        write(
            shape.getKey(),
            requests.subList(i, Math.min(requests.size(), i + Measure.CONNECTIONS)),
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
        script.append(statement.with(this::variable)).append(";\n");
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
    for (int connection = 0; connection < Measure.CONNECTIONS; connection++) {
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

  /** Transactions per second, without the first two seconds of connecting and planning. */
  double rate(int seconds) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pgbench",
                "-n",
                "-c",
                "" + Measure.CONNECTIONS,
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
    return Pattern.compile("progress: .*?, ([\\d.]+) tps")
        .matcher(Programs.output(command))
        .results()
        .skip(2)
        .mapToDouble(line -> Double.parseDouble(line.group(1)))
        .average()
        .orElseThrow();
  }
}

/** Result of wrk: requests per second, and p50 and p99 in milliseconds. */
record Load(double rate, double p50, double p99, long refused, long broken) {
  static Load of(Service service, Path requests, int connections, int seconds)
      throws IOException, InterruptedException {
    String output =
        Programs.output(
            List.of(
                "wrk",
                "-t",
                "" + Math.min(2, connections),
                "-c",
                "" + connections,
                "-d",
                seconds + "s",
                "--timeout",
                "60s",
                "-s",
                "src/bench/cycle.lua",
                service.address(),
                "--",
                requests.toString()));
    Matcher measured =
        Pattern.compile("measured (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)").matcher(output);
    if (!measured.find()) {
      throw new IllegalStateException("wrk says:\n" + output);
    }
    long[] numbers =
        IntStream.rangeClosed(1, 6).mapToLong(i -> Long.parseLong(measured.group(i))).toArray();
    return new Load(
        numbers[0] * 1e6 / numbers[1], numbers[2] / 1e3, numbers[3] / 1e3, numbers[4], numbers[5]);
  }

  static double median(Stream<Double> values) {
    List<Double> sorted = values.sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

/** An operation and its requests, as a file for wrk. */
record Benchmark(Operation operation, List<Request> requests, Path file) {

  /** Skips operations that the service does not offer, with a message. */
  static List<Benchmark> of(List<Operation> wanted, Database database, Service service, Path work)
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

/**
 * The statements that the service executed for a list of requests.
 *
 * @param statements by index of the request
 * @param created ids of created records, by index of the request
 */
record Capture(Map<Integer, List<Statement>> statements, Map<Integer, String> created) {

  /** Sends all requests twice: the JDBC driver prepares a statement after a few executions. */
  static Capture of(Benchmark benchmark, Service logged, Database database) throws Exception {
    for (Request request : benchmark.requests()) {
      logged.send(request);
    }
    Log log = new Log(database);
    Map<Integer, String> created = new TreeMap<>();
    int number = 0;
    for (Request request : benchmark.requests()) {
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

/** Prints the query plans of one request of each operation. */
record Plans(Path work) {
  void show(List<Operation> wanted, Database database) throws Exception {
    try (Service logged =
        new Service(database.query("select current_database()"), "log_statement=all")) {
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

/**
 * Warm-up until the JIT compiler is nearly idle. On two cores it takes a good part of the CPU for a
 * minute or more after a load starts.
 */
final class WarmUp {
  private static final int SLICE_SECONDS = 5;
  private static final int MAX_SECONDS = 120;

  /** CPU share of a core below which the compiler counts as idle. */
  private static final double IDLE_SHARE = 0.1;

  /** Clock ticks per second of Linux's CPU times. */
  private static final double TICKS_PER_SECOND = 100;

  private WarmUp() {}

  /** A load of a given number of seconds. */
  interface LoadGenerator {
    void run(int seconds) throws Exception;
  }

  static void of(Service service, int seconds, LoadGenerator load) throws Exception {
    long start = System.nanoTime();
    double taken = compiling(service);
    while (true) {
      double before = taken;
      long sliceStart = System.nanoTime();
      load.run(SLICE_SECONDS);
      taken = compiling(service);
      double share = (taken - before) / seconds(sliceStart);
      double lasted = seconds(start);
      if (lasted >= seconds && share < IDLE_SHARE) {
        return;
      }
      if (lasted > MAX_SECONDS) {
        System.out.printf(
            Locale.ROOT,
            "(after %d s Java's compiler still takes %.2f of a core)%n",
            MAX_SECONDS,
            share);
        return;
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** CPU seconds of the compiler threads; their number may fall. */
  private static double compiling(Service service) throws IOException {
    long ticks = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc", "" + service.pid(), "task"))) {
      for (Path thread : threads.toList()) {
        String stat = stat(thread);
        int name = stat.lastIndexOf(')');
        if (name > 0 && stat.substring(0, name).contains("CompilerThre")) {
          String[] fields = stat.substring(name + 2).split(" ");
          ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
      }
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** Empty if the thread has ended. */
  private static String stat(Path thread) throws IOException {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}

/** Warns about failed requests, which invalidate a result. */
final class Warnings {
  private Warnings() {}

  static String of(Stream<Load> loads) {
    List<Load> all = loads.toList();
    long refused = all.stream().mapToLong(Load::refused).sum();
    long broken = all.stream().mapToLong(Load::broken).sum();
    return (refused > 0 ? "  NOT ALL 2xx: " + refused : "")
        + (broken > 0 ? "  BROKEN: " + broken : "");
  }
}

/** The quotes that the run creates; their ids are greater than all earlier ones. */
record Created(UUID start, Database database) {
  static Created in(Database database) {
    return new Created(
        new UUID(System.currentTimeMillis() << 16 | 0x7000, Long.MIN_VALUE), database);
  }

  /** Deletes the quotes: an article holds a limited number, and the collection must not change. */
  void delete() throws IOException {
    String deleted =
        "with gone as (delete from quote where id > '%s' returning 1) select count(*) from gone";
    if (!database.query(deleted.formatted(start)).equals("0")) {
      database.query("vacuum quote");
    }
  }
}

/** Measures the service and pgbench in turn, on many connections. */
record Ratios(Options options, Created created, Path work) {
  void measure(List<Operation> wanted, Database database) throws Exception {
    try (Service logged =
            new Service(database.query("select current_database()"), "log_statement=all");
        Service service = new Service(database.query("select current_database()"))) {
      List<Benchmark> benchmarks = Benchmark.of(wanted, database, service, work);
      System.out.printf(
          "%n%-20s %10s %10s %6s %9s %9s  %s%n",
          "operation", "service/s", "pgbench/s", "ratio", "p50 ms", "p99 ms", "SQL");
      for (Benchmark benchmark : benchmarks) {
        Scripts scripts = new Scripts(Capture.of(benchmark, logged, database), database, work);
        warmUp(benchmark, service);
        List<Load> loads = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
          created.delete();
          limits.add(scripts.rate(options.seconds()));
          created.delete();
          loads.add(Load.of(service, benchmark.file(), Measure.CONNECTIONS, options.seconds()));
        }
        print(benchmark, scripts, loads, limits);
      }
    } finally {
      database.query("drop table if exists bench_request");
    }
  }

  private void warmUp(Benchmark benchmark, Service service) throws Exception {
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

/** Measures the service on a single connection. */
record Latencies(Options options, Path work) {
  void measure(List<Operation> wanted, Database database) throws Exception {
    try (Service service = new Service(database.query("select current_database()"))) {
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

/** Measures the export of all quotes and an import. */
final class Bulk {
  private static final String NDJSON = "application/x-ndjson";

  /** The maximum number of quotes imported as a warm-up. */
  private static final int WARM_UP_QUOTES = 150_000;

  private Bulk() {}

  /** Reads the whole list as one stream, and samples the heap after forced collections. */
  static void export(Database database) throws Exception {
    try (Service service = new Service(database.query("select current_database()"))) {
      HttpResponse<InputStream> warmUp = get(service, "/quotes?publishedFrom=2025-12-01");
      if (warmUp.statusCode() != 200) {
        System.out.printf(
            "export skipped: NDJSON of /quotes is answered by %d%n", warmUp.statusCode());
        return;
      }
      lines(warmUp);
      Heap before = Heap.of(service);
      List<Heap> during = new ArrayList<>();
      Thread watch = new Thread(() -> watch(service, during));
      watch.start();
      long start = System.nanoTime();
      long quotes = lines(get(service, "/quotes"));
      double seconds = (System.nanoTime() - start) / 1e9;
      watch.interrupt();
      watch.join();
      long most = during.stream().mapToLong(Heap::live).max().orElse(0);
      System.out.printf(
          Locale.ROOT,
          "export: %d quotes in %.1f s, %.0f quotes/s; live heap %d MB before, at most %d MB during"
              + " (%d samples); resident %d MB before, %d MB after%n",
          quotes,
          seconds,
          quotes / seconds,
          before.live(),
          most,
          during.size(),
          before.resident(),
          Heap.of(service).resident());
    }
  }

  private static HttpResponse<InputStream> get(Service service, String path) throws Exception {
    return service.send("GET", path, NDJSON, BodyPublishers.noBody(), BodyHandlers.ofInputStream());
  }

  private static long lines(HttpResponse<InputStream> response) throws IOException {
    long lines = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream body = response.body()) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static void watch(Service service, List<Heap> samples) {
    try {
      while (true) {
        Thread.sleep(2000);
        samples.add(Heap.of(service));
      }
    } catch (InterruptedException e) {
      // Interrupted: the export has ended.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports articles, quotes and actors into a temporary database. */
  static void load(Database database, Options options, Path work) throws Exception {
    String name = database.query("select current_database()") + "_import";
    database.query("drop database if exists " + name);
    database.query("create database " + name);
    try (Service service = new Service(name)) {
      Path file = generated(options.imported(), 1, work);
      warmUp(service, options, work);
      database.query("checkpoint");
      long start = System.nanoTime();
      Map<String, Long> results = send(file, "/imports", service);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "import: articles %s, %d quotes in %.1f s, %.0f quotes/s%n",
          results,
          options.imported(),
          seconds,
          options.imported() / seconds);
    } finally {
      database.query("drop database " + name);
    }
  }

  private static Path generated(int quotes, int seed, Path work)
      throws IOException, InterruptedException {
    Path file = work.resolve("import-" + seed + ".ndjson");
    ProcessBuilder generator =
        new ProcessBuilder("java", "src/bench/Generate.java", "--ndjson", "--per-article", "5");
    generator.command().addAll(List.of("--quotes", "" + quotes, "--seed", "" + seed));
    generator.redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(file.toFile());
    if (generator.start().waitFor() != 0) {
      throw new IllegalStateException("Generate.java has failed");
    }
    return file;
  }

  /** Warms up with articles of another seed, a few hundred at a time. */
  private static void warmUp(Service service, Options options, Path work) throws Exception {
    Path few = work.resolve("few.ndjson");
    try (Stream<String> lines = Files.lines(generated(WARM_UP_QUOTES, 2, work))) {
      Iterator<String> rest = lines.iterator();
      WarmUp.of(
          service,
          options.warmUp(),
          seconds -> {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            while (rest.hasNext() && System.nanoTime() < end) {
              Files.write(few, next(rest, 500));
              send(few, "/imports", service);
            }
          });
    }
  }

  private static List<String> next(Iterator<String> lines, int most) {
    List<String> next = new ArrayList<>();
    while (next.size() < most && lines.hasNext()) {
      next.add(lines.next());
    }
    return next;
  }

  /** The number of lines by status. */
  private static Map<String, Long> send(Path file, String path, Service service) throws Exception {
    HttpResponse<Stream<String>> response =
        service.send("POST", path, NDJSON, BodyPublishers.ofFile(file), BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " is answered by " + response.statusCode());
    }
    Pattern status = Pattern.compile("\"status\" ?: ?\"(\\w+)\"");
    return response
        .body()
        .map(status::matcher)
        .filter(Matcher::find)
        .collect(groupingBy(found -> found.group(1), TreeMap::new, counting()));
  }
}

/** Memory of the service in MB: live heap after a collection, and resident set. */
record Heap(long live, long resident) {
  static Heap of(Service service) throws IOException, InterruptedException {
    String home = System.getenv("SERVICE_JAVA_HOME");
    String jcmd = home == null ? "jcmd" : home + "/bin/jcmd";
    String pid = "" + service.pid();
    Programs.output(List.of(jcmd, pid, "GC.run"));
    long live =
        Programs.output(List.of(jcmd, pid, "GC.heap_info"))
            .lines()
            .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
            .flatMap(line -> Pattern.compile("used (\\d+)K").matcher(line).results())
            .mapToLong(used -> Long.parseLong(used.group(1)))
            .sum();
    long resident =
        Files.readAllLines(Path.of("/proc", pid, "status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new Heap(live / 1024, resident / 1024);
  }
}
