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
import java.util.Set;
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

/** Every operation, requested with every kind of credentials. */
abstract class RoleTests {
  private static final List<String> ROLES = List.of("reader", "editor", "admin");

  private final Contract contract = Contract.published();
  private final boolean readingIsOpen;

  @TestHTTPResource("/")
  URI service;

  private TestRecords records;
  private Map<Sender, ValidatingClient> clients;

  RoleTests(boolean readingIsOpen) {
    this.readingIsOpen = readingIsOpen;
  }

  /** The credentials of a request. */
  private enum Sender {
    NO_CREDENTIALS,
    BAD_KEY,
    EXPIRED_KEY,
    REVOKED_KEY,
    READER,
    EDITOR,
    ADMIN;

    /** The number of roles that the credentials have. */
    int roles() {
      return Math.max(0, ordinal() - REVOKED_KEY.ordinal());
    }
  }

  @BeforeEach
  void issueKeys() {
    ValidatingClient admin = new ValidatingClient(service);
    records = new TestRecords(admin);
    JsonNode expired = records.key("admin");
    expire(expired.get("id").asText());
    JsonNode revoked = records.key("admin");
    admin.send(new RequestDraft("DELETE", "/keys/" + revoked.get("id").asText()));
    clients = new EnumMap<>(Sender.class);
    clients.put(Sender.NO_CREDENTIALS, admin.as(Optional.empty()));
    clients.put(Sender.BAD_KEY, admin.as(Optional.of("Bearer ork_" + "x".repeat(43))));
    clients.put(Sender.EXPIRED_KEY, by(expired));
    clients.put(Sender.REVOKED_KEY, by(revoked));
    clients.put(Sender.READER, by(records.key("reader")));
    clients.put(Sender.EDITOR, by(records.key("editor")));
    clients.put(Sender.ADMIN, by(records.key("admin")));
  }

  private ValidatingClient by(JsonNode key) {
    return new ValidatingClient(service).as(Optional.of("Bearer " + key.get("key").asText()));
  }

  /** With restricted reading, only the operations that read: others require the same roles. */
  @TestFactory
  Stream<DynamicContainer> every_operation_requires_its_role() {
    return contract.operations().stream()
        .filter(operation -> readingIsOpen || operation.roles().equals(Set.of("reader")))
        .map(operation -> dynamicContainer(operation.id(), answers(operation)));
  }

  private Stream<DynamicTest> answers(Operation operation) {
    return Stream.of(Sender.values())
        .map(sender -> dynamicTest(sender.toString(), () -> assertAnswer(operation, sender)));
  }

  private void assertAnswer(Operation operation, Sender sender) {
    RequestDraft draft =
        new RequestGenerator(records, new Random(sender.ordinal())).plain(operation);
    String before = state();
    Exchange exchange = clients.get(sender).send(draft);
    int expectedStatus = expectedStatus(operation, sender);
    if (expectedStatus == 200 && isLeftToAdmins(operation, exchange)) {
      return;
    }
    if (expectedStatus == 200) {
      assertTrue(exchange.status() != 401 && exchange.status() != 403, exchange::toString);
      return;
    }
    assertEquals(expectedStatus, exchange.status(), exchange::toString);
    assertEquals(before, state(), "a rejected request changes nothing");
    if (expectedStatus == 403 && !operation.method().equals("HEAD")) {
      assertEquals(
          operation.roles().iterator().next(),
          exchange.response().json().path("role").asText(),
          exchange::toString);
    }
  }

  /** True if the answer says that only admins may merge these actors or undo the merge. */
  private static boolean isLeftToAdmins(Operation operation, Exchange exchange) {
    return Set.of("mergeActor", "unmergeActor").contains(operation.id())
        && exchange.status() == 403
        && exchange.response().json().path("role").asText().equals("admin");
  }

  private int expectedStatus(Operation operation, Sender sender) {
    if (operation.roles().isEmpty()) {
      return 200;
    }
    int needed = 1 + ROLES.indexOf(operation.roles().iterator().next());
    if (sender == Sender.NO_CREDENTIALS) {
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

  /** Executes a statement that returns one value. */
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
