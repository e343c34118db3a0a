package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow") // Continuous testing in dev mode skips it: its class path cannot be passed to another
// JVM.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OnRecordTest {
  @Test
  void quotes_are_extracted_without_a_database(@TempDir Path folder) throws Exception {
    Process program = start(folder, "extract");
    try (var texts = program.outputWriter(UTF_8)) {
      texts.write("{\"id\": \"a\", \"text\": \"It rained.\"}\n");
    }
    assertEquals(
        List.of(
            "{\"id\":\"a\",\"text\":\"It rained.\",\"language\":null,"
                + "\"language_detected\":false,\"not_read\":null,\"quotes\":[]}"),
        program.inputReader(UTF_8).lines().toList());
    assertEquals(List.of(), program.errorReader(UTF_8).lines().toList());
    assertEquals(0, program.waitFor());
    assertEquals(List.of(), files(folder), "a data folder was created");
  }

  @Test
  void wrong_usage_exits_with_an_error_code(@TempDir Path folder) throws Exception {
    assertEquals(2, start(folder, "extract", "--fast").waitFor());
  }

  private static Process start(Path folder, String... arguments) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    var command =
        Stream.concat(
            Stream.of(java, "-cp", System.getProperty("java.class.path"), OnRecord.class.getName()),
            Stream.of(arguments));
    return new ProcessBuilder(command.toList()).directory(folder.toFile()).start();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
