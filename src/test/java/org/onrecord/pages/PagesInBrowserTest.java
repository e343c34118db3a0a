package org.onrecord.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fault.PackagedService;
import org.onrecord.fixtures.ExternalProgram;

/**
 * The pages of the sample story in Chromium: accessibility, console, hosts, width, and the same
 * text without JavaScript; the pictures of the guide; and changes as a stream of events. {@code
 * src/test/browser} has the checks.
 */
@Tag("long")
@Timeout(400)
class PagesInBrowserTest {
  private static final Path FOLDER = Path.of("target", "browser");
  private static final String ID = "0199a000-0000-7001-8000-00000000000";
  private static final String QUOTE = "0199a000-0000-7002-8000-0000000000";
  private static final String ACTOR = "0199a000-0000-7000-8000-00000000000";

  private static final List<String> FILES =
      List.of(
          "package.json",
          "pages.js",
          "desk.js",
          "keyboard.js",
          "pictures.js",
          "hostile.js",
          "events.js",
          "draft.txt");

  /** Pictures of the guide. {@code -Dpictures=src/docs/pictures} replaces those of the sources. */
  private static final Path PICTURES =
      Path.of(System.getProperty("pictures", "target/browser/pictures")).toAbsolutePath();

  private static final List<String> PATHS =
      List.of(
          "",
          "articles/" + ID + "1",
          "articles/" + ID + "4",
          "quotes/" + QUOTE + "01",
          "quotes/" + QUOTE + "65",
          "quotes/" + QUOTE + "65/card",
          "draft",
          "actors/" + ACTOR + "6",
          "actors/" + ACTOR + "3",
          "statements/" + QUOTE + "65",
          "quotes",
          "articles",
          "actors",
          "statements",
          "search?q=strait",
          "changes?limit=5",
          "quotes/" + QUOTE + "65/history",
          "quotes?speaker=Marenk",
          "nowhere",
          "q/guide/guide-pages");

  @Test
  void pages_are_accessible_and_self_contained_on_a_screen_and_on_a_phone() throws Exception {
    Files.createDirectories(FOLDER);
    for (String file : FILES) {
      Files.copy(
          Path.of("src/test/browser", file),
          FOLDER.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    ExternalProgram browser = ExternalProgram.in(FOLDER.toAbsolutePath());
    browser.run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
    try (DedicatedDatabase database = DedicatedDatabase.empty("pages-test");
        PackagedService service = PackagedService.start(withSample(database.settings()))) {
      List<String> command =
          new ArrayList<>(
              List.of("node", "pages.js", service.address() + "/", PackagedService.KEY));
      command.addAll(PATHS);
      browser.with("GUIDE", PICTURES.toString()).run(command.toArray(String[]::new));
      assertEquals(names(Path.of("src", "docs", "pictures")), names(PICTURES));
      browser.run("node", "events.js", service.address() + "/", PackagedService.KEY);
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static Map<String, String> withSample(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("onrecord.sample-data", "true");
    // The browser resumes streams of changes.
    all.put("onrecord.events.lifetime", "2s");
    return all;
  }
}
