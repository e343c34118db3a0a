package org.onrecord.contract;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.contract.framework.NdjsonLines;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.Parameter;
import org.onrecord.contract.framework.RequestGenerator;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.sample.SampleData;

/**
 * The examples of the contract, sent as Swagger UI's "Try it out" sends them to a service with the
 * sample data.
 */
@QuarkusTest
class ExampleRequestsTest {
  /** The address of the service in the examples. */
  private static final String EXAMPLE_ADDRESS = "http://localhost:8080/";

  private static final String EXAMPLE_MOMENT = "2026-01-15T09:30:00Z";
  private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z";

  /**
   * Parameters that depend on the state of the service, exclude the records of the examples, or
   * reduce them.
   */
  private static final Set<String> NOT_SENT =
      Set.of(
          "cursor",
          "at",
          "confidenceFrom",
          "fields",
          "id",
          "externalId",
          "wikidataId",
          "about",
          "articleQ",
          "mentionsAll",
          "has",
          "hasNot",
          "sample",
          "seed",
          "createdFrom",
          "createdTo",
          "updatedFrom",
          "updatedTo");

  /** Examples whose requests are not in the contract. */
  private static final Set<String> NOT_COMPARED = Set.of("changed", "notRead");

  /** Media types whose bodies are not JSON. */
  private static final Set<String> TEXTS =
      Set.of(
          "text/csv",
          "application/atom+xml",
          "application/x-bibtex",
          "application/x-research-info-systems");

  /** An id that is derived from that of the installation: a name-based UUID. */
  private static final String DERIVED_ID = "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f-]{21}";

  /** The summary of an example that answers another request than the one with all parameters. */
  private static final Pattern REQUEST_LINE = Pattern.compile("GET (/\\S+)");

  private static final String EXAMPLE = "example";

  @Inject SampleData samples;
  @Inject Database database;
  @Inject ObjectMapper json;

  @BeforeEach
  void loadSamples() throws InterruptedException {
    samples.load();
    recordKeys();
    recordStatedAffiliation();
    recordSubscriptions();
    awaitStatements();
  }

  /** Waits until every quote has a statement: the quotes were on record before the index began. */
  private void awaitStatements() throws InterruptedException {
    for (int i = 0; i < 500 && quotesWithoutStatement() > 0; i++) {
      Thread.sleep(20);
    }
  }

  private long quotesWithoutStatement() {
    return database
        .find(
            Sql.of(
                """
                select count(*) from quote
                where status <> 'rejected' and id not in (select quote_id from appearance)\
                """),
            row -> row.longValue("count"))
        .orElseThrow();
  }

  /** Stores the keys of the examples, because the sample data has no keys. */
  private void recordKeys() {
    for (String key : List.of("1,Fact checkers,editor", "2,Archive copy,reader")) {
      String[] parts = key.split(",");
      database.execute(
          Sql.of(
              "insert into api_key values (?::uuid, ?, ?, sha256(?::bytea),"
                  + " '2026-11-24T00:14:47.421Z', '2099-06-30T22:00:00Z',"
                  + " '2026-11-24T09:30:12.008Z')",
              "0199a000-0000-7003-8000-00000000000" + parts[0],
              parts[1],
              parts[2],
              parts[1]));
    }
  }

  /** Stores the subscriptions of the examples, because the sample data has none. */
  private void recordSubscriptions() {
    database.execute(Sql.of("delete from subscription"));
    database.execute(
        Sql.of(
            """
            insert into subscription (id, name, query, url, events, owner, owner_name, secret, state, pause_reason, paused_at, position,
              matches_by_default, created_at, updated_at)
            select given.id::uuid, given.name, given.query, given.url, given.events::text[], 'name Fact checkers', 'Fact checkers', 'whsec_AAAA',
              'paused', 'requested', now(), '2s_0', false, now(), now()
            from (values
              ('0199a000-0000-7004-8000-000000000001', 'Okonjo-Vale for the front page', '/quotes?speaker=Ruth+Okonjo-Vale',
               'https://cms.example/onrecord', '{created,changed,deleted,stoppedMatching}'),
              ('0199a000-0000-7004-8000-000000000002', 'Mirror of all articles', '/articles', 'https://mirror.example/in', '{created}')
            ) as given (id, name, query, url, events)\
            """));
    database.execute(
        Sql.of(
            """
            insert into subscription_delivery (id, subscription_id, lane, items, due_at, attempt_count, attempts, state, finished_at)
            values ('0199a000-0000-7005-8000-000000000001', '0199a000-0000-7004-8000-000000000001',
              '0199a000-0000-7002-8000-000000000001',
              '[{"event": "created", "kind": "quote", "id": "0199a000-0000-7002-8000-000000000001", "change": "created", "at": "2026-11-24T09:30:11.980Z"}]',
              now(), 2,
              '[{"at": "2026-11-24T09:30:11.980Z", "latency": 5003, "error": "The target did not answer in time."},
                {"at": "2026-11-24T09:30:21.412Z", "status": 200, "latency": 38, "response": "thanks"}]',
              'delivered', now())\
            """));
  }

