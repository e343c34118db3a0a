package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Valid requests for an operation: by the schemas, and by the relations between members that no
 * schema can express.
 */
public final class RequestGenerator {
  private static final int LONGEST_TARGET = 8000;

  private final TestRecords world;
  private final ValueGenerator values;

  public RequestGenerator(TestRecords world, Random random) {
    this.world = world;
    this.values = new ValueGenerator(random, false, touches());
  }

  private Map<String, UnaryOperator<JsonNode>> touches() {
    Map<String, UnaryOperator<JsonNode>> touches = new HashMap<>();
    touches.put(
        "Id", id -> values().chance(0.3) ? TextNode.valueOf(world.permanentId("/articles")) : id);
    touches.put("ActorKeys", this::knownKeys);
    touches.put("ActorReferenceInput", this::knownActor);
    touches.put("ArticleReferenceInput", this::knownArticle);
    touches.put("AffiliationInput", RequestGenerator::ordered);
    touches.put("RepublicationPatch", this::withPublisher);
    touches.put("QuoteQuestion", question -> sortable(askable(question)));
    touches.put("ArticleQuestion", RequestGenerator::askable);
    touches.put("ClaimInput", RequestGenerator::askable);
    touches.put("ReviewInput", this::possible);
    touches.put("MergeInput", this::surviving);
    touches.put("SplitInput", this::splitting);
    touches.put("QuoteInput", this::recordable);
    touches.put("QuotePatch", this::cut);
    touches.put("KeyInput", RequestGenerator::lasting);
    touches.put("Moment", moment -> TextNode.valueOf(world.now()));
    touches.put("Since", since -> values().any(world.changePositions()));
    touches.put("ImportedReference", this::knownActor);
    touches.put("ImportedAffiliation", RequestGenerator::ordered);
    touches.put("ImportedArticle", this::withItsQuotes);
    return touches;
  }

  public ValueGenerator values() {
    return values;
  }

  /** Any valid request, its path with the id of a record that exists, most of the time. */
  public RequestDraft random(Operation operation) {
    RequestDraft draft = new RequestDraft(operation.method(), path(operation));
    for (Parameter parameter : operation.parameters("query")) {
      boolean wanted = parameter.required() || values.chance(0.25);
      if (wanted && !parameter.name().equals("cursor")) {
        JsonNode value = values.of(parameter.schema());
        for (JsonNode one : parameter.repeatable() ? value : List.of(value)) {
          draft = draft.parameter(parameter.name(), one.asText());
        }
      }
    }
    for (Parameter parameter : operation.parameters("header")) {
      if (parameter.required() || values.chance(0.1)) {
        draft = draft.header(parameter.name(), values.of(parameter.schema()).asText());
      }
    }
    draft = related(draft);
    List<String> answers = operation.produces().stream().sorted().toList();
    if (answers.size() > 1 && values.chance(0.8)) {
      draft = answeredBy(draft, values.any(answers));
    }
    return operation.hasBody() ? withBody(draft, operation, values) : draft;
  }

  /** A valid request whose body has every member: to be broken in one place. */
  public RequestDraft plain(Operation operation) {
    String id = operation.path().contains("{id}") ? known(operation) : "";
    RequestDraft draft = new RequestDraft(operation.method(), path(operation, id));
    for (Parameter parameter : operation.parameters("query")) {
      if (parameter.required()) {
        String word = values.plainly().of(parameter.itemSchema()).asText();
        draft = draft.parameter(parameter.name(), word);
      }
    }
    return operation.hasBody() ? withBody(draft, operation, values.plainly()) : draft;
  }

  /** A stream has no pages. */
  private static RequestDraft answeredBy(RequestDraft draft, String mediaType) {
    RequestDraft asking = draft.header("Accept", mediaType);
    return NdjsonLines.STREAMS.contains(mediaType)
        ? asking.without("limit").without("include")
        : asking;
  }

