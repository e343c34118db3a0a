package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.SqlStatements.execute;
import static org.onrecord.fixtures.SqlStatements.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/** Two services that write to a primary PostgreSQL and read from its streaming replica. */
@Tag("long")
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
class ReadReplicaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static DedicatedDatabase primary;
  private static DedicatedDatabase replica;
  private static PackagedService one;
  private static PackagedService other;

  @BeforeAll
  static void start() throws Exception {
    primary = DedicatedDatabase.empty("read-replica-test");
    replica = primary.replica("read-replica-test-replica");
    setSynchronousStandbys("*");
    // The server's command line fixes the setting, so the database overrides it.
    execute(primary::connect, "alter database postgres set synchronous_commit = remote_apply");
    Map<String, String> settings = new HashMap<>(primary.settings());
    settings.put(
        "onrecord.read-replica.jdbc-url",
        "jdbc:postgresql://%s,%s/postgres?targetServerType=preferSecondary"
            .formatted(replica.address(), primary.address()));
    one = PackagedService.start(settings);
    other = PackagedService.start(settings);
  }

  @AfterAll
  static void stop() throws Exception {
    setSynchronousStandbys("");
    one.close();
    other.close();
    replica.close();
    primary.close();
  }

  @Test
  @Order(1)
  void a_write_is_visible_at_once_through_both_services() throws Exception {
    for (int i = 0; i < 50; i++) {
      String name = "Written " + i;
      HttpResponse<String> created =
          one.post("/actors", "{\"name\":\"%s\",\"kind\":\"person\"}".formatted(name));
      assertEquals(201, created.statusCode(), created::body);
      String path = "/actors/" + json(created).at("/id").asText();
      assertEquals(200, other.get(path).statusCode());
      JsonNode newest = json(one.get("/actors?sort=-createdAt&limit=1&include=total"));
      assertEquals(name, newest.at("/items/0/name").asText());
      assertEquals(i + 1, newest.at("/total").asInt());
    }
    assertFalse(one.log().contains("may return stale data"), one::log);
  }

  /** While replay is paused and replication is asynchronous, new records are not visible. */
  @Test
  @Order(2)
  void reads_go_to_the_replica() throws Exception {
    setSynchronousStandbys("");
    execute(replica::connect, "select pg_wal_replay_pause()");
    while (!value(replica::connect, "select pg_get_wal_replay_pause_state()").equals("paused")) {
      Thread.sleep(20);
    }
    HttpResponse<String> created = one.post("/actors", "{\"name\":\"Unseen\",\"kind\":\"person\"}");
    assertEquals(201, created.statusCode(), created::body);
    String path = "/actors/" + json(created).at("/id").asText();
    assertEquals(404, one.get(path).statusCode(), one::log);
    assertEquals(0, json(other.get("/actors?q=Unseen")).at("/items").size());
    execute(replica::connect, "select pg_wal_replay_resume()");
    for (int i = 0; i < 100 && one.get(path).statusCode() != 200; i++) {
      Thread.sleep(50);
    }
    assertEquals(200, other.get(path).statusCode());
  }

  @Test
  @Order(3)
  void the_primary_answers_while_the_replica_is_down() throws Exception {
    replica.kill();
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> response = one.get("/actors?q=Unseen");
      assertEquals(200, response.statusCode(), response::body);
      assertTrue(response.body().contains("Unseen"), response::body);
    }
  }

  /** Sets the standbys that a commit on the primary waits for. */
  private static void setSynchronousStandbys(String names) throws Exception {
    execute(primary::connect, "alter system set synchronous_standby_names = '" + names + "'");
    execute(primary::connect, "select pg_reload_conf()");
    while (!value(primary::connect, "show synchronous_standby_names").equals(names)) {
      Thread.sleep(20);
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return JSON.readTree(response.body());
  }
}
