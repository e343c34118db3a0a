package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/** The output of a packaged service that cannot start without a configured database. */
@Tag("long")
@Timeout(120)
class EmbeddedStartTest {

  /** As in a native image and in the images with a Java runtime. */
  @Test
  void a_build_without_embedded_database_names_the_variable_to_set() {
    Path folder = Path.of("target", "embedded-start-test-unused").toAbsolutePath();
    assertEndsWith(
        "This build of OnRecord has no PostgreSQL for Linux on sparc: set"
            + " QUARKUS_DATASOURCE_JDBC_URL to the database to use.",
        Map.of("onrecord.data-dir", folder.toString(), "JAVA_TOOL_OPTIONS", "-Dos.arch=sparc"));
    assertFalse(Files.exists(folder));
  }

  @Test
  void a_data_folder_in_use_is_named() throws Exception {
    String name = "embedded-start-test";
    try (DedicatedDatabase database = DedicatedDatabase.empty(name)) {
      Path folder = Path.of("target", name).toAbsolutePath();
      assertEndsWith(
          "Another OnRecord is using the data folder %s: stop it, or choose another folder with"
                  .formatted(folder)
              + " ONRECORD_DATA_DIR, or another database with QUARKUS_DATASOURCE_JDBC_URL.",
          Map.of("onrecord.data-dir", folder.toString()));
      database.connect().close();
    }
  }

  /** Asserts that the service ends with one sentence, without a stack trace. */
  private static void assertEndsWith(String sentence, Map<String, String> settings) {
    try (PackagedService service = PackagedService.begin(settings)) {
      assertEquals(1, service.awaitEnd(), service::log);
      String log = service.log();
      assertEquals(sentence, log.strip().lines().reduce("", (before, last) -> last));
      assertFalse(log.contains("\tat "), log);
      assertFalse(log.contains("ERROR"), log);
    }
  }
}
