package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.contract.framework.HostileInput;
import org.onrecord.contract.framework.RequestDraft;
import org.onrecord.contract.framework.TestRecords;
import org.onrecord.contract.framework.ValidatingClient;

/** Unusual but legal text is returned exactly as it was sent. */
@QuarkusTest
class RoundTripTest {
  @TestHTTPResource("/")
  URI service;

  private ValidatingClient client;

  static List<String> texts() {
    return Stream.concat(
            HostileInput.TEXTS.stream(),
            Stream.of(
                " blank ends ", "e\u0301 \u00e9", "\u1e9e\u0130\u0131", "a\tb\nc", "\\u0041 \\n"))
        .toList();
  }

  @BeforeEach
  void connect() {
    client = new ValidatingClient(service);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void text_of_an_actor_is_returned_as_sent(String text) {
    ObjectNode actor = object().put("name", text).put("kind", "person").put("description", text);
    actor.putArray("aliases").add(text + " 2").add("3 " + text);
    ObjectNode employer = object().put("name", text + " 4").put("kind", "state");
    actor.putArray("affiliations").addObject().put("role", text).set("actor", employer);
    JsonNode stored = createAndRead("/actors", actor);
    assertEquals(actor.get("name"), stored.get("name"));
    assertEquals(actor.get("description"), stored.get("description"));
    assertEquals(actor.get("aliases"), stored.get("aliases"));
    assertEquals(text, stored.at("/affiliations/0/role").asText());
    assertEquals(text + " 4", stored.at("/affiliations/0/actor/name").asText());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void text_of_an_article_and_its_quote_is_returned_as_sent(String text) {
    String body = "😀 before " + text + " after " + text.length();
    ObjectNode article =
        object().put("title", text).put("body", body).put("section", text).put("rights", text);
    article.putArray("authors").add(text);
    JsonNode stored = createAndRead("/articles", article);
    for (String member : List.of("title", "body", "section", "rights", "authors")) {
      assertEquals(article.get(member), stored.get(member), member);
    }
    ObjectNode quote = object().put("text", text).put("type", "direct");
    quote.set("article", TestRecords.reference(stored));
    ObjectNode attribution = quote.putObject("attribution");
    attribution.put("text", text).put("role", text).put("cue", text);
    attribution.putArray("via").addObject().put("text", text);
    JsonNode quoted = createAndRead("/quotes", quote);
    assertEquals(text, quoted.get("text").asText());
    int start = "😀 before ".codePointCount(0, "😀 before ".length());
    assertEquals(start, quoted.at("/spans/0/start").asInt());
    assertEquals(start + text.codePointCount(0, text.length()), quoted.at("/spans/0/end").asInt());
    for (String place : List.of("text", "role", "cue", "via/0/text")) {
      assertEquals(text, quoted.at("/attribution/" + place).asText(), place);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Creates a record and reads it. */
  private JsonNode createAndRead(String path, JsonNode record) {
    String id = client.create(path, record).get("id").asText();
    return client.send(new RequestDraft("GET", path + "/" + id)).response().json();
  }
}
