package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.AssertEach;

/** The output of a packaged service that is started with wrong settings. */
@Tag("long")
@Timeout(120)
class RefusedSettingsTest {
  private static final Path DATA = Path.of("target", "refused-settings-test").toAbsolutePath();

  private static final String REQUESTS =
      "onrecord.limit.requests (ONRECORD_LIMIT_REQUESTS) is “0”, but must be a whole number from 1 to 10000.";
  private static final String LOCK =
      "onrecord.timeout.lock (ONRECORD_TIMEOUT_LOCK) is “30s”, but must be shorter than"
          + " onrecord.timeout.statement (ONRECORD_TIMEOUT_STATEMENT), which is “30s”.";

  /** Quarkus would refuse the port, too, but with a stack trace and alone. */
  @Test
  void all_faults_are_printed_without_a_stack_trace() {
    try (PackagedService service =
        PackagedService.begin(
            Map.of(
                "onrecord.data-dir", DATA.toString(),
                "onrecord.limit.requests", "0",
                "onrecord.timeout.lock", "30s",
                "quarkus.http.port", "http"))) {
      assertEquals(1, service.awaitEnd(), service::log);
      assertEquals(
          List.of(
              REQUESTS,
              "quarkus.http.port (QUARKUS_HTTP_PORT) is “http”, but must be a whole number from 0 to 65535.",
              LOCK),
          service.log().lines().toList());
    }
    assertFalse(Files.exists(DATA));
  }

  @Test
  void options_of_java_and_misspelled_names_are_checked() {
    AssertEach.of(
        List.of("-Donrecord.limit.requests=0", "-D%prod.onrecord.limit.requests=0"),
        option -> {
          try (PackagedService service =
              PackagedService.begin(
                  Map.of(
                      "JAVA_TOOL_OPTIONS",
                      option,
                      "onrecord.data-dir",
                      DATA.toString(),
                      "onrecord.limits.requests",
                      "8"))) {
            assertEquals(1, service.awaitEnd(), service::log);
            List<String> log = service.log().lines().toList();
            assertTrue(log.contains(REQUESTS), log::toString);
            assertTrue(
                log.contains(
                    "ONRECORD_LIMITS_REQUESTS is not a setting of OnRecord; did you mean"
                        + " onrecord.limit.requests (ONRECORD_LIMIT_REQUESTS)?"),
                log::toString);
            assertFalse(service.log().contains("\tat "), service::log);
          }
        });
    assertFalse(Files.exists(DATA));
  }
}
