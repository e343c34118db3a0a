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

/** PostgreSQL's data on disk, which it calls a cluster, and the server that runs on it. */
record PostgresCluster(Path path, PostgresBinaries programs) {

  private static final Logger LOG = Logger.getLogger(PostgresCluster.class);

  private static final String NAME = "postgresql-";
  private static final String DRAFT = "new-";
  private static final int ANY_PORT = 0;
  private static final String PID_FILE = "postmaster.pid";

  /** The children of a killed server take a moment to go, and others may be quicker to a port. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A pid that no system gives: see {@link #disownStalePid}. */
  private static final String NO_PROCESS = Integer.toString(Integer.MAX_VALUE);

  /**
   * On the command line, where no file of settings overrides them. Only this machine is listened
   * to, and no socket is left in /tmp; the log is kept for a week, a file for each weekday.
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
          // The details of an error hold what is on record, or was to be.
          "log_error_verbosity=terse",
          "log_parameter_max_length_on_error=0");

  /** The cluster in a data folder, made where there is none. */
  static PostgresCluster in(DataFolder folder, String user) throws IOException {
    var programs = PostgresBinaries.unpackedIn(folder.path().resolve("server"));
    String name = NAME + programs.majorVersion();
    var cluster = new PostgresCluster(folder.path().resolve(name), programs);
    if (!Files.exists(cluster.path)) {
      refuseOtherVersions(folder.path(), name);
      cluster.create(folder, user);
    }
    return cluster;
  }

  /**
   * Starts the server, and returns the port it listens on once it accepts connections. A server
   * that a killed service left behind is stopped first: its settings and programs may be older
   * ones.
   */
  int start(Path log) throws IOException {
    return start(log, ANY_PORT);
  }

  /** The same on the port that it had, so that who knows it finds it there. */
  int start(Path log, int wanted) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      stop();
      disownStalePid();
      Files.deleteIfExists(log);
      int port = wanted == ANY_PORT ? freePort() : wanted;
      try {
        // No limit that matters: after a crash it recovers first, for as long as that takes.
        control("start", "-t", "86400", "-l", log.toString(), "-o", options(port));
        return port;
      } catch (PostgresBinaries.Failed e) {
        if (System.nanoTime() > deadline) {
          throw new CannotStartDatabase(
              "PostgreSQL does not start in %s: its logs, %s and the newest in %s, say why.",
              path, log, path.resolve("log"));
        }
      }
      pause();
    }
  }

  /** Stops the server of this cluster, if there is one, in good order. */
  void stop() {
    server().ifPresent(this::stop);
  }

  private void stop(ProcessHandle server) {
    try {
      control("stop", "-t", "60", "-m", "fast");
    } catch (IOException e) {
      // It loses nothing by that, but has to recover at its next start.
      LOG.warnf("Killing the PostgreSQL in %s, as it does not stop: %s", path, e.getMessage());
      server.destroyForcibly();
      server.onExit().completeOnTimeout(server, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  private void control(String action, String... arguments) throws IOException {
    var all = new ArrayList<>(List.of(action, "-D", path.toString(), "-w"));
    all.addAll(List.of(arguments));
    programs.run("pg_ctl", all);
  }

  /** Makes a draft and renames it when complete, so that a cluster is never half made. */
  private void create(DataFolder folder, String user) throws IOException {
    deleteDrafts(folder.path());
    Path draft = Files.createTempDirectory(folder.path(), DRAFT);
    try {
      initialise(draft, user, folder.passwordFile());
    } catch (PostgresBinaries.Failed e) {
      FileUtils.deleteQuietly(draft.toFile());
      throw new CannotStartDatabase(
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
            // Search needs a locale that knows all letters. PostgreSQL's own sorts alike on every
            // system, so that no update of a system spoils an index; trigrams use the system's.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=" + PostgresBinaries.LOCALE));
  }

  private static void deleteDrafts(Path folder) throws IOException {
    try (var drafts = Files.newDirectoryStream(folder, DRAFT + "*")) {
      drafts.forEach(draft -> FileUtils.deleteQuietly(draft.toFile()));
    }
  }

  private static void refuseOtherVersions(Path folder, String wanted) throws IOException {
    try (var others = Files.newDirectoryStream(folder, NAME + "*")) {
      for (Path other : others) {
        throw new CannotStartDatabase(
            "The data in %s is of another version of PostgreSQL than this OnRecord's, %s: convert it"
                + " with pg_upgrade, or choose an empty folder with ONRECORD_DATA_DIR.",
            other, wanted);
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

  /** The running server, found by what it wrote of itself and checked, as pids are used again. */
  Optional<ProcessHandle> server() {
    return pid().flatMap(ProcessHandle::of).filter(this::isServer);
  }

  private boolean isServer(ProcessHandle process) {
    var info = process.info();
    String program = Path.of(info.command().orElse("")).getFileName().toString();
    boolean ours =
        info.arguments()
            .map(arguments -> List.of(arguments).contains(path.toString()))
            .orElse(SystemUtils.IS_OS_WINDOWS); // which does not tell them
    return program.startsWith("postgres") && ours;
  }

  private Optional<Long> pid() {
    try {
      return Optional.of(
          Long.valueOf(Files.readAllLines(path.resolve(PID_FILE), ISO_8859_1).get(0).strip()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // No file, or one that a crash left empty.
    }
  }

  /**
   * PostgreSQL refuses to start while any process has the pid of its last server, even if that is
   * another program by now. We hold the lock on the folder and know better. The file is not simply
   * deleted, since it also names the shared memory by which PostgreSQL finds children of a killed
   * server, and waits for them.
   */
  private void disownStalePid() throws IOException {
    Path file = path.resolve(PID_FILE);
    if (!Files.exists(file)) {
      return;
    }
    var lines = Files.readAllLines(file, ISO_8859_1);
    if (lines.isEmpty()) {
      Files.delete(file);
      return;
    }
    lines.set(0, NO_PROCESS);
    Files.write(file, lines, ISO_8859_1);
  }
}
