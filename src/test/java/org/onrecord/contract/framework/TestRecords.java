package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Records for generated requests: permanent ones to refer to, and new ones to change or delete. */
public final class TestRecords {
  /** A body with characters of two UTF-16 units before, within and after the quoted words. */
  private static final String BODY =
      """
      😀 “We will keep the strait open,” the minister said, “and the cable — 𝒜 — mended.” آیت‌الله گفت: «درست است».
      State television reported that Reuters had it from a senior official, who spoke of “hollow and self-serving” words.
      """
          .repeat(3);

  private static final String WORDS = "We will keep the strait open,";

  private final ValidatingClient client;
  private final List<JsonNode> actors = new ArrayList<>();
  private final JsonNode storedArticle;
  private final JsonNode quote;
  private final JsonNode key;
  private final JsonNode subscription;
  private final List<JsonNode> changePositions;
  private List<JsonNode> statementOfTwo = List.of();

  public TestRecords(ValidatingClient client) {
    this.client = client;
    for (String kind : List.of("media", "person", "state", "organization", "group")) {
      actors.add(actor(kind));
    }
    storedArticle = article();
    quote = quote(WORDS, storedArticle);
    key = key("reader");
    subscription = subscription();
    changePositions = List.of(TextNode.valueOf("now"), bookmark("1"), bookmark("1000"));
  }

  /**
   * Permanent actors to refer to by id or name. Other records refer to them, so they cannot be
   * deleted.
   */
  List<JsonNode> actors() {
    return actors;
  }

  /** A permanent article to quote from. */
  JsonNode storedArticle() {
    return storedArticle;
  }

  /** Positions in the change feed: now, after the first change, and after the last one. */
  List<JsonNode> changePositions() {
    return changePositions;
  }

