package org.onrecord.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.exchange.subscriptions.StubTarget;
import org.onrecord.fault.PackagedService;
import org.onrecord.fixtures.ExternalProgram;

/** Receivers in other languages verify the signatures of messages. */
@Tag("long")
@Timeout(180)
class WebhookReceiversTest {
  private static final Path FOLDER = Path.of("target", "webhooks").toAbsolutePath();
  private static final Path GUIDE = Path.of("src", "docs", "guide-webhooks.md");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Process> receivers = new ArrayList<>();
  private DedicatedDatabase database;
  private PackagedService service;

  @BeforeEach
  void start() throws IOException {
    FileUtils.copyDirectory(
        Path.of("src", "test", "clients", "webhooks").toFile(), FOLDER.toFile());
    database = DedicatedDatabase.empty("webhooks-test");
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("onrecord.subscriptions.allow", "127.0.0.1/32,http");
    settings.put("onrecord.subscriptions.first-retry", "200ms");
    service = PackagedService.start(settings);
  }

  @AfterEach
  void stop() {
    receivers.forEach(Process::destroyForcibly);
    service.close();
    database.close();
  }

  @Test
  void the_receivers_of_the_guide_and_the_public_library_verify_signatures() throws Exception {
    String python = receiver("python", "receiver.py", "/usr/bin/python3", true);
    String javascript = receiver("js", "receiver.js", "node", true);
    String wrongSecret = receiver("js", "receiver.js", "node", false);
    ExternalProgram.in(FOLDER).run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    try (StubTarget target = new StubTarget()) {
      JsonNode subscription = subscribe(target.url("/"));
      service.post("/actors", "{\"name\": \"Zoë Ødegård 😀\", \"kind\": \"person\"}");
      assertEquals("204", statusOfSuccess(python));
      assertEquals("204", statusOfSuccess(javascript));
      assertEquals("401", lastStatus(wrongSecret));
      StubTarget.Message message = target.received().get(0);
      assertEquals(
          "actor.created\n",
          ExternalProgram.in(FOLDER)
              .run(
                  "node",
                  "verify.js",
                  subscription.get("secret").asText(),
                  JSON.writeValueAsString(message.headers()),
                  new String(message.body(), StandardCharsets.UTF_8)));
    }
  }

  /** Starts a receiver of the guide with the secret of a new subscription, whose id it returns. */
  private String receiver(String language, String name, String program, boolean ownSecret)
      throws IOException {
    int port = freePort();
    JsonNode subscription = subscribe("http://127.0.0.1:%d/".formatted(port));
    Files.createDirectories(FOLDER);
    Path source = FOLDER.resolve(name);
    Files.writeString(source, block(language));
    ProcessBuilder builder = new ProcessBuilder(program, source.toString());
    builder.environment().put("PORT", String.valueOf(port));
    builder
        .environment()
        .put(
            "WEBHOOK_SECRET",
            ownSecret
                ? subscription.get("secret").asText()
                : "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    builder.redirectErrorStream(true).redirectOutput(FOLDER.resolve(name + ".log").toFile());
    receivers.add(builder.start());
    return subscription.get("id").asText();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\\n(.*?)```").matcher(Files.readString(GUIDE));
    if (!block.find()) {
      throw new AssertionError("The guide has no receiver in " + language);
    }
    return block.group(1);
  }

  private JsonNode subscribe(String url) throws IOException {
    HttpResponse<String> created =
        service.post(
            "/subscriptions",
            "{\"name\": \"Receiver\", \"query\": \"/actors\", \"target\": {\"url\": \"%s\"}, \"events\": [\"created\"]}"
                .formatted(url));
    assertEquals(201, created.statusCode(), created::body);
    return JSON.readTree(created.body());
  }

  /** The status of the last attempt, once the message has been delivered. */
  private String statusOfSuccess(String subscription) throws Exception {
    while (!delivery(subscription).path("state").asText().equals("delivered")) {
      Thread.sleep(50);
    }
    return lastStatus(subscription);
  }

  /** The status of the last attempt with an answer. */
  private String lastStatus(String subscription) throws Exception {
    while (true) {
      JsonNode attempts = delivery(subscription).path("attempts");
      String status = attempts.path(attempts.size() - 1).path("status").asText();
      if (!status.isEmpty()) {
        return status;
      }
      Thread.sleep(50);
    }
  }

  private JsonNode delivery(String subscription) throws IOException {
    return JSON.readTree(service.get("/subscriptions/" + subscription + "/deliveries").body())
        .at("/items/0");
  }
}
