package org.onrecord.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * Known security advisories of libraries, in the format of OSV (ossf.github.io/osv-schema), from
 * {@code src/advisories}.
 */
record Advisories(JsonNode list, JsonNode exceptions) {
  private static final Path FOLDER = Path.of("src", "advisories");

  /** An artifact of Maven. */
  record Artifact(String group, String name, String version) {
    /** Parses {@code group:artifact:classifier:type:version}. */
    static Artifact parse(String line) {
      String[] parts = line.split(":");
      return new Artifact(parts[0], parts[1], parts[parts.length - 1]);
    }

    /** The name in OSV. */
    String coordinates() {
      return group + ":" + name;
    }
  }

  /**
   * An advisory that affects an artifact.
   *
   * @param fixed the first version without the fault; "no version" if there is none
   */
  record Match(String id, String aliases, Artifact artifact, String fixed, String summary) {
    @Override
    public String toString() {
      return "%s (%s): %s %s is affected, %s fixes it. %s"
          .formatted(id, aliases, artifact.coordinates(), artifact.version(), fixed, summary);
    }
  }

  static Advisories read() throws IOException {
    ObjectMapper json = new ObjectMapper();
    return new Advisories(
        json.readTree(Files.readString(FOLDER.resolve("advisories.json"))),
        json.readTree(Files.readString(FOLDER.resolve("exceptions.json"))));
  }

  /** Matches of all advisories, also those with an exception. */
  List<Match> matches(List<Artifact> artifacts) {
    List<Match> matches = new ArrayList<>();
    for (JsonNode advisory : list.get("advisories")) {
      for (Artifact artifact : artifacts) {
        fixedVersion(advisory, artifact)
            .map(
                fixed ->
                    new Match(
                        advisory.get("id").asText(),
                        String.join(", ", texts(advisory.path("aliases")).toList()),
                        artifact,
                        fixed,
                        advisory.path("summary").asText()))
            .ifPresent(matches::add);
      }
    }
    return matches;
  }

  /** True if an exception says why the advisory does not apply. */
  boolean isExcepted(Match match) {
    return nodes(exceptions)
        .anyMatch(
            exception ->
                exception.get("id").asText().equals(match.id)
                    && exception.get("package").asText().equals(match.artifact.coordinates()));
  }

  /** The version that fixes an artifact, empty if the artifact is not affected. */
  private static Optional<String> fixedVersion(JsonNode advisory, Artifact artifact) {
    ComparableVersion version = new ComparableVersion(artifact.version());
    return nodes(advisory.get("affected"))
        .filter(affected -> affected.at("/package/ecosystem").asText().equals("Maven"))
        .filter(affected -> affected.at("/package/name").asText().equals(artifact.coordinates()))
        .flatMap(
            affected ->
                Stream.concat(
                    nodes(affected.path("ranges"))
                        .filter(range -> range.get("type").asText().equals("ECOSYSTEM"))
                        .flatMap(range -> fixedBy(range, version)),
                    texts(affected.path("versions"))
                        .filter(artifact.version()::equals)
                        .map(listed -> "no version")))
        .findFirst();
  }

  /** The end of each interval of a range that contains a version. */
  private static Stream<String> fixedBy(JsonNode range, ComparableVersion version) {
    List<String> ends = new ArrayList<>();
    boolean affected = false;
    for (JsonNode event : range.get("events")) {
      if (event.has("introduced")) {
        affected = isAtLeast(version, event.get("introduced").asText());
      } else if (event.has("fixed")) {
        String fixed = event.get("fixed").asText();
        if (affected && !isAtLeast(version, fixed)) {
          ends.add(fixed);
        }
        affected = false;
      } else if (event.has("last_affected")) {
        ComparableVersion last = new ComparableVersion(event.get("last_affected").asText());
        if (affected && version.compareTo(last) <= 0) {
          ends.add("a version after " + last);
        }
        affected = false;
      }
    }
    return affected ? Stream.of("no version") : ends.stream();
  }

  private static boolean isAtLeast(ComparableVersion version, String least) {
    return least.equals("0") || version.compareTo(new ComparableVersion(least)) >= 0;
  }

  private static Stream<String> texts(JsonNode array) {
    return nodes(array).map(JsonNode::asText);
  }

  private static Stream<JsonNode> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
