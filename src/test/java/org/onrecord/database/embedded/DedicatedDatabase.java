package org.onrecord.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A PostgreSQL server for one test, which may kill, suspend and restart it. */
public final class DedicatedDatabase implements AutoCloseable {
  private final EmbeddedDatabase database;
  private final Path folder;

  private DedicatedDatabase(Path folder) {
    this.folder = folder;
    this.database = EmbeddedDatabase.start(folder);
  }

  /** Creates an empty database. */
  public static DedicatedDatabase empty(String name) throws IOException {
    Path folder = Path.of("target", name).toAbsolutePath();
    FileUtils.deleteDirectory(folder.toFile());
    DatabaseTemplate.copyTo(folder);
    return new DedicatedDatabase(folder);
  }

  /** Creates a read-only streaming replica. */
  public DedicatedDatabase replica(String name) throws Exception {
    Path copy = Path.of("target", name).toAbsolutePath();
    FileUtils.deleteDirectory(copy.toFile());
    Path data = copy.resolve("postgresql-18");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('replica', true)");
      new ProcessBuilder("cp", "-a", folder.toString(), copy.toString()).start().waitFor();
      try (ResultSet label =
          statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        label.next();
        Files.writeString(data.resolve("backup_label"), label.getString(1));
      }
    }
    Files.delete(data.resolve("postmaster.pid"));
    Files.createFile(data.resolve("standby.signal"));
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%s user=%s password=%s'\n"
            .formatted(port(), database.username(), database.password()));
    return new DedicatedDatabase(copy);
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + port();
  }

  private String port() {
    return database.jdbcUrl().replaceFirst(".*:(\\d+)/.*", "$1");
  }

  /** Configuration that makes a service use this database. */
  public Map<String, String> settings() {
    return Map.of(
        EmbeddedDatasource.URL,
        database.jdbcUrl(),
        "quarkus.datasource.username",
        database.username(),
        "quarkus.datasource.password",
        database.password());
  }

  public Connection connect() throws SQLException {
    return database.connect();
  }

  /** Kills the server like {@code kill -9}. Its child processes then end by themselves. */
  public void kill() throws IOException {
    kill(folder);
  }

  /** Kills the server whose data is in a folder. */
  public static void kill(Path folder) throws IOException {
    ProcessHandle server = server(folder);
    server.destroyForcibly();
    server.onExit().join();
  }

  /** Restarts the server on the same port. */
  public void restart() throws IOException {
    database.restart();
  }

  /** Suspends or resumes the server's processes, which simulates a host that does not respond. */
  public void setSuspended(boolean suspended) throws IOException, InterruptedException {
    ProcessHandle server = server(folder);
    for (ProcessHandle process : Stream.concat(Stream.of(server), server.descendants()).toList()) {
      new ProcessBuilder("kill", suspended ? "-STOP" : "-CONT", String.valueOf(process.pid()))
          .start()
          .waitFor();
    }
  }

  private static ProcessHandle server(Path folder) throws IOException {
    return ProcessHandle.of(Long.parseLong(pidFile(folder).get(0).strip())).orElseThrow();
  }

  /** Connects to the database that a service has started in a folder. */
  public static Connection connect(Path folder) throws IOException, SQLException {
    var source = new org.postgresql.ds.PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + pidFile(folder).get(3).strip() + "/postgres");
    source.setUser("onrecord");
    source.setPassword(Files.readString(folder.resolve("password")));
    return source.getConnection();
  }

  private static List<String> pidFile(Path folder) throws IOException {
    return Files.readAllLines(
        folder.resolve("postgresql-18").resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    database.close();
  }
}
