package measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A database, queried through psql. */
final class Database implements AutoCloseable {
  private static final String END = "\u0004";

  private final String name;
  private final Process psql;
  private final Writer questions;
  private final BufferedReader answers;

  Database(String name) throws IOException {
    this.name = name;
    psql =
        new ProcessBuilder("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = psql.outputWriter(StandardCharsets.UTF_8);
    answers = psql.inputReader(StandardCharsets.UTF_8);
    query("set client_min_messages = warning");
  }

  String name() {
    return name;
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