  /** Stores the proposal of the examples, because the sample data has no extracted records. */
  private void recordStatedAffiliation() {
    database.execute(
        Sql.of(
            """
            delete from stated_affiliation
            where member_id = '0199a000-0000-7000-8000-000000000006' or id = '0199a000-0000-7003-8000-000000000001'\
            """));
    database.execute(
        Sql.of(
            """
            insert into stated_affiliation
              (id, member_id, role, organization_id, organization_name, organization_kind, status, created_at, updated_at)
            values ('0199a000-0000-7003-8000-000000000001', '0199a000-0000-7000-8000-000000000006', 'foreign minister',
              '0199a000-0000-7000-8000-000000000001', 'Kestria', 'state', 'proposed', now(), now())\
            """));
    database.execute(
        Sql.of(
            """
            insert into affiliation_evidence
              (article_id, stated_id, start_offset, end_offset, text, extractor_version, rule, confidence)
            select a.id, '0199a000-0000-7003-8000-000000000001', strpos(a.body, t.text) - 1,
              strpos(a.body, t.text) - 1 + char_length(t.text), t.text, '2', 'title', 0.94
            from article a, (select 'the Kestrian foreign minister, Ilse Marenko' as text) t
            where a.id = '0199a000-0000-7001-8000-000000000001'\
            """));
  }

  @Test
  void the_examples_of_all_operations_succeed_in_order() {
    assertAll(
        Contract.published().operations().stream().map(operation -> () -> succeeds(operation)));
  }

  @Test
  void the_examples_of_reading_operations_equal_the_answers() {
    assertAll(readingOperations().map(operation -> () -> answersItsExamples(operation)));
  }

  @Test
  void the_examples_of_decisions_equal_the_answers_in_order() {
    Stream<String> actions = Stream.of("join", "split", "decisions", "undo");
    assertAll(
        actions.map(action -> () -> answersItsExamples(operation("/statements/{id}/" + action))));
  }

  private static Operation operation(String path) {
    return Contract.published().operations().stream()
        .filter(operation -> operation.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /**
   * All reading operations except the scoped lists, which share the example of the list of all
   * quotes, the list of decisions, HTML pages, and streams, whose positions are transaction ids.
   */
  private static Stream<Operation> readingOperations() {
    return Contract.published().operations().stream()
        .filter(
            operation ->
                operation.method().equals("GET")
                    || Set.of("/extractions", "/verifications").contains(operation.path()))
        .filter(operation -> !operation.path().matches(".*}/(quotes(\\.\\w+)?|decisions)"))
        .filter(operation -> !operation.produces().contains("text/html"))
        .filter(operation -> !operation.produces().contains("text/event-stream"));
  }

  private static void succeeds(Operation operation) {
    Set<String> mediaTypes = operation.hasBody() ? operation.consumes() : Set.of("");
    for (String mediaType : mediaTypes) {
      Response response = send(operation, mediaType, "*/*", EXAMPLE);
      int status = response.statusCode();
      assertTrue(status >= 200 && status < 300, operation + " " + mediaType + " answers " + status);
      String answer = response.asString();
      assertFalse(answer.contains("\"status\":\"failed\""), operation + " " + answer);
    }
  }

  private void answersItsExamples(Operation operation) throws IOException {
    ContractNode contents = operation.response(200).get("content");
    for (String mediaType : operation.produces()) {
      for (ContractNode example : contents.get(mediaType).get("examples").children()) {
        if (!NOT_COMPARED.contains(example.name())) {
          answers(operation, mediaType, example);
        }
      }
    }
  }

  private void answers(Operation operation, String mediaType, ContractNode example)
      throws IOException {
    JsonNode expected = toTree(example.get("value").target().node(), mediaType);
    String answer =
        responseOf(operation, mediaType, example).asString().replace(address(), EXAMPLE_ADDRESS);
    assertEquals(
        withoutChangingMembers(expected.deepCopy()),
        withoutChangingMembers(toTree(TextNode.valueOf(answer), mediaType)),
        "%s as %s: %s".formatted(operation, mediaType, example.name()));
  }

  /**
   * Sends the request of an example: the one in its summary, or the one with the body of the same
   * name, or the one with the examples of all parameters.
   */
  private static Response responseOf(Operation operation, String mediaType, ContractNode example) {
    Matcher line = REQUEST_LINE.matcher(example.get("summary").text());
    if (line.matches()) {
      return given().accept(mediaType).get(line.group(1).replace("{id}", pathId(operation)));
    }
    return operation.hasBody()
        ? send(operation, "application/json", mediaType, example.name())
        : send(operation, "", mediaType, EXAMPLE);
  }

  private static String pathId(Operation operation) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.in().equals("path"))
        .map(parameter -> parameter.example().asText())
        .findFirst()
        .orElse("");
  }

