package org.onrecord.exchange.changes;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client of the stream of changes, which reads a stream until the service ends it. */
final class EventClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String path;
  private String position;

  /** A client of the stream at a path with its parameters. */
  EventClient(String path) {
    this.path = path;
  }

  /** A client that has received an event already. */
  EventClient(String path, String position) {
    this.path = path;
    this.position = position;
  }

  /** An event as "created quote 0199…", and the position after it. */
  record Event(String change, String id, Map<?, ?> data) {}

  /** Reads a stream from the position on. */
  List<Event> read() {
    return events(text());
  }

  /** Reads streams until there are this many events. */
  List<Event> read(int count) {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < 50 && all.size() < count; i++) {
      all.addAll(read());
    }
    return all;
  }

  /** The text of a stream. */
  String text() {
    RequestSpecification request = given().urlEncodingEnabled(false).accept("text/event-stream");
    if (position != null) {
      request.header("Last-Event-ID", position);
    }
    return request
        .get(path)
        .then()
        .statusCode(200)
        .contentType("text/event-stream")
        .header("Cache-Control", "no-store")
        .extract()
        .asString();
  }

  /** The last position that was received. */
  String position() {
    return position;
  }

  private List<Event> events(String text) {
    List<Event> events = new ArrayList<>();
    for (String block : text.split("\n\n")) {
      String data = null;
      for (String line : block.split("\n")) {
        if (line.startsWith("id: ")) {
          position = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else {
          assertTrue(line.startsWith(":") || line.startsWith("retry: ") || line.isEmpty(), line);
        }
      }
      if (data != null) {
        events.add(event(data));
      }
    }
    return events;
  }

  private Event event(String data) {
    try {
      Map<?, ?> change = JSON.readValue(data, Map.class);
      return new Event(
          change.get("change") + " " + change.get("kind") + " " + change.get("id"),
          position,
          change);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
