package org.onrecord.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fault.PackagedService;
import org.onrecord.fixtures.ExternalProgram;

/**
 * Clients that common generators make from the contract alone work with the service: each lists,
 * pages, reads, creates and extracts with typed members. The build runs the current version of
 * openapi-generator; the test runs an earlier version and the generators from npm.
 */
@Tag("long")
@Timeout(300)
class GeneratedClientsTest {
  private static final Path SOURCES = Path.of("src", "test", "clients");
  private static final Path CONTRACT = Path.of("openapi", "openapi.yaml").toAbsolutePath();
  private static final Path CLIENTS = Path.of("target", "clients").toAbsolutePath();
  private static final Path JAVA = CLIENTS.resolve("java");
  private static final Path PYTHON = CLIENTS.resolve("python");
  private static final Path TYPESCRIPT = CLIENTS.resolve("typescript");
  private static final String CURRENT = "openapi-generator";
  private static final String EARLIER = "openapi-generator-earlier";

  private static DedicatedDatabase database;
  private static PackagedService service;

  @BeforeAll
  static void start() throws IOException {
    FileUtils.copyDirectory(SOURCES.resolve("typescript").toFile(), TYPESCRIPT.toFile());
    FileUtils.copyDirectory(
        SOURCES.resolve("typescript/openapi-generator").toFile(),
        TYPESCRIPT.resolve(EARLIER).toFile());
    ExternalProgram.in(TYPESCRIPT).run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    generateWithEarlierVersion(
        "typescript-fetch", TYPESCRIPT.resolve(EARLIER).resolve("generated"));
    generateWithEarlierVersion("python", PYTHON.resolve(EARLIER));
    database = DedicatedDatabase.empty("clients-test");
    service = PackagedService.start(database.settings());
    ExternalProgram.in(TYPESCRIPT.resolve("openapi-fetch"))
        .run(npm("openapi-typescript"), CONTRACT.toString(), "-o", "generated/schema.d.ts");
    ExternalProgram.in(TYPESCRIPT.resolve("orval"))
        .with("CONTRACT", CONTRACT.toString())
        .with("SERVICE", service.address())
        .run(npm("orval"), "--config", "orval.config.js");
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  private static void generateWithEarlierVersion(String generator, Path output) {
    ExternalProgram.in(CLIENTS)
        .run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            CLIENTS.resolve("openapi-generator-cli.jar").toString(),
            "generate",
            "--input-spec=" + CONTRACT,
            "--generator-name=" + generator,
            "--output=" + output,
            "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
  }

  private static String npm(String program) {
    return TYPESCRIPT.resolve("node_modules/.bin").resolve(program).toString();
  }

  @Test
  void the_java_client_of_openapi_generator_makes_a_round_trip() throws Exception {
    URL classes = JAVA.resolve("classes").toUri().toURL();
    try (URLClassLoader client =
        new URLClassLoader(new URL[] {classes}, getClass().getClassLoader())) {
      client
          .loadClass("org.onrecord.client.RoundTrip")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {service.address(), PackagedService.KEY});
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CURRENT, EARLIER})
  void the_python_client_of_openapi_generator_makes_a_round_trip(String version) {
    ExternalProgram.in(PYTHON)
        .with("PYTHONPATH", PYTHON.resolve(version).toString())
        .run(
            // The Python of Debian, which has the packages that the client needs.
            "/usr/bin/python3",
            SOURCES.resolve("python/round_trip.py").toAbsolutePath().toString(),
            service.address(),
            PackagedService.KEY);
  }

  /** Each client is compiled with the compiler option "strict". */
  @ParameterizedTest
  @ValueSource(strings = {CURRENT, EARLIER, "openapi-fetch", "orval"})
  void the_typescript_client_compiles_and_makes_a_round_trip(String client) {
    ExternalProgram program = ExternalProgram.in(TYPESCRIPT.resolve(client));
    program.run(npm("tsc"));
    program.run("node", "out/round-trip.js", service.address(), PackagedService.KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {CURRENT, EARLIER})
  void openapi_generator_keeps_the_names_of_schemas(String version) throws IOException {
    List<Path> folders =
        List.of(
            JAVA.resolve("src/main/java/org/openapitools/client/model"),
            TYPESCRIPT.resolve(version).resolve("generated/models"),
            PYTHON.resolve(version).resolve("openapi_client/models"));
    for (Path folder : folders) {
      Set<String> names = names(folder);
      names.removeAll(Set.of("index", "abstractopenapischema", "init"));
      assertFalse(names.isEmpty());
      names.removeAll(schemaNames());
      assertEquals(Set.of(), names, folder.toString());
    }
  }

  /**
   * The types of orval are those of schemas, those of parameters and responses with a suffix, and
   * those of members that can be null, which are named like the member.
   */
  @Test
  void orval_numbers_no_type_and_names_none_by_its_place_in_a_schema() throws IOException {
    Set<String> names = names(TYPESCRIPT.resolve("orval/generated/model"));
    assertFalse(names.isEmpty());
    names.removeIf(name -> !name.matches(".*([0-9]|anyof|oneof|allof|item|inner)"));
    names.removeAll(schemaNames());
    assertEquals(Set.of(), names);
  }

  /** The file names in a folder in lower case, without underscores and extension. */
  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", ""))
          .map(name -> name.replace("_", "").toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> schemaNames() {
    return Contract.published().root().get("components").get("schemas").children().stream()
        .map(ContractNode::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
