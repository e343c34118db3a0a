package measure;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures imports of articles with quotes into a temporary database, in turn with COPY of the rows
 * of each import into plain tables beside it. Lines name actors, of which the import creates those
 * that are new.
 */
record BulkImport(Database database, Options options, Path work) {
  private static final int PER_ARTICLE = 5;

  /** Articles in an import of the warm-up. */
  private static final int FEW = 500;

  void measure() throws Exception {
    String name = database.name() + "_import";
    database.query("drop database if exists " + name);
    database.query("create database " + name);
    try (OnRecordServer service = new OnRecordServer(name);
        Database target = new Database(name)) {
      Process generator = generator();
      try (BufferedReader lines = generator.inputReader(StandardCharsets.UTF_8)) {
        measure(service, target, lines);
      } finally {
        generator.destroy();
      }
    } finally {
      database.query("drop database " + name);
    }
  }

  private void measure(OnRecordServer service, Database target, BufferedReader lines)
      throws Exception {
    WarmUp.of(service, options.warmUp(), seconds -> importFew(service, lines, seconds));
    // As autovacuum does: plans without statistics are those of the first minute only.
    target.query("vacuum analyze");
    PlainTables plain = new PlainTables(target, work);
    plain.create();
    List<BulkRun> services = new ArrayList<>();
    List<BulkRun> copies = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      Path file = next(lines, options.imported() / PER_ARTICLE);
      target.query("checkpoint");
      long before = quotes(target);
      BulkRun run = BulkRun.of(service, target, () -> send(file, service));
      long added = quotes(target) - before;
      services.add(run.per(added));
      plain.write();
      target.query("checkpoint");
      copies.add(BulkRun.of(service, target, plain::read).per(added));
    }
    BulkRun.print("import", services, copies);
  }

  private static long quotes(Database target) throws IOException {
    return Long.parseLong(target.query("select count(*) from quote"));
  }

  /** The generator, which waits while its output is not read. */
  private static Process generator() throws IOException {
    return new ProcessBuilder(
            "java",
            "src/bench/Generate.java",
            "--ndjson",
            "--per-article",
            "" + PER_ARTICLE,
            "--quotes",
            "5000000")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void importFew(OnRecordServer service, BufferedReader lines, int seconds)
      throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      send(next(lines, FEW), service);
    }
  }

  /** A file with the next lines. */
  private Path next(BufferedReader lines, int count) throws IOException {
    Path file = work.resolve("import.ndjson");
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        out.write(lines.readLine());
        out.write('\n');
      }
    }
    return file;
  }

  private static void send(Path file, OnRecordServer service) throws Exception {
    HttpResponse<Stream<String>> response = service.importLines(file);
    if (response.statusCode() != 200) {
      throw new IllegalStateException("/imports is answered by " + response.statusCode());
    }
    Pattern status = Pattern.compile("\"status\" ?: ?\"(\\w+)\"");
    Map<String, Long> results =
        response
            .body()
            .map(status::matcher)
            .filter(Matcher::find)
            .collect(groupingBy(found -> found.group(1), TreeMap::new, counting()));
    if (results.containsKey("failed")) {
      System.out.println("NOT ALL LINES WERE IMPORTED: " + results);
    }
  }
}
