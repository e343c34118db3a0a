package org.onrecord.database.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow") // Continuous testing in dev mode leaves it out: its class path cannot be passed to
// another JVM.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EmbeddedDatabaseTest {

  private static final Path FOLDER = Path.of("target", "embedded-database").toAbsolutePath();

  private static final Path DATA = FOLDER.resolve("postgresql-18");

  /** One folder for all tests, since creating it is slow. Each test has its own table. */
  @BeforeAll
  static void create_folder() throws IOException {
    FileUtils.deleteDirectory(FOLDER.toFile());
    EmbeddedDatabase.start(FOLDER).close();
  }

  @Test
  void data_survives_a_restart() throws SQLException {
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      execute(database, "create table kept as select 'سلام' as word");
    }
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      assertEquals(List.of("سلام"), query(database, "select word from kept"));
    }
  }

  @Test
  void a_copy_of_the_folder_is_a_backup() throws Exception {
    Path copy = FOLDER.resolveSibling("embedded-database-copy");
    FileUtils.deleteDirectory(copy.toFile());
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      execute(database, "create table saved as select 'سلام' as word");
    }
    var copying = new ProcessBuilder("cp", "-a", FOLDER.toString(), copy.toString()).start();
    assertEquals(0, copying.waitFor());
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      execute(database, "drop table saved");
    }
    try (var database = EmbeddedDatabase.start(copy)) {
      assertEquals(List.of("سلام"), query(database, "select word from saved"));
    }
  }

  @Test
  void commits_are_durable() throws SQLException {
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      assertEquals(List.of("on"), query(database, "show fsync"));
      assertEquals(List.of("on"), query(database, "show synchronous_commit"));
      assertEquals(List.of("on"), query(database, "show full_page_writes"));
    }
  }

  @Test
  void settings_that_could_lose_data_are_rejected() throws Exception {
    Path folder = FOLDER.resolveSibling("embedded-database-not-durable");
    FileUtils.deleteDirectory(folder.toFile());
    try (var database = EmbeddedDatabase.start(folder)) {
      execute(database, "alter role onrecord set synchronous_commit = off");
    }
    Path data = folder.resolve("postgresql-18");
    assertEquals(
        "PostgreSQL in %s could lose committed data, since synchronous_commit is off: turn it on."
            .formatted(data),
        startError(folder));
    assertFalse(Files.exists(data.resolve("postmaster.pid")), "the server is stopped again");
  }

  @Test
  void unicode_letters_are_folded_and_compared() throws SQLException {
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      execute(database, "create extension pg_trgm");
      execute(database, "create extension unaccent");
      assertEquals(List.of("äö é хаменеи"), query(database, "select lower('ÄÖ É ХАМЕНЕИ')"));
      assertEquals(List.of("1"), query(database, "select similarity('علی', 'علی')"));
      assertEquals(List.of("Unicode"), query(database, "select unaccent('Ünïcödé')"));
    }
  }

  @Test
  void only_the_owner_can_read_the_folder_and_connect() throws Exception {
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      assertEquals("rwx------", permissions(FOLDER));
      assertEquals("rw-------", permissions(FOLDER.resolve("password")));
      var refused =
          assertThrows(
              SQLException.class,
              () -> DriverManager.getConnection(database.jdbcUrl(), "onrecord", "guess"));
      assertEquals("28P01", refused.getSQLState());
    }
  }

  @Test
  void a_second_service_on_the_same_folder_fails_with_instructions() throws Exception {
    String sentence =
        "Another OnRecord is using the data folder %s: stop it, or choose another folder with"
                .formatted(FOLDER)
            + " ONRECORD_DATA_DIR, or another database with QUARKUS_DATASOURCE_JDBC_URL.";
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      assertEquals(sentence, startError(FOLDER));
      assertEquals(List.of("1"), query(database, "select 1"));
    }
  }

  @Test
  void no_commit_is_lost_when_the_server_is_killed() throws Exception {
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      execute(database, "create table killed as select 'confirmed' as word");
      postmaster().destroyForcibly();
    }
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      assertEquals(List.of("confirmed"), query(database, "select word from killed"));
    }
  }

  @Test
  void no_commit_is_lost_when_the_service_is_killed() throws Exception {
    List<String> confirmed = writeUntilKilled();
    ProcessHandle orphan = postmaster();
    assertTrue(orphan.isAlive());
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      assertNotEquals(orphan.pid(), postmaster().pid());
      assertTrue(query(database, "select n from written").containsAll(confirmed));
    }
  }

  @Test
  void no_commit_is_lost_when_service_and_server_are_killed() throws Exception {
    List<String> confirmed = writeUntilKilled();
    postmaster().destroyForcibly();
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      assertTrue(query(database, "select n from written").containsAll(confirmed));
    }
  }

  @Test
  void another_process_with_the_pid_of_the_last_server_is_not_stopped() throws Exception {
    List<String> confirmed = writeUntilKilled();
    postmaster().destroyForcibly();
    var pidFile = DATA.resolve("postmaster.pid");
    var lines = Files.readAllLines(pidFile);
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(pidFile, lines);
    try (var database = EmbeddedDatabase.start(FOLDER)) {
      assertTrue(query(database, "select n from written").containsAll(confirmed));
    }
  }

  @Test
  void data_of_another_version_is_rejected() throws IOException {
    Path folder = FOLDER.resolveSibling("embedded-database-17");
    Path other = Files.createDirectories(folder.resolve("postgresql-17"));
    assertEquals(
        ("The data in %s is of another version of PostgreSQL than this OnRecord's, postgresql-18:"
                + " convert it with pg_upgrade, or choose an empty folder with ONRECORD_DATA_DIR.")
            .formatted(other),
        startError(folder));
  }

  @Test
  void the_error_names_a_folder_that_cannot_be_created() throws IOException {
    Path file = Files.createTempFile(Path.of("target"), "not-a-folder", null).toAbsolutePath();
    assertEquals(
        ("The data folder %s cannot be used (%<s is not a folder): make it writable, or choose another"
                + " folder with ONRECORD_DATA_DIR, or another database with"
                + " QUARKUS_DATASOURCE_JDBC_URL.")
            .formatted(file),
        startError(file));
  }

  /** Kills a JVM while it writes, and returns the rows that were committed. */
  private static List<String> writeUntilKilled() throws IOException, InterruptedException {
    var process = java(Writer.class.getName()).redirectError(Redirect.INHERIT).start();
    try (BufferedReader output = process.inputReader()) {
      var confirmed = new ArrayList<String>();
      while (confirmed.size() < 200) {
        confirmed.add(Objects.requireNonNull(output.readLine(), "the writer has ended"));
      }
      process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the output.
      output.lines().forEach(confirmed::add);
      return confirmed;
    }
  }

  /** Writes rows and prints the number of each committed row. */
  static final class Writer {
    public static void main(String... args) throws SQLException {
      try (var database = EmbeddedDatabase.start(FOLDER);
          var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute("drop table if exists written");
        statement.execute("create table written (n int)");
        for (int n = 0; ; n++) {
          statement.execute("insert into written values (" + n + ")");
          System.out.println(n);
        }
      }
    }
  }

  private static ProcessBuilder java(String... arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    // Newer JDKs log a warning without it.
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(DATA.resolve("postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static String startError(Path folder) {
    return assertThrows(CannotStartDatabase.class, () -> EmbeddedDatabase.start(folder))
        .getMessage();
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
