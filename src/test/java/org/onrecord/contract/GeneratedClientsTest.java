package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fault.PackagedService;

/**
 * Clients that openapi-generator makes from the contract alone work with the service. The build
 * generates them in {@code target/clients}.
 */
@Tag("long")
@Timeout(300)
class GeneratedClientsTest {
  private static final Path CLIENTS = Path.of("target", "clients");
  private static final Path TYPESCRIPT = CLIENTS.resolve("typescript");

  private static DedicatedDatabase database;
  private static PackagedService service;

  @BeforeAll
  static void start() throws IOException {
    database = DedicatedDatabase.empty("clients-test");
    service = PackagedService.start(database.settings());
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void the_generated_java_client_makes_a_round_trip() throws Exception {
    URL classes = CLIENTS.resolve("java/classes/").toUri().toURL();
    try (URLClassLoader client =
        new URLClassLoader(new URL[] {classes}, getClass().getClassLoader())) {
      client
          .loadClass("org.onrecord.client.RoundTrip")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {service.address(), PackagedService.KEY});
    }
  }

  @Test
  void the_generated_typescript_client_compiles_and_makes_a_round_trip() throws Exception {
    for (String file :
        List.of("package.json", "package-lock.json", "tsconfig.json", "round-trip.ts")) {
      Files.copy(
          Path.of("src/test/clients/typescript", file),
          TYPESCRIPT.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    run("npm", "ci", "--no-audit", "--no-fund");
    run("node", "node_modules/typescript/bin/tsc");
    run("node", "out/round-trip.js", service.address(), PackagedService.KEY);
  }

  private static void run(String... command) throws InterruptedException {
    Path output = CLIENTS.resolve("output.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(TYPESCRIPT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw new AssertionError("The TypeScript client needs Node.js 20 or newer, with npm", e);
    }
    try {
      assertEquals(true, process.waitFor(2, TimeUnit.MINUTES), () -> command[0] + " does not end");
      assertEquals(0, process.exitValue(), () -> String.join(" ", command) + read(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Path output) {
    try {
      return "\n" + Files.readString(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