  /** The current instant, at which all these records exist. */
  String now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
  }

  /** The id of a permanent record with many members, by its collection, such as {@code /quotes}. */
  String permanentId(String path) {
    JsonNode record =
        Map.of(
                "/subscriptions",
                subscription,
                "/actors",
                actors.get(1),
                "/articles",
                storedArticle,
                "/quotes",
                quote,
                "/statements",
                quote,
                "/keys",
                key)
            .get(path);
    return record.get("id").asText();
  }

  /** The id of a new record that no other record refers to. */
  String newId(String path) {
    Map<String, Supplier<JsonNode>> makers =
        Map.of(
            "/subscriptions",
            this::subscription,
            "/actors",
            () -> actor("person"),
            "/articles",
            this::article,
            "/quotes",
            this::quote,
            "/statements",
            this::quote,
            "/keys",
            () -> key("reader"),
            "/claims",
            this::claimed,
            "/affiliations",
            this::statedAffiliation);
    return makers.get(path).get().get("id").asText();
  }

  private JsonNode actor(String kind) {
    ObjectNode actor = JsonNodeFactory.instance.objectNode();
    actor.put("name", "Generated " + kind + " " + UUID.randomUUID()).put("kind", kind);
    ArrayNode affiliations = actor.putArray("affiliations");
    actors.stream()
        .limit(2)
        .forEach(known -> affiliations.addObject().set("actor", reference(known)));
    return client.create("/actors", actor);
  }

  private JsonNode article() {
    ObjectNode article = JsonNodeFactory.instance.objectNode();
    article.put("title", "Generated").put("body", BODY).put("publishedOn", "2024-02-29");
    article.set("source", reference(actors.get(0)));
    return client.create("/articles", article);
  }

  /** A quote in an article of its own, since the same words in one article are one quote. */
  private JsonNode quote() {
    return quote(WORDS, article());
  }

  private JsonNode quote(String text, JsonNode article) {
    ObjectNode quote = JsonNodeFactory.instance.objectNode();
    quote.put("text", text).put("type", "direct");
    quote.set("article", reference(article));
    quote.set("speaker", reference(actors.get(1)));
    quote.putArray("mentions").add(reference(actors.get(2))).add(reference(actors.get(3)));
    return client.create("/quotes", quote);
  }

  /** A new key with a role, including its secret. */
  public JsonNode key(String role) {
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    return client.create("/keys", key.put("name", "Generated " + role).put("role", role));
  }

  /** A new subscription whose target is a closed port. */
  private JsonNode subscription() {
    return client.create(
        "/subscriptions",
        subscribing(JsonNodeFactory.instance.objectNode().put("name", "Generated")));
  }

  /** Sets the members of a subscription that a schema cannot describe. */
  static ObjectNode subscribing(ObjectNode subscription) {
    subscription.put("query", "/actors?kind=group");
    subscription.putObject("target").put("url", "http://127.0.0.1:9/");
    subscription.putArray("events").add("created");
    return subscription;
  }

  /** The id of a new statement of two quotes, which have the same words as no other one. */
  String statementOfTwoId() {
    String words = UUID.randomUUID() + " " + UUID.randomUUID();
    statementOfTwo = List.of(quote(words, article()), quote(words, article()));
    return statementOfTwo.get(0).get("id").asText();
  }

  /** The last quote of the last statement of two; a permanent quote if there is none. */
  String lastQuoteOfTwoId() {
    return (statementOfTwo.isEmpty() ? quote : statementOfTwo.get(1)).get("id").asText();
  }

  /** The id of a new statement of two quotes that an editor has joined. */
  String joinedStatementId() {
    String id = statementOfTwoId();
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    others.putArray("statements").add(lastQuoteOfTwoId());
    client.send(
        new RequestDraft("POST", "/statements/" + id + "/join")
            .header("Content-Type", "application/json")
            .body(others.toString()));
    return id;
  }

  /** The id of a new actor that is merged into another new actor. */
  String mergedActorId() {
    JsonNode duplicate = actor("person");
    ObjectNode into = JsonNodeFactory.instance.objectNode();
    into.set("into", reference(actor("person")));
    client.send(
        new RequestDraft("POST", "/actors/" + duplicate.get("id").asText() + "/merge")
            .header("Content-Type", "application/json")
            .body(into));
    return duplicate.get("id").asText();
  }

  /** The id of a new quote that was proposed and then confirmed. */
  String confirmedQuoteId() {
    String id = proposal().get("id").asText();
    client.send(
        new RequestDraft("POST", "/quotes/" + id + "/reviews")
            .header("Content-Type", "application/json")
            .body(JsonNodeFactory.instance.objectNode().put("status", "confirmed")));
    return id;
  }

  /** A new proposal that the sender has claimed. */
  private JsonNode claimed() {
    JsonNode proposal = proposal();
    client.send(
        new RequestDraft("POST", "/claims")
            .header("Content-Type", "application/json")
            .body(
                JsonNodeFactory.instance
                    .objectNode()
                    .set("article", proposal.get("article").get("id"))));
    return proposal;
  }

  /** A new affiliation that the extractor proposed. */
  private JsonNode statedAffiliation() {
    String letters = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    String name = "Amara Q" + letters + "ist";
    ObjectNode person = JsonNodeFactory.instance.objectNode();
    client.create("/actors", person.put("name", name).put("kind", "person"));
    ObjectNode article = JsonNodeFactory.instance.objectNode();
    article.put("title", "Generated").put("language", "en");
    article.put("body", "Environment Minister " + name + " opened the dam.");
    String id = client.create("/articles", article).get("id").asText();
    Exchange extraction = client.send(new RequestDraft("POST", "/articles/" + id + "/extraction"));
    return extraction.response().json().at("/affiliations/0");
  }

  /** A new proposal in an article of its own. */
  private JsonNode proposal() {
    ObjectNode quote = JsonNodeFactory.instance.objectNode();
    quote.put("text", "A proposal").put("type", "indirect").put("status", "proposed");
    quote.set("article", reference(article()));
    return client.create("/quotes", quote);
  }

  private JsonNode bookmark(String limit) {
    Exchange page = client.send(new RequestDraft("GET", "/changes").parameter("limit", limit));
    String next = page.response().json().get("next").asText();
    return TextNode.valueOf(next.replaceFirst(".*since=([^&]*).*", "$1"));
  }

  /** A reference to a record by its id. */
  public static ObjectNode reference(JsonNode record) {
    return JsonNodeFactory.instance.objectNode().put("id", record.get("id").asText());
  }
}
