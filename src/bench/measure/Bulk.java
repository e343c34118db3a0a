package measure;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures the export of all quotes and an import. */
final class Bulk {
  private static final String NDJSON = "application/x-ndjson";

  /** The maximum number of quotes imported as a warm-up. */
  private static final int WARM_UP_QUOTES = 150_000;

  private Bulk() {}

  /** Reads the whole list as one stream, and samples the heap after forced collections. */
  static void export(Database database) throws Exception {
    try (OnRecordServer service = new OnRecordServer(database.query("select current_database()"))) {
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

  private static HttpResponse<InputStream> get(OnRecordServer service, String path)
      throws Exception {
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

  private static void watch(OnRecordServer service, List<Heap> samples) {
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
    try (OnRecordServer service = new OnRecordServer(name)) {
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
  private static void warmUp(OnRecordServer service, Options options, Path work) throws Exception {
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
  private static Map<String, Long> send(Path file, String path, OnRecordServer service)
      throws Exception {
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
