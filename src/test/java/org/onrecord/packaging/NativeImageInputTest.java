package org.onrecord.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The input of a native image ({@code target/native-sources}, written by the profile "long")
 * registers every type used by reflection and includes every resource that is read by name.
 */
@Tag("long")
class NativeImageInputTest {
  private static Set<String> reflective;

  @BeforeAll
  static void readRegisteredTypes() throws IOException {
    JsonNode metadata = read("META-INF/native-image/reflect-config.json");
    reflective =
        StreamSupport.stream(metadata.spliterator(), false)
            .filter(type -> type.path("allDeclaredConstructors").asBoolean())
            .filter(type -> type.path("allDeclaredMethods").asBoolean())
            .map(type -> type.get("name").asText())
            .collect(Collectors.toSet());
  }

  @Test
  void every_type_read_or_written_as_json_is_registered() {
    Set<String> types = WireTypes.all();
    assertTrue(types.contains("org.onrecord.records.quote.QuoteFilter"), types::toString);
    assertTrue(types.contains("org.onrecord.web.problem.Problem$Existing"), types::toString);
    assertTrue(
        types.contains("org.onrecord.records.actor.ActorProblems$Candidate"), types::toString);
    assertTrue(
        types.contains("org.onrecord.records.quote.QuoteProblems$Statuses"), types::toString);
    Set<String> missing = new TreeSet<>(types);
    missing.removeAll(reflective);
    assertEquals(Set.of(), missing, "Annotate these types with @RegisterForReflection");
  }

  @Test
  void every_resource_is_included() throws IOException {
    List<Pattern> included =
        StreamSupport.stream(
                read("META-INF/native-image/resource-config.json")
                    .at("/resources/includes")
                    .spliterator(),
                false)
            .map(include -> Pattern.compile(include.get("pattern").asText()))
            .toList();
    List<String> missing =
        resources()
            .filter(name -> included.stream().noneMatch(one -> one.matcher(name).matches()))
            .toList();
    assertEquals(List.of(), missing, "Add these to quarkus.native.resources.includes");
  }

  /** Resources that the code reads by name. The build includes settings and services itself. */
  private static Stream<String> resources() throws IOException {
    Path root = Path.of("src", "main", "resources");
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString())
              .filter(name -> name.contains("/") && !name.startsWith("META-INF"))
              .toList();
      return Stream.concat(
          Stream.of("META-INF/openapi.yaml", "langdetect-183.bin"), names.stream());
    }
  }

  private static JsonNode read(String name) throws IOException {
    try (JarFile jar = new JarFile(runner().toFile());
        InputStream entry = jar.getInputStream(jar.getEntry(name))) {
      return new ObjectMapper().readTree(entry);
    }
  }

  private static Path runner() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target", "native-sources"))) {
      return files.filter(file -> file.toString().endsWith("-runner.jar")).findAny().orElseThrow();
    }
  }
}
