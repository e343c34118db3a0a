package org.onrecord.web.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fault.PackagedService;
import org.onrecord.fixtures.ExternalProgram;

/**
 * Swagger UI and the other pages in Chromium: locks, filters, the answers of operations, messages
 * in the console, and the width of a phone. {@code src/test/browser/swagger-ui.js} has the checks.
 */
@Tag("long")
@Timeout(400)
class SwaggerUiTest {
  private static final Path FOLDER = Path.of("target", "browser");

  @Test
  void swagger_ui_works_for_a_developer_on_a_screen_and_on_a_phone() throws Exception {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "swagger-ui.js")) {
      Files.copy(
          Path.of("src/test/browser", file),
          FOLDER.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    ExternalProgram browser = ExternalProgram.in(FOLDER.toAbsolutePath());
    browser.run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
    try (DedicatedDatabase database = DedicatedDatabase.empty("swagger-ui-test");
        PackagedService service = PackagedService.start(withSample(database.settings()))) {
      browser.run("node", "swagger-ui.js", service.address() + "/", PackagedService.KEY);
    }
  }

  private static Map<String, String> withSample(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("onrecord.sample-data", "true");
    return all;
  }
}
