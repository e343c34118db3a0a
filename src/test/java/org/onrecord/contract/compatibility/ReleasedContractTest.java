package org.onrecord.contract.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.contract.compatibility.ReleasedContract.Version;
import org.onrecord.contract.framework.Contract;

/**
 * The contract is compatible with the newest release, or its version announces breaking changes.
 */
class ReleasedContractTest {
  private final Contract contract = Contract.published();
  private final Version version = Version.of(contract);

  @Test
  void the_contract_is_compatible_with_the_newest_release() {
    ReleasedContract newest = ReleasedContract.newest();
    assertTrue(version.compareTo(newest.version()) >= 0, () -> "older than " + newest.version());
    Map<String, Set<String>> broken = BreakingChanges.between(newest.contract(), contract);
    assertTrue(
        broken.isEmpty() || version.compareTo(newest.version().breaking()) >= 0,
        () -> message(newest.version(), broken));
  }

  private static String message(Version released, Map<String, Set<String>> broken) {
    return """
        openapi.yaml breaks what clients of version %s rely on:
        %s
        Change it so that what they do still works (add beside the old, and mark that deprecated), \
        or raise info.version and the version of pom.xml to %s."""
        .formatted(
            released,
            broken.entrySet().stream()
                .map(rule -> "  - " + rule.getKey() + " " + rule.getValue())
                .collect(Collectors.joining("\n")),
            released.breaking());
  }

  @Test
  void the_file_of_a_release_is_named_by_its_version() {
    for (ReleasedContract release : ReleasedContract.all()) {
      assertEquals(Version.of(release.contract()), release.version());
    }
  }

  @Test
  void the_service_has_the_version_of_the_contract() throws Exception {
    Matcher pom =
        Pattern.compile("<artifactId>onrecord</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(pom.find());
    assertEquals(version.toString(), pom.group(1));
  }

  @ParameterizedTest
  @CsvSource({"0.1.0, 0.2.0", "0.9.3, 0.10.0", "1.4.2, 2.0.0"})
  void a_breaking_version_increments_the_first_number_that_is_not_zero(
      String released, String next) {
    assertEquals(Version.parse(next), Version.parse(released).breaking());
  }

  @ParameterizedTest
  @CsvSource({"0.2.0, 0.10.0", "0.10.1, 1.0.0", "1.0.0, 1.0.1"})
  void versions_are_ordered_by_number(String older, String newer) {
    assertTrue(Version.parse(older).compareTo(Version.parse(newer)) < 0);
  }
}
