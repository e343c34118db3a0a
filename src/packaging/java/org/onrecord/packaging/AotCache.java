package org.onrecord.packaging;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.onrecord.database.embedded.DedicatedDatabase;

/**
 * Build step of the profile {@code aot}: makes the Java runtime of the image (jlink) and its AOT
 * cache (JEP 514, JEP 515). Starts the service that Maven has just packaged, sends it {@link
 * TrainingRequests}, and lets Java write the classes that these loaded, already linked, and the
 * profiles of the methods that they ran to {@code target/quarkus-app/app.aot}. Needs JDK 25.
 *
 * <p>Arguments: the modification time of all packaged files, as an RFC 3339 instant, and the number
 * of rounds of the training run.
 */
final class AotCache {
  private static final Path APPLICATION = Path.of("target", "quarkus-app");
  private static final Path RUNTIME = Path.of("target", "runtime");
  private static final Path LOG = Path.of("target", "aot-cache.log");
  private static final String KEY = "0123456789abcdef-for-training";
  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

  /**
   * Modules of the runtime: those the service and its libraries use, all charsets for pages, and
   * jcmd and jfr to inspect a running container.
   */
  private static final String MODULES =
      "java.se,jdk.unsupported,jdk.charsets,jdk.zipfs,jdk.naming.dns,jdk.crypto.ec,"
          + "jdk.security.auth,jdk.management,jdk.management.agent,jdk.jfr,jdk.jcmd,jdk.net,jdk.httpserver";

  private AotCache() {}

  public static void main(String[] arguments) throws Exception {
    require(Runtime.version().feature() >= 25, "The profile aot needs JDK 25");
    makeRuntime();
    setModificationTimes(FileTime.from(Instant.parse(arguments[0])));
    train(Integer.parseInt(arguments[1]));
    require(Files.exists(APPLICATION.resolve("app.aot")), "Java wrote no AOT cache: " + log());
  }

  private static void train(int rounds) throws Exception {
    try (DedicatedDatabase database = DedicatedDatabase.empty("aot-cache-database")) {
      Process process = start(database);
      try {
        new TrainingRequests(URI.create("http://127.0.0.1:" + port(process)), KEY).send(rounds);
      } finally {
        process.destroy();
        require(process.waitFor(5, MINUTES), "The service did not stop");
      }
    }
  }

  private static void makeRuntime() throws IOException {
    FileUtils.deleteDirectory(RUNTIME.toFile());
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    PrintWriter out = new PrintWriter(System.out);
    int code =
        jlink.run(
            out,
            out,
            "--add-modules",
            MODULES,
            "--no-header-files",
            "--no-man-pages",
            "--output",
            RUNTIME.toString());
    require(code == 0, "jlink failed");
  }

  /**
   * Java accepts the cache only with jars of the modification time it was made with, to the second.
   * Image layers round or truncate times, so the time has whole seconds. The same time in every
   * build gives the same layers.
   */
  private static void setModificationTimes(FileTime time) throws IOException {
    for (Path part : List.of(APPLICATION, RUNTIME)) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.toList()) {
          Files.setLastModifiedTime(file, time);
        }
      }
    }
  }

  private static Process start(DedicatedDatabase database) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(RUNTIME.resolve("bin").resolve("java").toAbsolutePath().toString());
    command.addAll(options());
    command.add("-XX:AOTCacheOutput=app.aot");
    command.add("-Dquarkus.http.port=0");
    command.add("-Donrecord.sample-data=true");
    command.add("-Donrecord.admin-key=" + KEY);
    database.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", "quarkus-run.jar"));
    return new ProcessBuilder(command)
        .directory(APPLICATION.toFile())
        .redirectErrorStream(true)
        .redirectOutput(LOG.toFile())
        .start();
  }

  /** The image's options, since a cache requires the same collector and object headers. */
  private static List<String> options() throws IOException {
    return Files.readAllLines(Path.of("src", "main", "docker", "java.options")).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("-XX:AOTCache"))
        .toList();
  }

  private static String port(Process process) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      Matcher listening = LISTENING.matcher(log());
      if (listening.find()) {
        return listening.group(1);
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("The service did not start: " + log());
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }

  private static String log() {
    try {
      return Files.readString(LOG);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
