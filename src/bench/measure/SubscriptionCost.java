package measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures the CPU time of matching quotes that are created one by one: blocks with 1,000 active
 * subscriptions in turn with blocks in which they are paused.
 *
 * <p>Arguments: quotes per second, seconds of a block, number of rounds.
 */
final class SubscriptionCost {
  private static final int SUBSCRIPTIONS = 1000;
  private static final int ARTICLES = 100;
  private static final int SPEAKERS = 50;

  /** Time for matching what a block has left, and for the next positions to be shared. */
  private static final long PAUSE_MILLIS = 3000;

  private final OnRecordServer service;
  private final Database database;
  private final int perSecond;
  private final int seconds;
  private List<String> articles;
  private int created;

  private SubscriptionCost(
      OnRecordServer service, Database database, int perSecond, int seconds) {
    this.service = service;
    this.database = database;
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  /**
   * CPU milliseconds for a quote.
   *
   * @param threads the threads of subscriptions
   * @param service the process of the service without its compiler
   */
  private record Cost(double threads, double service, double server) {
    double sum() {
      return service + server;
    }

    Cost minus(Cost other) {
      return new Cost(threads - other.threads, service - other.service, server - other.server);
    }

    Cost per(double count) {
      return new Cost(threads * 1000 / count, service * 1000 / count, server * 1000 / count);
    }
  }

  public static void main(String... args) throws Exception {
    String name = System.getenv("PGDATABASE");
    try (OnRecordServer service = new OnRecordServer(name);
        Database database = new Database(name)) {
      new SubscriptionCost(
              service, database, Integer.parseInt(args[0]), Integer.parseInt(args[1]))
          .run(Integer.parseInt(args[2]));
    }
  }

  private void run(int rounds) throws IOException, InterruptedException {
    fill();
    subscribe();
    setActive(true);
    block(20, 400);
    System.out.printf(
        "CPU ms for a quote, %d a second           threads  service  PostgreSQL  both%n", perSecond);
    List<Cost> more = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      setActive(false);
      Cost paused = block(perSecond, perSecond * seconds);
      setActive(true);
      Cost active = block(perSecond, perSecond * seconds);
      print("paused", paused);
      print("active", active);
      more.add(active.minus(paused));
    }
    more.forEach(cost -> print("more", cost));
    print("median", median(more));
  }

  private static Cost median(List<Cost> costs) {
    return new Cost(
        median(costs, Cost::threads), median(costs, Cost::service), median(costs, Cost::server));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
    double[] sorted = costs.stream().mapToDouble(part).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static void print(String label, Cost cost) {
    System.out.printf(
        "%-38s  %7.2f  %7.2f  %10.2f  %4.2f%n",
        label, cost.threads(), cost.service(), cost.server(), cost.sum());
  }

  /** Creates articles and speakers. */
  private void fill() throws IOException, InterruptedException {
    Path file = Files.createTempFile("articles", ".ndjson");
    Files.write(file, IntStream.range(0, ARTICLES).mapToObj(SubscriptionCost::article).toList());
    service.importLines(file).body().forEach(line -> {});
    Files.delete(file);
    articles =
        database
            .query("select id from article order by id desc limit " + ARTICLES)
            .lines()
            .toList();
  }

  private static String article(int number) {
    return "{\"title\": \"Article %d at %d\", \"language\": \"en\", \"body\": \"The harbour no. %1$d.\", \"quotes\": [{\"text\": \"harbour number %1$d\", \"type\": \"indirect\", \"speaker\": %s}]}"
        .formatted(number, System.nanoTime(), speaker(number));
  }

  private static String speaker(int number) {
    return "{\"name\": \"Speaker %d\", \"kind\": \"person\"}".formatted(number % SPEAKERS);
  }

  /** Creates the subscriptions that are missing. */
  private void subscribe() throws IOException, InterruptedException {
    int present = Integer.parseInt(database.query("select count(*) from subscription"));
    for (int i = present; i < SUBSCRIPTIONS; i++) {
      String body =
          "{\"name\": \"No. %d\", \"query\": \"%s\", \"target\": {\"url\": \"http://127.0.0.1:9/\"}, \"events\": [\"deleted\"]}"
              .formatted(i, query(i));
      send("/subscriptions", body);
    }
  }

  /** A quote matches about 13 of these queries, from 2 to 42. */
  private static String query(int i) {
    int speaker = i % SPEAKERS;
    return switch (i % 5) {
      case 0 -> "/quotes?speaker=Speaker+" + speaker;
      case 1 -> "/quotes?q=word" + i;
      case 2 -> "/quotes?notSpeaker=Speaker+%d&saidFrom=2020-01-01&has=speaker&q=word%d".formatted(speaker, i);
      case 3 -> "/quotes?q=harbour+number&speaker=Speaker+%d&speaker=Speaker+%d".formatted(speaker, (i + 7) % SPEAKERS);
      default -> i == 4 ? "/quotes?type=direct" : "/quotes?type=indirect&publishedFrom=%d-01-01".formatted(2010 + i % 15);
    };
  }

  private void setActive(boolean active) throws IOException, InterruptedException {
    database.query(
        active
            ? "update subscription set state = 'active', pause_reason = null, paused_at = null"
            : "update subscription set state = 'paused', pause_reason = 'requested', paused_at = now()");
    Thread.sleep(PAUSE_MILLIS);
  }

  /** Creates quotes at a rate, and returns the cost of each. */
  private Cost block(int rate, int count) throws IOException, InterruptedException {
    Cost before = cost();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      createQuote();
      long due = start + (i + 1) * 1_000_000_000L / rate;
      Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
    }
    Cost cost = cost().minus(before).per(count);
    Thread.sleep(PAUSE_MILLIS);
    return cost;
  }

  private void createQuote() throws IOException, InterruptedException {
    int number = ++created;
    send(
        "/quotes",
        "{\"article\": {\"id\": \"%s\"}, \"text\": \"We said word%d about the harbour number %d of %d\", \"type\": \"direct\", \"speaker\": %s}"
            .formatted(
                articles.get(number % articles.size()),
                number % 20,
                number,
                System.nanoTime(),
                speaker(number)));
  }

  private void send(String path, String body) throws IOException, InterruptedException {
    int status = service.send(new Request("POST", path, body)).statusCode();
    if (status != 201) {
      throw new IOException(status + " for " + body);
    }
  }

  private Cost cost() throws IOException {
    return new Cost(
        CpuTime.ofThreads(service.pid(), "subscription-"),
        CpuTime.of(service.pid()) - CpuTime.ofCompiler(service.pid()),
        CpuTime.ofPostgres(database));
  }
}
