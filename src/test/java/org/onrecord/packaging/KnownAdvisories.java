package org.onrecord.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.onrecord.packaging.Advisories.Artifact;
import org.onrecord.packaging.Advisories.Match;

/**
 * No library of the packaged service has a known security advisory, except those that do not apply
 * to the service. Runs after the package is built.
 */
class KnownAdvisories {
  private static final Path LIBRARIES =
      Path.of("target", "quarkus-app", "quarkus-app-dependencies.txt");

  @Test
  void no_library_has_a_known_advisory() throws IOException {
    // The native executable has no list of its own; it contains the same libraries.
    Assumptions.assumeTrue(Files.exists(LIBRARIES), () -> LIBRARIES + " does not exist");
    List<Artifact> libraries = Files.readAllLines(LIBRARIES).stream().map(Artifact::parse).toList();
    assertTrue(libraries.size() > 100, libraries::toString);
    Advisories advisories = Advisories.read();
    List<Match> matches = advisories.matches(libraries);
    String applying =
        matches.stream()
            .filter(match -> !advisories.isExcepted(match))
            .map(Match::toString)
            .collect(Collectors.joining("\n"));
    assertEquals(
        "", applying, "Raise these versions, or add an exception: see src/docs/advisories.md");
    assertEquals(
        new TreeSet<>(
            StreamSupport.stream(advisories.exceptions().spliterator(), false)
                .map(exception -> exception.get("id").asText())
                .toList()),
        new TreeSet<>(matches.stream().map(Match::id).toList()),
        "Exceptions without a match: remove them");
  }
}
