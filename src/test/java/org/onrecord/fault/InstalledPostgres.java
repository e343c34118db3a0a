package org.onrecord.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onrecord.fixtures.ExternalProgram;

/**
 * A temporary server of the newest PostgreSQL that is installed by Debian's package {@code
 * postgresql}, with its client programs. It runs as the user postgres if the tests run as root,
 * since PostgreSQL refuses to run as root.
 */
public final class InstalledPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";

  /** The folder for the output of programs. */
  private static final Path OUTPUT = Path.of("target", "installed-postgres");

  private final Path programs = newestPrograms();
  private final Path folder;
  private final int port;

  private InstalledPostgres(String initdbOptions) {
    try {
      folder = Files.createTempDirectory("onrecord-postgres");
      port = freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (isRoot()) {
      run(List.of("chown", USER, folder.toString()));
    }
    serverProgram("initdb", "-D data -A trust -U " + USER + " " + initdbOptions);
    launch();
  }

  /** Starts an empty server with the encoding UTF8, ready for logical replication. */
  public static InstalledPostgres start() {
    return new InstalledPostgres("-E UTF8 --locale=C.UTF-8");
  }

  private void launch() {
    serverProgram(
        "pg_ctl",
        "-D data -w -l server.log start -o '-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off -c wal_level=logical'"
            .formatted(port, folder));
  }

  /** Creates an empty database. */
  public void create(String database) {
    client("createdb", database);
  }

  /** Configuration that makes a service use a database. */
  public Map<String, String> settings(String database) {
    return Map.of(
        "quarkus.datasource.jdbc.url", url(database), "quarkus.datasource.username", USER);
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, "");
  }

  /** Connection parameters of a database in the form that other PostgreSQL servers take. */
  String conninfo(String database) {
    return "host=127.0.0.1 port=%d user=%s dbname=%s".formatted(port, USER, database);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** Environment in which client programs of this version find the server. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
    environment.put("PGHOST", "127.0.0.1");
    environment.put("PGPORT", String.valueOf(port));
    environment.put("PGUSER", USER);
    return environment;
  }

  /** Runs a client program, which must succeed, and returns its standard output. */
  String client(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private void serverProgram(String program, String arguments) {
    String script = "cd %s && %s/%s %s".formatted(folder, programs, program, arguments);
    run(
        isRoot()
            ? List.of("runuser", "-u", USER, "--", "sh", "-c", script)
            : List.of("sh", "-c", script));
  }

  private String run(List<String> command) {
    return new ExternalProgram(OUTPUT, environment()).run(command.toArray(String[]::new));
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path newestPrograms() {
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
          .max(
              Comparator.comparingInt(
                  version -> Integer.parseInt(version.getFileName().toString())))
          .orElseThrow()
          .resolve("bin");
    } catch (IOException e) {
      throw new IllegalStateException("This test needs Debian's package postgresql", e);
    }
  }

  @Override
  public void close() {
    serverProgram("pg_ctl", "-D data -w -m immediate stop");
    run(List.of("rm", "-r", folder.toString()));
  }
}
