package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An external program that a test runs to its end, such as Node.js, Python or R. */
public record ClientProgram(Path folder, Map<String, String> environment) {
  private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");

  public static ClientProgram in(Path folder) {
    return new ClientProgram(folder, UTF_8);
  }

  public ClientProgram with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new ClientProgram(folder, more);
  }

  /**
   * Runs a command, which must succeed, and returns its standard output.
   *
   * @throws AssertionError with everything that the program wrote, if it fails
   */
  public String run(String... command) {
    try {
      Files.createDirectories(folder);
      Path output = Files.createTempFile(folder, "output", ".txt");
      Path errors = Files.createTempFile(folder, "errors", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      assertEquals(
          0,
          exitStatus(builder),
          () -> String.join(" ", command) + "\n" + read(output) + read(errors));
      return read(output);
    } catch (IOException e) {
      throw new AssertionError("Long tests need %s, see the README".formatted(command[0]), e);
    }
  }

  private static int exitStatus(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    try {
      assertTrue(
          process.waitFor(3, TimeUnit.MINUTES),
          () -> String.join(" ", List.copyOf(builder.command())) + " does not end");
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
