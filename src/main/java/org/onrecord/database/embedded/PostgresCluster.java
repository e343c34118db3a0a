package org.onrecord.database.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.SystemUtils;
import org.jboss.logging.Logger;

/** A PostgreSQL database cluster: its data directory and the server that runs on it. */
record PostgresCluster(Path path, PostgresBinaries programs) {

  private static final Logger LOG = Logger.getLogger(PostgresCluster.class);

  private static final String NAME = "postgresql-";
  private static final String DRAFT = "new-";

  /** Requests any free port. */
  static final int ANY_PORT = 0;

  private static final String PID_FILE = "postmaster.pid";

  /**
   * Time for retries: children of a killed server may still run, or another process may take the
   * port.
   */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

  /** A pid that no process has: see {@link #replaceStalePid}. */
  private static final String UNUSED_PID = Integer.toString(Integer.MAX_VALUE);

  /**
   * Settings on the command line, where no configuration file overrides them. The server listens on
   * the loopback interface only. One log file for each weekday is kept.
   */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=100",
          "logging_collector=on",
          "log_filename=postgresql-%a.log",
          "log_truncate_on_rotation=on",
          "log_rotation_age=1d",
          "log_rotation_size=0",
          // The details of an error contain values of records.
          "log_error_verbosity=terse",
          "log_parameter_max_length_on_error=0");

  /** Opens the cluster in a data folder, or creates it. */
  static PostgresCluster in(DataFolder folder, String user) throws IOException {
    var programs = PostgresBinaries.unpackedIn(folder.path().resolve("server"));
    String name = NAME + programs.majorVersion();
    var cluster = new PostgresCluster(folder.path().resolve(name), programs);
    if (!Files.exists(cluster.path)) {
      requireNoOtherVersion(folder.path(), name);
      cluster.create(folder, user);
    }
    return cluster;
  }

  /**
   * Starts the server and returns its port once it accepts connections. A server that a killed
   * service left behind is stopped first, since its settings and binaries may be outdated.
   */
  int start(Path log, int requestedPort) throws IOException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (true) {
      stop();
      replaceStalePid();
      Files.deleteIfExists(log);
      int port = requestedPort == ANY_PORT ? freePort() : requestedPort;
      try {
        // One day, since crash recovery before the start may take long.
        control("start", "-t", "86400", "-l", log.toString(), "-o", options(port));
        return port;
      } catch (PostgresBinaries.ProgramFailed e) {
        if (System.nanoTime() > deadline) {
          throw new CannotStartDatabase(
              "PostgreSQL does not start in %s: see its logs, %s and the newest in %s.",
              path, log, path.resolve("log"));
        }
      }
      pause();
    }
  }

  /** Shuts the server down cleanly, if it runs. */
  void stop() {
    server().ifPresent(this::stop);
  }

  private void stop(ProcessHandle server) {
    try {
      control("stop", "-t", "60", "-m", "fast");
    } catch (IOException e) {
      // No data is lost; the next start runs crash recovery.
      LOG.warnf("PostgreSQL in %s does not stop, killing it: %s", path, e.getMessage());
      server.destroyForcibly();
      server.onExit().completeOnTimeout(server, START_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  private void control(String action, String... arguments) throws IOException {
    var all = new ArrayList<>(List.of(action, "-D", path.toString(), "-w"));
    all.addAll(List.of(arguments));
    programs.run("pg_ctl", all);
  }

  /** Creates the cluster in a temporary folder, which is renamed when complete. */
  private void create(DataFolder folder, String user) throws IOException {
    deleteDrafts(folder.path());
    Path draft = Files.createTempDirectory(folder.path(), DRAFT);
    try {
      initialise(draft, user, folder.passwordFile());
    } catch (PostgresBinaries.ProgramFailed e) {
      FileUtils.deleteQuietly(draft.toFile());
      throw DataFolder.isDiskFull(e)
          ? DataFolder.unusable(folder.path(), e)
          : new CannotStartDatabase(
              "PostgreSQL cannot create its data in %s: %s", path, e.getMessage());
    }
    Files.move(draft, path);
    DataFolder.sync(folder.path());
  }

  private void initialise(Path draft, String user, Path passwordFile) throws IOException {
    programs.run(
        "initdb",
        List.of(
            "--pgdata=" + draft,
            "--username=" + user,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            // The built-in locale sorts alike on every system, so that no system update corrupts an
            // index. Trigrams use the locale of the system.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=" + PostgresBinaries.LOCALE));
  }

  private static void deleteDrafts(Path folder) throws IOException {
    try (var drafts = Files.newDirectoryStream(folder, DRAFT + "*")) {
      drafts.forEach(draft -> FileUtils.deleteQuietly(draft.toFile()));
    }
  }

  private static void requireNoOtherVersion(Path folder, String expected) throws IOException {
    try (var clusters = Files.newDirectoryStream(folder, NAME + "*")) {
      for (Path other : clusters) {
        throw new CannotStartDatabase(
            "The data in %s is of another version of PostgreSQL than this OnRecord's, %s: convert it"
                + " with pg_upgrade, or choose an empty folder with ONRECORD_DATA_DIR.",
            other, expected);
      }
    }
  }

  private static String options(int port) {
    return "-p " + port + " -c " + String.join(" -c ", SETTINGS);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The running server, by its pid file. Pids are reused, so the process is checked. */
  Optional<ProcessHandle> server() {
    return pid().flatMap(ProcessHandle::of).filter(this::isServer);
  }

  private boolean isServer(ProcessHandle process) {
    var info = process.info();
    String program = Path.of(info.command().orElse("")).getFileName().toString();
    boolean sameData =
        info.arguments()
            .map(arguments -> List.of(arguments).contains(path.toString()))
            .orElse(SystemUtils.IS_OS_WINDOWS); // Windows does not show the arguments of a process.
    return program.startsWith("postgres") && sameData;
  }

  private Optional<Long> pid() {
    try {
      return Optional.of(
          Long.valueOf(Files.readAllLines(path.resolve(PID_FILE), ISO_8859_1).get(0).strip()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // No file, or an empty one after a crash.
    }
  }

  /**
   * Replaces the pid of a server that no longer runs in the pid file. PostgreSQL refuses to start
   * while any process has that pid, even another program; the lock on the folder shows that it is
   * stale. The file is kept, since it also names the shared memory by which PostgreSQL waits for
   * children of a killed server.
   */
  private void replaceStalePid() throws IOException {
    Path file = path.resolve(PID_FILE);
    if (!Files.exists(file)) {
      return;
    }
    var lines = Files.readAllLines(file, ISO_8859_1);
    if (lines.isEmpty()) {
      Files.delete(file);
      return;
    }
    lines.set(0, UNUSED_PID);
    Files.write(file, lines, ISO_8859_1);
  }
}
