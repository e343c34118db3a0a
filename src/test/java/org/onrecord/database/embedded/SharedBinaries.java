package org.onrecord.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The binaries of PostgreSQL, unpacked once for all data folders of tests, since that takes some
 * seconds of a processor. {@code EmbeddedDatabaseTest}, {@code KillTest} and {@code ShutdownTest}
 * let a data folder have its own, as an operator's has.
 */
final class SharedBinaries {
  private static final Path FOLDER = Path.of("target", "postgresql-binaries").toAbsolutePath();
  private static final Path LOCK = Path.of("target", "postgresql-binaries.lock");

  private SharedBinaries() {}

  /** Links the shared binaries in a data folder, before a server is started in it. */
  static void linkIn(Path dataFolder) {
    try {
      unpackOnce();
      link(dataFolder.resolve("server"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized void unpackOnce() throws IOException {
    Files.createDirectories(FOLDER);
    try (FileChannel channel =
        FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Closing the channel releases the lock.
      channel.lock();
      PostgresBinaries.unpackedIn(FOLDER);
    }
  }

  private static void link(Path server) throws IOException {
    if (Files.exists(server, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.createDirectories(server.getParent());
    try {
      Files.createSymbolicLink(server, FOLDER);
    } catch (UnsupportedOperationException | IOException e) {
      // Windows may not permit links: the server unpacks its own then.
    }
  }
}
