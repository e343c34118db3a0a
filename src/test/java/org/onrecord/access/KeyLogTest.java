package org.onrecord.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;
import org.onrecord.fixtures.LogCapture;

/** Keys in the log. */
@QuarkusTest
class KeyLogTest {
  private final LogCapture log = new LogCapture(Level.ALL);

  @Inject Keys keys;

  @BeforeEach
  void listen() {
    log.start();
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void the_initial_key_is_logged_once() {
    InitialAdminKey first =
        new InitialAdminKey(new ConfiguredKeys(LaunchMode.NORMAL, Optional.empty()), keys);
    first.onStart(new StartupEvent());
    first.onStart(new StartupEvent());
    assertEquals(1, log.lines().size(), log.lines()::toString);
    String shown = log.lines().get(0);
    assertTrue(shown.matches("(?s).*\n    ork_[0-9A-Za-z]{43}\n.*"), shown);
    String key = shown.replaceFirst("(?s).*\n    (ork_\\w{43})\n.*", "$1");
    given()
        .header("Authorization", "Bearer " + key)
        .delete("/keys/" + given().get("/keys").as(JsonBody.class).get("items[0].id"))
        .then()
        .statusCode(204);
  }

  @Test
  void other_keys_are_never_logged() {
    JsonBody issued =
        given()
            .contentType("application/json")
            .body(Map.of("name", "Newsroom", "role", "reader"))
            .post("/keys")
            .as(JsonBody.class);
    String key = issued.getString("key");
    for (String sent : List.of(key, key + "x", key + " " + key)) {
      given().header("Authorization", "Bearer " + sent).get("/actors");
      given().header("Authorization", "Bearer " + sent).get("/keys");
      given().header("Authorization", "Bearer " + sent).body("{\"").post("/imports");
    }
    assertEquals(List.of(), log.lines().stream().filter(line -> line.contains(key)).toList());
  }
}
