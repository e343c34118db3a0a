package org.onrecord.exchange.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A client that sends imports and reads their results. */
final class ImportClient {
  static final String NDJSON = "application/x-ndjson";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ImportClient() {}

  /** Imports lines, each a record or a text, and returns their results. */
  static List<JsonNode> lines(Object... lines) {
    return with(Map.of(), lines);
  }

  /** Imports lines with query parameters. */
  static List<JsonNode> with(Map<String, ?> parameters, Object... lines) {
    Response response =
        given().contentType(NDJSON).queryParams(parameters).body(bytes(lines)).post("/imports");
    response.then().statusCode(200);
    return results(response.asString());
  }

  /** Each result as "1 created" or "2 failed 422 at /quotes/0/spans". */
  static List<String> summary(List<JsonNode> results) {
    return results.stream().map(ImportClient::summary).toList();
  }

  static String summary(JsonNode result) {
    JsonNode problem = result.path("problem");
    String summary = result.path("line").asText() + " " + result.path("status").asText();
    return problem.isMissingNode()
        ? summary
        : summary
            + " "
            + problem.path("status").asText()
            + problem.path("errors").findValuesAsText("pointer").stream()
                .map(pointer -> " at " + pointer)
                .collect(Collectors.joining());
  }

  static byte[] bytes(Object... lines) {
    return text(lines).getBytes(UTF_8);
  }

  static String text(Object... lines) {
    return Stream.of(lines).map(line -> written(line) + "\n").collect(Collectors.joining());
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }

  static List<JsonNode> results(String answer) {
    return answer.lines().map(ImportClient::read).toList();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private static String written(Object line) {
    try {
      return line instanceof String text ? text : JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