  private RequestDraft withBody(RequestDraft draft, Operation operation, ValueGenerator values) {
    List<String> mediaTypes = operation.consumes().stream().sorted().toList();
    String mediaType = values.plain() ? mediaTypes.get(0) : values.any(mediaTypes);
    String charset = values.plain() || values.chance(0.8) ? "" : ";charset=UTF-8";
    return draft
        .header("Content-Type", mediaType + charset)
        .body(written(values.of(operation.body(mediaType))));
  }

  private static String written(JsonNode body) {
    return body.isTextual() ? body.asText() : body.toString();
  }

  /**
   * Turns a range round, drops an order by relevance without words, and keeps within the longest
   * URL.
   */
  private static RequestDraft related(RequestDraft draft) {
    RequestDraft related = ranged(ranged(draft, "said"), "published");
    if (draft.query().contains("sort=relevance") && value(draft, "q").isEmpty()) {
      related = related.without("sort");
    }
    if (value(draft, "at").isPresent()) {
      related = related.without("expand");
    }
    if (draft.query().contains("sort=confidence")) {
      related = related.without("status").parameter("status", "proposed");
    }
    while (related.target().length() > LONGEST_TARGET) {
      related = related.without(related.query().get(0).replaceFirst("=.*", ""));
    }
    return related;
  }

  private static RequestDraft ranged(RequestDraft draft, String prefix) {
    String from = value(draft, prefix + "From").orElse("");
    String to = value(draft, prefix + "To").orElse("9999-12-31");
    return from.compareTo(to) <= 0 ? draft : draft.without(prefix + "To");
  }

