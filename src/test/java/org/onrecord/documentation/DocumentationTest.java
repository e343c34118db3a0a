package org.onrecord.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fault.InstalledPostgres;
import org.onrecord.fault.PackagedService;

/**
 * Runs each shell block of the README and of {@code src/docs}, page by page, against the packaged
 * service with the sample data, and compares the output with what the page shows. Needs {@code
 * bash}, {@code curl}, {@code jq} and Debian's package postgresql.
 */
@Tag("long")
@Timeout(300)
class DocumentationTest {
  private static final String JAR = "target/quarkus-app/quarkus-run.jar";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("src", "docs"))) {
      return Stream.concat(
          Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")),
          docs.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream())
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_command_prints_what_the_page_shows(Path page, @TempDir Path folder) throws Exception {
    List<CodeBlock> blocks = CodeBlock.in(page).stream().filter(CodeBlock::isRun).toList();
    if (blocks.isEmpty()) {
      return;
    }
    if (page.endsWith("backup.md")) {
      runOnInstalledPostgres(blocks, folder);
      return;
    }
    String name = "documentation-" + page.getFileName().toString().replace(".md", "");
    try (DedicatedDatabase database = DedicatedDatabase.empty(name)) {
      run(blocks, database.settings(), Map.of(), folder);
    }
  }

  /** The embedded PostgreSQL has no {@code pg_dump}. */
  private static void runOnInstalledPostgres(List<CodeBlock> blocks, Path folder) throws Exception {
    try (InstalledPostgres server = InstalledPostgres.start()) {
      server.create("onrecord");
      run(blocks, server.settings("onrecord"), server.environment(), folder);
    }
  }

  private static void run(
      List<CodeBlock> blocks,
      Map<String, String> database,
      Map<String, String> environment,
      Path folder)
      throws Exception {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("onrecord.sample-data", "true");
    try (PackagedService service = PackagedService.start(settings)) {
      for (CodeBlock block : blocks) {
        String printed = run(block, service, environment, folder);
        assertEquals(block.expectedOutputs(), CodeBlock.outputs(printed), block::name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_command_that_is_not_run_says_so(Path page) throws IOException {
    Set<String> kinds = new TreeSet<>(CodeBlock.in(page).stream().map(CodeBlock::kind).toList());
    kinds.removeAll(Set.of("", "ci", "not-tried"));
    assertEquals(Set.of(), kinds);
    boolean untried = CodeBlock.in(page).stream().anyMatch(it -> it.kind().equals("not-tried"));
    assertTrue(
        !untried || Files.readString(page).contains("not tried"),
        "The text of the page must say “not tried”");
  }

  @Test
  void commands_left_to_ci_are_those_that_ci_runs() throws IOException {
    for (Path page : pages().toList()) {
      for (CodeBlock block : CodeBlock.in(page)) {
        if (block.kind().equals("ci")) {
          block.text().lines().forEach(line -> assertTrue(isRunByCi(line), line));
        }
      }
    }
  }

  /** CI runs verify, which packages; long tests run the packaged jar; tests cover dev mode. */
  private static boolean isRunByCi(String command) {
    return Set.of(
            "./mvnw quarkus:dev",
            "./mvnw verify",
            "./mvnw package -DskipTests",
            "./mvnw package -Pkubernetes -DskipTests",
            "java -jar target/quarkus-app/quarkus-run.jar")
        .contains(command);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_to_files_lead_somewhere(Path page) throws IOException {
    Path folder = page.toAbsolutePath().getParent();
    List<String> broken =
        LINK.matcher(Files.readString(page))
            .results()
            .map((MatchResult link) -> link.group(1))
            .filter(link -> !link.startsWith("http"))
            .filter(link -> Files.notExists(folder.resolve(link)))
            .toList();
    assertEquals(List.of(), broken);
  }

  private static String run(
      CodeBlock block, PackagedService service, Map<String, String> environment, Path folder)
      throws Exception {
    String script =
        block
            .script()
            .replace("localhost:8080", service.address().replace("http://", ""))
            .replace("ork_dev", PackagedService.KEY)
            .replace(JAR, Path.of(JAR).toAbsolutePath().toString());
    Path output = folder.resolve("output");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().putAll(environment);
    Process process = shell.start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), block::name);
    String printed = Files.readString(output);
    assertEquals(0, process.exitValue(), () -> block.name() + ":\n" + printed);
    return printed;
  }
}
