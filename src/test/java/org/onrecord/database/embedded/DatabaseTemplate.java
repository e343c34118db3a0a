package org.onrecord.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A data folder with an empty database, which is copied for each {@link DedicatedDatabase}, since
 * creating one takes a second of a processor.
 */
final class DatabaseTemplate {
  private static final Path FOLDER = Path.of("target", "postgresql-template").toAbsolutePath();
  private static final Path LOCK = Path.of("target", "postgresql-template.lock");

  private static boolean isMade;

  private DatabaseTemplate() {}

  /** Copies the template to a folder that does not exist. */
  static synchronized void copyTo(Path folder) throws IOException {
    SharedBinaries.linkIn(FOLDER);
    try (FileChannel channel =
        FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Closing the channel releases the lock. Until then no other process starts the server.
      channel.lock();
      if (!isMade) {
        EmbeddedDatabase.start(FOLDER).close();
        isMade = true;
      }
      copy(folder);
    }
  }

  private static void copy(Path folder) throws IOException {
    try {
      int status =
          new ProcessBuilder("cp", "-a", FOLDER.toString(), folder.toString()).start().waitFor();
      if (status != 0) {
        throw new IOException("The template of databases cannot be copied to " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
