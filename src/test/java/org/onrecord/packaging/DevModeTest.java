package org.onrecord.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, in a copy of the project that was never built. */
@Tag("extra")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DevModeTest {
  private static final List<String> SOURCES =
      List.of("pom.xml", "mvnw", ".mvn", "src", "openapi", "CHANGELOG.md");
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

  @TempDir Path project;
  private Process maven;

  @Test
  void dev_mode_serves_the_sample_data_and_the_guide() throws IOException {
    for (String source : SOURCES) {
      copy(Path.of(source));
    }
    String service = start();
    String quotes =
        RestAssured.get(service + "/quotes").then().statusCode(200).extract().asString();
    assertFalse(quotes.contains("\"items\":[]"), quotes);
    RestAssured.get(service + "/q/guide/").then().statusCode(200);
  }

  private void copy(Path source) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, project.resolve(file));
      }
    }
  }

  /** Starts dev mode and returns the address of the service. */
  private String start() throws IOException {
    maven =
        new ProcessBuilder(
                "./mvnw",
                "--batch-mode",
                "quarkus:dev",
                "-Ddebug=false",
                "-Dquarkus.http.port=0",
                "-Dquarkus.console.disable-input=true")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    StringBuilder output = new StringBuilder();
    BufferedReader lines = maven.inputReader(UTF_8);
    for (String line; (line = lines.readLine()) != null; ) {
      output.append(line).append('\n');
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return listening.group(1);
      }
    }
    throw new AssertionError(output);
  }

  /** The service and its database are children of Maven. */
  @AfterEach
  void stop() throws InterruptedException {
    List<ProcessHandle> services = maven.descendants().toList();
    services.forEach(ProcessHandle::destroy);
    maven.destroy();
    maven.waitFor();
    for (ProcessHandle service : services) {
      service.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
  }
}
