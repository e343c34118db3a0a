package measure;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** COPY through psql. */
final class Copy {
  private Copy() {}

  /** Reads the rows of a query and discards them. */
  static void discard(String database, String query) throws IOException, InterruptedException {
    run(database, "copy (" + query + ") to stdout", Redirect.PIPE, Redirect.DISCARD);
  }

  /** Writes the rows of a query to a file. */
  static void write(String database, String query, Path file)
      throws IOException, InterruptedException {
    run(database, "copy (" + query + ") to stdout", Redirect.PIPE, Redirect.to(file.toFile()));
  }

  /** Inserts the rows of a file. */
  static void read(String database, String table, Path file)
      throws IOException, InterruptedException {
    run(database, "copy " + table + " from stdin", Redirect.from(file.toFile()), Redirect.DISCARD);
  }

  private static void run(String database, String command, Redirect input, Redirect output)
      throws IOException, InterruptedException {
    ProcessBuilder psql =
        new ProcessBuilder("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database)
            .redirectError(Redirect.INHERIT)
            .redirectInput(input)
            .redirectOutput(output);
    psql.command().add("-c");
    psql.command().add(command);
    if (psql.start().waitFor() != 0) {
      throw new IllegalStateException(command + " has failed");
    }
  }
}
