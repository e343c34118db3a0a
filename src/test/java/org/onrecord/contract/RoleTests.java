package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.Exchange;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.RequestDraft;
import org.onrecord.contract.framework.RequestGenerator;
import org.onrecord.contract.framework.TestRecords;
import org.onrecord.contract.framework.ValidatingClient;
import org.onrecord.fixtures.EmptyDatabase;

/** What every operation of the contract answers to everybody who may ask. */
abstract class RoleTests {
  private static final List<String> ROLES = List.of("reader", "editor", "admin");

  private final Contract contract = Contract.published();
  private final boolean readingIsOpen;

  @TestHTTPResource("/")
  URI service;

  private TestRecords world;
  private Map<Sender, ValidatingClient> clients;

  RoleTests(boolean readingIsOpen) {
    this.readingIsOpen = readingIsOpen;
  }

  /** Who asks. */
  private enum Sender {
    NOBODY,
    BAD_KEY,
    EXPIRED_KEY,
    REVOKED_KEY,
    READER,
    EDITOR,
    ADMIN;

    /** How many of the roles it has. */
    int roles() {
      return Math.max(0, ordinal() - REVOKED_KEY.ordinal());
    }
  }

  @BeforeEach
  void issueKeys() {
    ValidatingClient admin = new ValidatingClient(service);
    world = new TestRecords(admin);
    JsonNode expired = world.key("admin");
    expire(expired.get("id").asText());
    JsonNode revoked = world.key("admin");
    admin.send(new RequestDraft("DELETE", "/keys/" + revoked.get("id").asText()));
    clients = new EnumMap<>(Sender.class);
    clients.put(Sender.NOBODY, admin.as(Optional.empty()));
    clients.put(Sender.BAD_KEY, admin.as(Optional.of("Bearer ork_" + "x".repeat(43))));
    clients.put(Sender.EXPIRED_KEY, by(expired));
    clients.put(Sender.REVOKED_KEY, by(revoked));
    clients.put(Sender.READER, by(world.key("reader")));
    clients.put(Sender.EDITOR, by(world.key("editor")));
    clients.put(Sender.ADMIN, by(world.key("admin")));
  }

  private ValidatingClient by(JsonNode key) {
    return new ValidatingClient(service).as(Optional.of("Bearer " + key.get("key").asText()));
  }

  @TestFactory
  Stream<DynamicContainer> every_operation_answers_by_the_role_of_who_asks() {
    return contract.operations().stream()
        .map(operation -> dynamicContainer(operation.id(), answers(operation)));
  }

  private Stream<DynamicTest> answers(Operation operation) {
    return Stream.of(Sender.values())
        .map(sender -> dynamicTest(sender.toString(), () -> assertAnswer(operation, sender)));
  }

  private void assertAnswer(Operation operation, Sender sender) {
    RequestDraft draft = new RequestGenerator(world, new Random(sender.ordinal())).plain(operation);
    String before = state();
    Exchange exchange = clients.get(sender).send(draft);
    int due = due(operation, sender);
    if (due == 200) {
      assertTrue(exchange.status() != 401 && exchange.status() != 403, exchange::toString);
      return;
    }
    assertEquals(due, exchange.status(), exchange::toString);
    assertEquals(before, state(), "what is refused changes nothing");
    if (due == 403 && !operation.method().equals("HEAD")) {
      assertEquals(
          operation.roles().iterator().next(),
          exchange.response().json().path("role").asText(),
          exchange::toString);
    }
  }

  private int due(Operation operation, Sender sender) {
    int needed = 1 + ROLES.indexOf(operation.roles().iterator().next());
    if (sender == Sender.NOBODY) {
      return readingIsOpen && needed == 1 ? 200 : 401;
    }
    return sender.roles() == 0 ? 401 : sender.roles() < needed ? 403 : 200;
  }

  private static void expire(String key) {
    execute(
        "update api_key set expires_at = created_at where id = '%s' returning name".formatted(key));
  }

  private static String state() {
    return execute("select (select count(*) from change) || ' ' || count(*) from api_key");
  }

  /** What a statement returns, of one row and column. */
  private static String execute(String sql) {
    try (Connection connection = EmptyDatabase.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
