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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.contract.framework.NdjsonLines;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.Parameter;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.sample.SampleData;

/**
 * What "Try it out" sends in Swagger UI: the examples of the contract, to a service with the sample
 * data.
 */
@QuarkusTest
class ExampleRequestsTest {
  /** Where the service is that the examples come from. */
  private static final String PUBLISHED_AT = "http://localhost:8080/";

  private static final String EXAMPLE_MOMENT = "2026-01-15T09:30:00Z";
  private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z";
  private static final Set<String> OF_PAGES = Set.of("limit", "include");

  @Inject SampleData samples;
  @Inject Database database;
  @Inject ObjectMapper json;

  @BeforeEach
  void loadSamples() {
    samples.load();
    recordKeys();
  }

  /** The sample data has none: its keys would be known to everybody. */
  private void recordKeys() {
    for (String key : List.of("1,Fact checkers,editor", "2,Archive copy,reader")) {
      String[] parts = key.split(",");
      database.execute(
          Sql.of(
              "insert into api_key values (?::uuid, ?, ?, sha256(?::bytea), '2026-11-24T00:14:47.421Z',"
                  + " '2099-06-30T22:00:00Z', '2026-11-24T09:30:12.008Z')",
              "0199a000-0000-7003-8000-00000000000" + parts[0],
              parts[1],
              parts[2],
              parts[1]));
    }
  }

  @Test
  void the_examples_of_all_operations_succeed_one_after_the_other() {
    assertAll(
        Contract.published().operations().stream().map(operation -> () -> succeeds(operation)));
  }

  @Test
  void the_examples_of_answers_that_store_nothing_are_the_answers() {
    assertAll(reads().map(operation -> () -> answersItsExample(operation)));
  }

  /** All but the scoped lists, which share the example of the list of all quotes. */
  private static Stream<Operation> reads() {
    return Contract.published().operations().stream()
        .filter(
            operation ->
                operation.method().equals("GET") || operation.path().equals("/extractions"))
        .filter(operation -> !operation.path().endsWith("}/quotes"));
  }

  private static void succeeds(Operation operation) {
    Set<String> mediaTypes = operation.hasBody() ? operation.consumes() : Set.of("");
    for (String mediaType : mediaTypes) {
      Response response = send(operation, mediaType, "*/*");
      int status = response.statusCode();
      assertTrue(status >= 200 && status < 300, operation + " " + mediaType + " answers " + status);
      String answer = response.asString();
      assertFalse(answer.contains("\"status\":\"failed\""), operation + " " + answer);
    }
  }

  private void answersItsExample(Operation operation) throws IOException {
    ContractNode contents = operation.response(200).get("content");
    for (String mediaType : operation.produces()) {
      ContractNode examples = contents.get(mediaType).get("examples");
      JsonNode example = tree(examples.get("example").get("value").target().node(), mediaType);
      String sent = operation.hasBody() ? "application/json" : "";
      String answer = send(operation, sent, mediaType).asString().replace(here(), PUBLISHED_AT);
      assertEquals(
          steady(example.deepCopy()),
          steady(tree(TextNode.valueOf(answer), mediaType)),
          operation + " as " + mediaType);
    }
  }

  /** What a body says; of a table, its lines without the times at which they were recorded. */
  private JsonNode tree(JsonNode body, String mediaType) throws IOException {
    if (!body.isTextual()) {
      return body;
    }
    if (mediaType.equals(NdjsonLines.MEDIA_TYPE)) {
      return json.valueToTree(NdjsonLines.of(body.asText()).values());
    }
    return mediaType.equals("text/csv")
        ? TextNode.valueOf(body.asText().replace("\r", "").replaceAll(TIME, ""))
        : json.readTree(body.asText());
  }

  private static String here() {
    return RestAssured.baseURI + ":" + RestAssured.port + "/";
  }

  private static Response send(Operation operation, String mediaType, String accept) {
    RequestSpecification request = given().accept(accept);
    for (Parameter parameter : operation.parameters()) {
      if (NdjsonLines.STREAMS.contains(accept) && OF_PAGES.contains(parameter.name())) {
        continue;
      }
      if (parameter.in().equals("header")) {
        // Conditions hold of one state, and a key is for one request.
        continue;
      }
      if (parameter.in().equals("path")) {
        request.pathParam(parameter.name(), parameter.example().asText());
      } else if (parameter.example().isArray()) {
        parameter.example().forEach(value -> request.queryParam(parameter.name(), value.asText()));
      } else if (!parameter.example().isMissingNode()) {
        request.queryParam(parameter.name(), parameter.example().asText());
      }
    }
    if (!mediaType.isEmpty()) {
      ContractNode content = operation.place().get("requestBody").get("content").get(mediaType);
      JsonNode body = content.get("examples").get("example").get("value").target().node();
      request.contentType(mediaType + "; charset=UTF-8").body(sent(body).getBytes(UTF_8));
    }
    return request.request(operation.method(), operation.path());
  }

  /** Nothing is on record at the moment that the examples name, so that is now. */
  private static String sent(JsonNode body) {
    String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
    return (body.isTextual() ? body.asText() : body.toString()).replace(EXAMPLE_MOMENT, now);
  }

  /** Without what is another each time, or with each training of the extractor. */
  private static JsonNode steady(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("createdAt", "updatedAt", "at", "version", "confidence", "etag"));
      // It holds the numbers of the database's transactions.
      if (object.path("next").asText().contains("since=")) {
        object.remove("next");
      }
    }
    node.forEach(ExampleRequestsTest::steady);
    return node;
  }
}
