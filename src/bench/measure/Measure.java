package measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        new BulkExport(database, options).measure();
      }
      if (options.wants("import") && options.mode() == Mode.RATIO) {
        new BulkImport(database, options, work).measure();
      }
    } finally {
      Programs.delete(work);
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
