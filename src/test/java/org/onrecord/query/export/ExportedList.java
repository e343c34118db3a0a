package org.onrecord.query.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A list URL such as "/quotes?q=sea", read as pages, and as JSON lines and CSV at the URLs of the
 * exports.
 */
record ExportedList(String url) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The rows of all pages, without their etags, which exports do not have. */
  List<JsonNode> pages(int limit) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    String next = url + (url.contains("?") ? "&" : "?") + "limit=" + limit;
    while (next != null) {
      JsonNode page = JSON.readTree(text(new ExportedList(next).in("application/json")));
      page.get("items").forEach(row -> rows.add(((ObjectNode) row).without("etag")));
      next = page.path("next").textValue();
    }
    return rows;
  }

  /** The rows of the JSON lines. */
  List<JsonNode> lines() throws IOException {
    return rows(text(get(url.replaceFirst("\\?|$", ".ndjson$0"))));
  }

  /** Parses JSON lines, each with a line feed at its end. */
  static List<JsonNode> rows(String lines) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : lines.split("(?<=\n)")) {
      if (!line.isEmpty()) {
        assertEquals(line.length() - 1, line.indexOf('\n'), line);
        rows.add(JSON.readTree(line));
      }
    }
    return rows;
  }

  /** The rows of the CSV by column names. */
  List<CSVRecord> table() throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var rows =
        format.parse(new StringReader(text(get(url.replaceFirst("\\?|$", ".csv$0")))))) {
      return rows.getRecords();
    }
  }

  private static Response get(String url) {
    return given().urlEncodingEnabled(false).get(url);
  }

  /** The response for an Accept header. */
  Response in(String accept) {
    return given().urlEncodingEnabled(false).header("Accept", accept).get(url);
  }

  /** The body of a 200 response. */
  static String text(Response answer) {
    assertEquals(200, answer.statusCode(), answer::asString);
    return new String(answer.asByteArray(), UTF_8);
  }
}
