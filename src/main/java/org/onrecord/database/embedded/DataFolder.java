package org.onrecord.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The data folder of the embedded PostgreSQL and the file lock on it. */
record DataFolder(Path path, FileChannel lock) implements AutoCloseable {

  /** Creates the folder if it is missing and locks it until it is closed or the JVM ends. */
  static DataFolder open(Path path) {
    try {
      Path folder = ownerOnly(path.toAbsolutePath());
      return new DataFolder(folder, lock(folder));
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** A message for the operator about a failure to read or write a data folder. */
  static CannotStartDatabase unusable(Path path, IOException cause) {
    if (isDiskFull(cause)) {
      return new CannotStartDatabase(
          "The disk of the data folder %s is full: free some space, or choose another folder with"
              + " ONRECORD_DATA_DIR.",
          path.toAbsolutePath());
    }
    return new CannotStartDatabase(
        "The data folder %s cannot be used (%s): make it writable, or choose another folder with"
            + " ONRECORD_DATA_DIR, or another database with QUARKUS_DATASOURCE_JDBC_URL.",
        path.toAbsolutePath(), reason(cause));
  }

  /** Returns whether a system call or a program of PostgreSQL has reported ENOSPC. */
  static boolean isDiskFull(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("No space left on device");
  }

  /** The generated password. All users of the machine can reach PostgreSQL's port. */
  String password() throws IOException {
    return Files.readString(passwordFile());
  }

  Path passwordFile() throws IOException {
    Path file = path.resolve("password");
    if (!Files.exists(file)) {
      var random = new byte[24];
      new SecureRandom().nextBytes(random);
      Path draft = Files.createTempFile(path, "password", null);
      Files.writeString(draft, Base64.getUrlEncoder().encodeToString(random));
      sync(draft);
      Files.move(draft, file);
      sync(path);
    }
    return file;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** Flushes a file or a folder's entries to disk (fsync). */
  static void sync(Path path) throws IOException {
    if (Files.isDirectory(path) && !isPosix(path)) {
      return; // Windows cannot open a folder as a file.
    }
    try (var file = FileChannel.open(path)) {
      file.force(true);
    }
  }

  private static Path ownerOnly(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (isPosix(folder)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      sync(folder.getParent());
    }
    return folder.toRealPath();
  }

  private static FileChannel lock(Path folder) throws IOException {
    Path file = folder.resolve("onrecord.lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      // Held by this JVM. On POSIX systems, closing the channel would release that lock too.
    }
    throw new CannotStartDatabase(
        "Another OnRecord is using the data folder %s: stop it, or choose another folder with"
            + " ONRECORD_DATA_DIR, or another database with QUARKUS_DATASOURCE_JDBC_URL.",
        folder);
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  /** Explains exceptions whose message is only a path. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission for " + e.getMessage();
    }
    if (e instanceof FileAlreadyExistsException) {
      return e.getMessage() + " is not a folder";
    }
    return e.getMessage();
  }
}
