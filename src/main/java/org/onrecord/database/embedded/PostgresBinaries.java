package org.onrecord.database.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.SystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL binaries, unpacked from the archives of Zonky's embedded PostgreSQL. Zonky's own
 * server is made for tests: it loses data in a crash and does not report why a start failed.
 */
record PostgresBinaries(Path home) {

  /** Zonky's log. A missing archive is reported by an exception with instructions. */
  private static final Logger ZONKY = Logger.getLogger("io.zonky");

  /** A locale of the operating system with UTF-8. */
  static final String LOCALE = SystemUtils.IS_OS_LINUX ? "C.UTF-8" : "en_US.UTF-8";

  /** Unpacks the binaries into a folder, unless the same archive is unpacked there already. */
  static PostgresBinaries unpackedIn(Path folder) throws IOException {
    byte[] archive = archive();
    var checksum = new CRC32();
    checksum.update(archive);
    Path home = folder.resolve(Long.toHexString(checksum.getValue()));
    if (!Files.exists(home)) {
      FileUtils.deleteQuietly(folder.toFile());
      Path draft = folder.resolve("new");
      unpack(archive, draft);
      Files.move(draft, home);
    }
    return new PostgresBinaries(home);
  }

  String majorVersion() {
    try {
      // postgres (PostgreSQL) 18.6
      return run("postgres", List.of("--version")).replaceFirst(".* (\\d+)\\..*", "$1").strip();
    } catch (IOException e) {
      throw new CannotStartDatabase(
          "The PostgreSQL binaries in %s do not run on this machine: %s", home, e.getMessage());
    }
  }

  /** Runs a program to its end and returns its output. */
  String run(String program, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it runs as another user.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", LOCALE); // The server does not start on macOS without it.
      var process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new ProgramFailed(output);
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramFailed(program + " was interrupted");
    }
  }

  /** Fails if this build contains no binaries for this platform. Writes nothing to disk. */
  static void requireArchive() throws IOException {
    openArchive().close();
  }

  private static InputStream openArchive() throws IOException {
    ZONKY.setLevel(Level.OFF);
    String system =
        SystemUtils.IS_OS_WINDOWS
            ? "Windows"
            : SystemUtils.IS_OS_MAC ? "Darwin" : SystemUtils.OS_NAME;
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, SystemUtils.OS_ARCH);
    } catch (IllegalStateException e) {
      throw new CannotStartDatabase(
          "This build of OnRecord has no PostgreSQL for %s on %s: set QUARKUS_DATASOURCE_JDBC_URL to"
              + " the database to use.",
          system, SystemUtils.OS_ARCH);
    }
  }

  private static byte[] archive() throws IOException {
    try (var archive = openArchive()) {
      return archive.readAllBytes();
    }
  }

  private static void unpack(byte[] archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        unpack(tar, entry, path);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      path.toFile().setExecutable((entry.getMode() & 0100) != 0);
    }
  }

  /** A program failed. The message is the line of its output that states the error. */
  static final class ProgramFailed extends IOException {
    private static final long serialVersionUID = 1L;

    ProgramFailed(String output) {
      super(reason(output.strip().lines().toList()));
    }

    private static String reason(List<String> lines) {
      return lines.stream()
          .filter(line -> line.contains("FATAL:") || line.contains("error:"))
          .findFirst()
          .orElse(lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1));
    }
  }
}
