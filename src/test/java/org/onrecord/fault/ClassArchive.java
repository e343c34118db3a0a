package org.onrecord.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.onrecord.database.embedded.DedicatedDatabase;

/**
 * The classes of the packaged service as Java has loaded them before: a class data sharing archive,
 * which spares each start a third of its CPU time. The first test that starts the service makes it,
 * and the others, also in other processes, wait for it.
 */
final class ClassArchive {
  private static final Path PACKAGE = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path FILE = Path.of("target", "packaged-service.jsa");
  private static final Path LOCK = Path.of("target", "packaged-service.lock");

  /** An archive that does not fit to the other options is ignored. */
  private static final String QUIET = "-Xlog:cds*=off";

  private static boolean isMade;

  private ClassArchive() {}

  /** The options of Java that use the archive, which is made first if it is missing. */
  static synchronized List<String> options() {
    if (!isMade) {
      try (FileChannel channel =
          FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        // Closing the channel releases the lock.
        channel.lock();
        if (Files.notExists(FILE) || isOlderThanPackage()) {
          make();
        }
        isMade = true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.of("-XX:SharedArchiveFile=" + FILE, QUIET);
  }

  private static boolean isOlderThanPackage() throws IOException {
    return Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(PACKAGE)) < 0;
  }

  private static void make() throws IOException {
    Path unfinished = Path.of(FILE + ".part");
    Files.deleteIfExists(unfinished);
    try (DedicatedDatabase database = DedicatedDatabase.empty("class-archive")) {
      List<String> options = List.of("-XX:ArchiveClassesAtExit=" + unfinished, QUIET);
      try (PackagedService service =
          PackagedService.startForArchive(database.settings(), options)) {
        service.post("/actors", "{\"name\":\"Ada\",\"kind\":\"person\"}");
        service.get("/actors");
      }
    }
    Files.move(unfinished, FILE, StandardCopyOption.REPLACE_EXISTING);
  }
}
