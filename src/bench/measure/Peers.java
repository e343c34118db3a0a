package measure;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures the service, plain SQL and other servers on the same questions, in turn: see {@code
 * src/bench/README.md}. The other servers use the tables of the schema {@code plain}, which is
 * filled from the service's tables for the run.
 */
final class Peers implements AutoCloseable {
  /** Number of questions whose answers are compared. */
  private static final int VERIFIED = 32;

  /** Connections to PostgreSQL of each peer and of pgbench. */
  static final int DATABASE_CONNECTIONS = 12;

  private final PeerOptions options;
  private final Database database;
  private final Path work;
  private final Map<Peer, Server> servers = new EnumMap<>(Peer.class);
  private final Created created;

  private Peers(PeerOptions options, Database database, Path work) throws IOException {
    this.options = options;
    this.database = database;
    this.work = work;
    created = Created.in(database);
  }

  public static void main(String... args) throws Exception {
    PeerOptions options = PeerOptions.of(args);
    Path work = Files.createTempDirectory("onrecord-bench");
    try (Database database = new Database(System.getenv("PGDATABASE"));
        Peers peers = new Peers(options, database, work)) {
      peers.measure();
    } finally {
      Programs.delete(work);
    }
  }

  private void measure() throws Exception {
    System.out.println("Filling the plain tables …");
    Programs.output(List.of("psql", "-X", "-q", "-f", "src/bench/peers/plain/schema.sql"));
    System.out.printf(
        "%s quotes, of which %s in plain tables; %s; %d cores%n",
        database.query("select count(*) from quote"),
        database.query("select count(*) from plain.quote"),
        database.query("select split_part(version(), ' on ', 1)"),
        Runtime.getRuntime().availableProcessors());
    for (Peer peer : Peer.values()) {
      if (peer == Peer.ONRECORD || options.servers().contains(peer)) {
        servers.put(peer, peer.start(System.getenv("PGDATABASE")));
      }
    }
    Map<PeerOperation, List<Question>> questions = new EnumMap<>(PeerOperation.class);
    for (PeerOperation operation : options.operations()) {
      questions.put(operation, operation.questions(database, servers.get(Peer.ONRECORD)));
      verify(operation, questions.get(operation));
    }
    System.out.println(Measured.HEADER);
    for (PeerOperation operation : options.operations()) {
      measure(operation, questions.get(operation));
    }
  }

  /** Compares the answers of the peers with the service's, which refuses to create a quote twice. */
  private void verify(PeerOperation operation, List<Question> questions) throws Exception {
    Set<Peer> compared = EnumSet.copyOf(servers.keySet());
    compared.remove(Peer.ONRECORD);
    int verified = Math.min(VERIFIED, questions.size());
    for (Question question : questions.subList(0, verified)) {
      String expected = answer(Peer.ONRECORD, operation, question);
      for (Peer peer : compared) {
        String answer = answer(peer, operation, question);
        if (!answer.equals(expected) || answer.isBlank()) {
          throw new IllegalStateException(
              "%s: %s answers %s with%n%s%ninstead of%n%s"
                  .formatted(operation.label(), peer.label(), question, answer, expected));
        }
      }
    }
    System.out.printf(
        "%s: %d questions, %d of them compared, same answers of onrecord and %s%n",
        operation.label(),
        questions.size(),
        verified,
        compared.stream().map(Peer::label).collect(joining(", ")));
    deleteCreated(operation);
  }

  private String answer(Peer peer, PeerOperation operation, Question question) throws Exception {
    Request request = peer.request(operation, question);
    HttpResponse<String> response = servers.get(peer).send(request);
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s answers %s %s with %d: %s"
              .formatted(
                  peer.label(),
                  request.method(),
                  request.path(),
                  response.statusCode(),
                  response.body()));
    }
    return database.query(operation.compared(peer.answer(operation), response.body()));
  }

  private void measure(PeerOperation operation, List<Question> questions) throws Exception {
    Map<Peer, Path> files = new EnumMap<>(Peer.class);
    List<Measured> results = new ArrayList<>();
    Scripts scripts = plain(operation, questions);
    results.add(new Measured(operation, "pgbench"));
    for (Peer peer : servers.keySet()) {
      if (!options.servers().contains(peer)) {
        continue;
      }
      Path file = work.resolve(operation.label() + "-" + peer.label());
      Files.write(
          file,
          questions.stream().map(question -> peer.request(operation, question).line()).toList());
      files.put(peer, file);
      results.add(new Measured(operation, peer.label()));
      WarmUp.of(
          servers.get(peer),
          options.warmUp(),
          2 * options.warmUp(),
          seconds -> {
            Load.of(servers.get(peer), file, options.connections(), seconds);
            deleteCreated(operation);
          });
    }
    for (int round = 0; round < options.rounds(); round++) {
      results.get(0).add(scripts, options.seconds(), database);
      deleteCreated(operation);
      int next = 1;
      for (Map.Entry<Peer, Path> file : files.entrySet()) {
        results.get(next++).add(servers.get(file.getKey()), file.getValue(), options, database);
        deleteCreated(operation);
      }
    }
    results.forEach(result -> System.out.println(result.line(results.get(0))));
  }

  /** Scripts of pgbench with the plain statement of an operation. */
  private Scripts plain(PeerOperation operation, List<Question> questions) throws IOException {
    String sql = PeerOperation.sql(operation.label());
    Map<Integer, List<Statement>> statements = new TreeMap<>();
    for (Question question :
        questions.subList(0, Math.min(Capture.MAX_REQUESTS, questions.size()))) {
      statements.put(
          statements.size(), List.of(new Statement(sql, true, operation.plain(question))));
    }
    return new Scripts(new Capture(statements, Map.of()), database, work, DATABASE_CONNECTIONS);
  }

  private void deleteCreated(PeerOperation operation) throws IOException {
    if (operation == PeerOperation.CREATE) {
      created.delete();
      created.deletePlain();
    }
  }

  @Override
  public void close() throws IOException {
    for (Server server : servers.values()) {
      server.close();
    }
    created.delete();
    database.query("drop table if exists bench_request");
    database.query("drop function if exists bench_same_quote");
    database.query("drop schema if exists plain cascade");
  }
}