  private static Optional<String> value(RequestDraft draft, String name) {
    return draft.query().stream()
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  private String path(Operation operation) {
    if (!operation.path().contains("{id}")) {
      return operation.path();
    }
    boolean unknown = values.chance(0.1);
    return path(operation, unknown ? UUID.randomUUID().toString() : known(operation));
  }

  /**
   * A record to read stays, one to change is new; an actor that stays cannot be deleted, which is
   * worth a try.
   */
  private String known(Operation operation) {
    String records = collection(operation);
    boolean inUse = operation.id().equals("deleteActor") && values.chance(0.2);
    boolean read = List.of("GET", "HEAD").contains(operation.method());
    if (operation.id().equals("unmergeActor")) {
      return world.mergedActorId();
    }
    return inUse || read ? world.permanentId(records) : world.newId(records);
  }

  public static String path(Operation operation, String id) {
    return operation.path().replace("{id}", id);
  }

  private static String collection(Operation operation) {
    return operation.path().replaceFirst("/\\{id}.*", "");
  }

  /** What a confirmed quote can become; and else, most of the time, with what a dispute needs. */
  private JsonNode possible(JsonNode input) {
    ObjectNode review = (ObjectNode) input;
    if (values.chance(0.5)) {
      review.put("status", "disputed");
    }
    if (review.path("status").asText().equals("disputed")) {
      review.put("reason", "A reason").put("reference", "https://a.example/");
    }
    return review;
  }

  /** Merged into somebody who is on record, most of the time. */
  private JsonNode surviving(JsonNode input) {
    if (values.chance(0.8)) {
      ((ObjectNode) input).set("into", TestRecords.reference(values.any(world.actors())));
    }
    return input;
  }

  /** Who is split off one who has neither aliases nor quotes gets none, most of the time. */
  private JsonNode splitting(JsonNode input) {
    if (!values.plain() && values.chance(0.8)) {
      ((ObjectNode) input).remove(List.of("aliases", "quotes"));
    }
    return input;
  }

  /** What is new is confirmed or proposed, most of the time. */
  private JsonNode recordable(JsonNode input) {
    if (values.chance(0.8)) {
      ((ObjectNode) input).put("status", "confirmed");
    }
    return cut(input);
  }

  private JsonNode knownKeys(JsonNode keys) {
    ArrayNode known = JsonNodeFactory.instance.arrayNode();
    keys.forEach(
        key -> known.add(values.chance(0.5) ? key : values.any(world.actors()).get("name")));
    return known;
  }

  private JsonNode knownActor(JsonNode reference) {
    String key = values.any(List.of("id", "name"));
    JsonNode actor = values.any(world.actors());
    return values.chance(0.2)
        ? reference
        : JsonNodeFactory.instance.objectNode().set(key, actor.get(key));
  }

  private JsonNode knownArticle(JsonNode reference) {
    return values.chance(0.1) ? reference : TestRecords.reference(world.printed());
  }

  private static JsonNode ordered(JsonNode affiliation) {
    return ordered(affiliation, "from", "to");
  }

  /** Turns a range round where it ends before it begins. */
  private static JsonNode ordered(JsonNode object, String first, String last) {
    String from = object.path(first).asText();
    String to = object.path(last).asText();
    if (!to.isEmpty() && from.compareTo(to) > 0) {
      ((ObjectNode) object).put(first, to).put(last, from);
    }
    return object;
  }

  /** A question about a first page, in which what depends on each other fits. */
  private static JsonNode askable(JsonNode asked) {
    ObjectNode question = (ObjectNode) asked;
    question.remove("cursor");
    if (!question.has("q") && question.path("sort").asText().equals("relevance")) {
      question.remove("sort");
    }
    return ordered(ordered(question, "saidFrom", "saidTo"), "publishedFrom", "publishedTo");
  }

  /** A key that would have expired already is refused. */
  private static JsonNode lasting(JsonNode key) {
    if (key.has("expiresAt")) {
      ((ObjectNode) key).put("expiresAt", "9999-12-31T23:59:59.123456Z");
    }
    return key;
  }

  /** What is asked for by confidence is proposed. */
  private static JsonNode sortable(JsonNode question) {
    if (question.path("sort").asText().equals("confidence")) {
      ((ObjectNode) question).put("status", "proposed");
    }
    return question;
  }

  /** A republication that is only changed may not be on record yet: give it its publisher. */
  private JsonNode withPublisher(JsonNode patch) {
    if (patch instanceof ObjectNode republication && !republication.has("publisher")) {
      republication.set("publisher", TestRecords.reference(world.actors().get(0)));
    }
    return patch;
  }

  /** The body that quotes are cut from, and quotes cut from it. */
  private JsonNode withItsQuotes(JsonNode article) {
    ((ObjectNode) article).set("body", world.printed().get("body"));
    article.path("quotes").forEach(this::cut);
    article.path("quotes").forEach(quote -> ((ObjectNode) quote).remove("article"));
    return article;
  }

  /**
   * Words that are in the article and their spans, most of the time; else spans that are at least
   * in order.
   */
  private JsonNode cut(JsonNode input) {
    ObjectNode quote = (ObjectNode) input;
    if (!quote.has("text") && !quote.has("spans") && !quote.has("article")) {
      return quote;
    }
    int[] body = world.printed().get("body").asText().codePoints().toArray();
    StringBuilder text = new StringBuilder();
    ArrayNode spans = JsonNodeFactory.instance.arrayNode();
    int pieces = quote.path("spans").isEmpty() ? 1 : Math.min(quote.get("spans").size(), 8);
    for (int i = 0, end = 0; i < pieces; i++) {
      int start = end + values.random().nextInt(20);
      end = start + 10 + values.random().nextInt(10);
      spans.addObject().put("start", start).put("end", end);
      text.append(i == 0 ? "" : " ").append(new String(body, start, end - start));
    }
    if (values.plain() || values.chance(0.85)) {
      quote.put("text", text.toString()).set("article", TestRecords.reference(world.printed()));
    }
    if (quote.path("spans").isArray()) {
      quote.set("spans", spans);
    }
    return quote;
  }
}