  /** Converts a body to a JSON tree; other formats become text without timestamps. */
  private JsonNode toTree(JsonNode body, String mediaType) throws IOException {
    if (!body.isTextual()) {
      return body;
    }
    if (mediaType.equals(NdjsonLines.MEDIA_TYPE)) {
      return json.valueToTree(NdjsonLines.of(body.asText()).values());
    }
    return TEXTS.contains(mediaType)
        ? TextNode.valueOf(body.asText().replace("\r", "").replaceAll(TIME + "|" + DERIVED_ID, ""))
        : json.readTree(body.asText());
  }

  private static String address() {
    return RestAssured.baseURI + ":" + RestAssured.port + "/";
  }

  /** True for a parameter that is left out; negated ones would leave out the examples. */
  private static boolean isNotSent(String name, String mediaType) {
    boolean ofTable = RequestGenerator.CSV_PARAMETERS.contains(name);
    return NOT_SENT.contains(name)
        || name.matches("not[A-Z].*")
        || ofTable && !mediaType.equals("text/csv");
  }

  private static Response send(
      Operation operation, String mediaType, String accept, String example) {
    RequestSpecification request = given().accept(accept);
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in().equals("path")) {
        request.pathParam(parameter.name(), parameter.example().asText());
      } else if (parameter.in().equals("header") || isNotSent(parameter.name(), mediaType)) {
        // Conditional headers depend on the state of a record, and a key belongs to one request.
        continue;
      } else if (parameter.example().isArray()) {
        parameter.example().forEach(value -> request.queryParam(parameter.name(), value.asText()));
      } else if (!parameter.example().isMissingNode()) {
        request.queryParam(parameter.name(), parameter.example().asText());
      }
    }
    if (!mediaType.isEmpty()) {
      ContractNode content = operation.place().get("requestBody").get("content").get(mediaType);
      JsonNode body = content.get("examples").get(example).get("value").target().node();
      request
          .contentType(mediaType + "; charset=UTF-8")
          .body(withCurrentInstant(body).getBytes(UTF_8));
    }
    return request.request(operation.method(), operation.path());
  }

  /** Replaces the instant of the examples, at which no record existed, with the current time. */
  private static String withCurrentInstant(JsonNode body) {
    String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
    return (body.isTextual() ? body.asText() : body.toString()).replace(EXAMPLE_MOMENT, now);
  }

  /** Removes members that differ in each run or with each training of the extractor. */
  private static JsonNode withoutChangingMembers(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("createdAt", "updatedAt", "at", "version", "confidence", "etag"));
      if (Set.of("join", "split").contains(object.path("kind").asText())) {
        object.remove(List.of("id", "by", "reason"));
      }
      // The position contains transaction ids of the database.
      if (object.path("next").asText().contains("since=")) {
        object.remove("next");
      }
    }
    node.forEach(ExampleRequestsTest::withoutChangingMembers);
    return node;
  }
}
