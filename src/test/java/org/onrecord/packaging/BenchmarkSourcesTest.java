package org.onrecord.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.ExternalProgram;

/** The sources in {@code src/bench} compile, although the build of the service leaves them out. */
@Tag("long")
@Timeout(200)
class BenchmarkSourcesTest {
  private static final Path BENCHMARKS = Path.of("src", "bench");

  @TempDir Path target;

  @ParameterizedTest
  @ValueSource(strings = {"measure", "."})
  void programs_compile_without_warnings(String folder) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.list(BENCHMARKS.resolve(folder))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertEquals("", compilerMessages(sources));
  }

  private String compilerMessages(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      compiler
          .getTask(
              messages,
              files,
              null,
              List.of("-d", target.toString(), "--release", "17", "-Xlint:all"),
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return messages.toString();
  }

  /** Needs packages from Maven Central. */
  @ParameterizedTest
  @ValueSource(strings = {"vertx", "spring"})
  void java_peers_compile(String peer) throws IOException {
    FileUtils.copyDirectory(BENCHMARKS.resolve("peers").resolve(peer).toFile(), target.toFile());
    ExternalProgram.in(target)
        .run(
            Path.of("mvnw").toAbsolutePath().toString(),
            "--quiet",
            "--batch-mode",
            "--no-transfer-progress",
            "compile");
  }

  @Test
  void the_syntax_of_the_peer_for_node_is_valid() {
    ExternalProgram.in(target)
        .run(
            "node",
            "--check",
            BENCHMARKS.resolve("peers/postgraphile/server.mjs").toAbsolutePath().toString());
  }
}
