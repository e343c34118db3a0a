package org.onrecord.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.JsonBody.has;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/** Creation of the initial admin key at start-up. */
@QuarkusTest
class InitialAdminKeyTest {
  @Inject Keys keys;
  @Inject Database database;

  @Test
  void a_production_service_without_an_admin_key_creates_one() {
    IssuedKey key = start(Optional.empty()).orElseThrow();
    given()
        .header("Authorization", "Bearer " + key.key())
        .get("/keys")
        .then()
        .statusCode(200)
        .body(has("items.name", contains("first admin")))
        .body(has("items.role", contains("admin")));
    assertEquals(Optional.empty(), start(Optional.empty()));
  }

  @Test
  void no_key_is_created_if_one_is_configured() {
    assertEquals(Optional.empty(), start(Optional.of("correct-horse-battery")));
    given().get("/keys").then().body(has("items", empty()));
  }

  @Test
  void no_key_is_created_in_dev_mode_and_tests() {
    for (LaunchMode mode : List.of(LaunchMode.DEVELOPMENT, LaunchMode.TEST)) {
      var standing = new ConfiguredKeys(mode, Optional.empty());
      assertEquals(Optional.empty(), new InitialAdminKey(standing, keys).issue());
    }
  }

  @Test
  void keys_of_other_roles_and_expired_keys_do_not_count() {
    keys.issue(new KeyInput("Newsroom", Role.EDITOR, null));
    IssuedKey first = start(Optional.empty()).orElseThrow();
    database.execute(Sql.of("update api_key set expires_at = created_at where id = ?", first.id()));
    assertTrue(start(Optional.empty()).isPresent());
  }

  @Test
  void only_one_of_several_starting_replicas_creates_the_key() throws Exception {
    int replicas = 8;
    ExecutorService threads = Executors.newFixedThreadPool(replicas);
    try {
      Callable<Optional<IssuedKey>> replica = () -> start(Optional.empty());
      long made = 0;
      for (Future<Optional<IssuedKey>> started :
          threads.invokeAll(Stream.generate(() -> replica).limit(replicas).toList())) {
        made += started.get().stream().count();
      }
      assertEquals(1, made);
    } finally {
      threads.shutdownNow();
    }
    given().get("/keys").then().body(has("items.name", contains("first admin")));
  }

  private Optional<IssuedKey> start(Optional<String> adminKey) {
    return new InitialAdminKey(new ConfiguredKeys(LaunchMode.NORMAL, adminKey), keys).issue();
  }
}
