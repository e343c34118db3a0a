package org.onrecord.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Records for generated requests to refer to and to work on: stable ones to refer to, others that
 * may change or go.
 */
final class World {
  /** With characters of two UTF-16 units before, within and after what quotes are cut from. */
  private static final String BODY =
      """
      😀 “We will keep the strait open,” the minister said, “and the cable — 𝒜 — mended.” آیت‌الله گفت: «درست است».
      State television reported that Reuters had it from a senior official, who spoke of “hollow and self-serving” words.
      """
          .repeat(3);

  private final Client client;
  private final List<JsonNode> actors = new ArrayList<>();
  private final JsonNode printed;
  private final JsonNode quote;

  World(Client client) {
    this.client = client;
    for (String kind : List.of("person", "state", "organization", "group", "media")) {
      actors.add(fresh("/actors", kind));
    }
    printed = fresh("/articles", "media");
    quote = fresh("/quotes", "direct");
  }

  /** Actors that stay: their ids and names can be referred to, and none can be deleted. */
  List<JsonNode> actors() {
    return actors;
  }

  /** An article that stays, for quotes to be cut from. */
  JsonNode printed() {
    return printed;
  }

  /** The id of a record under that path, such as {@code /quotes}, that stays. */
  String stable(String path) {
    JsonNode record =
        path.equals("/actors") ? actors.get(0) : path.equals("/articles") ? printed : quote;
    return record.get("id").asText();
  }

  /** The id of a new record that nothing refers to. */
  String fresh(String path) {
    return fresh(path, "person").get("id").asText();
  }

  private JsonNode fresh(String path, String kind) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    if (path.equals("/actors")) {
      record.put("name", "Generated " + kind + " " + UUID.randomUUID()).put("kind", kind);
      actors.stream()
          .findFirst()
          .ifPresent(
              first -> record.putArray("affiliations").addObject().set("actor", reference(first)));
    } else if (path.equals("/articles")) {
      record.put("title", "Generated").put("body", BODY).put("publishedOn", "2024-02-29");
      record.set("source", reference(actors.get(4)));
    } else {
      record.put("text", "We will keep the strait open,").put("type", "direct");
      record.putObject("article").put("id", printed.get("id").asText());
      record.set("speaker", reference(actors.get(0)));
      Stream.of(1, 2).forEach(i -> record.withArray("mentions").add(reference(actors.get(i))));
    }
    return client.create(path, record);
  }

  private static ObjectNode reference(JsonNode actor) {
    return JsonNodeFactory.instance.objectNode().put("id", actor.get("id").asText());
  }
}
