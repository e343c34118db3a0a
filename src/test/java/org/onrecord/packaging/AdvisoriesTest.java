package org.onrecord.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.packaging.Advisories.Artifact;

class AdvisoriesTest {
  @ParameterizedTest
  @CsvSource({
    "org.postgresql:postgresql:42.7.10, CVE-2026-42198, 42.7.11",
    "io.netty:netty-codec-http:4.1.133.Final, CVE-2026-50020, 4.1.135.Final",
    "io.netty:netty-codec-http2:4.1.134.Final, CVE-2026-47244, 4.1.135.Final",
    "com.fasterxml.jackson.core:jackson-databind:2.21.2, CVE-2026-54512, 2.21.4",
    "com.fasterxml.jackson.core:jackson-databind:2.21.2, CVE-2026-54513, 2.21.4",
    "com.fasterxml.jackson.core:jackson-databind:2.21.2, CVE-2026-54514, 2.21.4",
    "com.fasterxml.jackson.core:jackson-databind:2.21.4, CVE-2026-54515, 2.21.5",
    "com.fasterxml.jackson.core:jackson-databind:2.21.2, CVE-2026-54516, 2.21.4",
    "com.fasterxml.jackson.core:jackson-databind:2.21.2, CVE-2026-54517, 2.21.4",
    "com.fasterxml.jackson.core:jackson-databind:2.21.2, CVE-2026-54518, 2.21.4",
    "io.micrometer:micrometer-core:1.16.3, CVE-2026-40984, 1.16.6",
    "org.apache.opennlp:opennlp-tools:2.5.5, CVE-2026-42440, 2.5.9",
  })
  void an_affected_version_is_reported_with_the_version_that_fixes_it(
      String artifact, String alias, String fixed) throws IOException {
    List<String> fixes =
        Advisories.read().matches(List.of(Artifact.parse(artifact))).stream()
            .filter(match -> match.aliases().equals(alias))
            .map(Advisories.Match::fixed)
            .toList();
    assertEquals(List.of(fixed), fixes);
  }

  /** As strings, 1.9 would come after 1.10 and 1.10.0.Final before 1.10. */
  @ParameterizedTest
  @CsvSource({
    "1.1.9, ''",
    "1.2, 1.10.0.Final",
    "1.9, 1.10.0.Final",
    "1.10-rc1, 1.10.0.Final",
    "1.10, ''",
    "1.10.0.Final, ''",
    "1.20, ''",
    "2.0, a version after 2.3",
    "2.3, a version after 2.3",
    "2.4, ''",
    "3.0, no version",
    "4.0, no version",
  })
  void versions_are_compared_as_maven_does(String version, String fixed) throws IOException {
    JsonNode list =
        new ObjectMapper()
            .readTree(
                """
                {"advisories": [{"id": "A", "aliases": [], "summary": "", "affected": [{
                  "package": {"ecosystem": "Maven", "name": "g:a"},
                  "ranges": [{"type": "ECOSYSTEM", "events": [
                    {"introduced": "1.2"}, {"fixed": "1.10.0.Final"},
                    {"introduced": "2.0"}, {"last_affected": "2.3"},
                    {"introduced": "3.0"}]}]}]}]}
                """);
    List<String> fixes =
        new Advisories(list, new ObjectMapper().createArrayNode())
                .matches(List.of(new Artifact("g", "a", version), new Artifact("g", "b", version)))
                .stream()
                .map(Advisories.Match::fixed)
                .toList();
    assertEquals(fixed.isEmpty() ? List.of() : List.of(fixed), fixes);
  }

  @Test
  void the_list_and_its_exceptions_are_complete() throws IOException {
    Advisories advisories = Advisories.read();
    assertFalse(
        LocalDate.parse(advisories.list().get("date").asText()).isAfter(LocalDate.now()), "date");
    Set<String> ids = new HashSet<>();
    for (JsonNode advisory : advisories.list().get("advisories")) {
      String id = advisory.get("id").asText();
      assertTrue(ids.add(id), () -> id + " occurs twice");
      assertFalse(advisory.get("affected").isEmpty(), id);
      assertTrue(advisory.at("/references/0/url").asText().startsWith("https://"), id);
    }
    for (JsonNode exception : advisories.exceptions()) {
      String id = exception.get("id").asText();
      assertTrue(ids.contains(id), id);
      assertFalse(exception.get("reason").asText().isBlank(), id);
      LocalDate.parse(exception.get("date").asText());
    }
  }
}
