package org.onrecord.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Static initialization, which in a native image happens while the image is built. */
@QuarkusTest
class StaticInitTest {
  @Test
  void no_bean_reads_configuration_during_static_initialization() {
    assertTrue(StaticInitReads.count() > 0, "reads are observed");
    assertEquals(
        Map.of(),
        StaticInitReads.readers(),
        "These beans are created while a native image is built; inject a Provider and call it later");
  }
}
