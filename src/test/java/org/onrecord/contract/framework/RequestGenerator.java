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
 * Generates valid requests for an operation, from its schemas and from relations between members
 * that a schema cannot express.
 */
public final class RequestGenerator {
  private static final int LONGEST_TARGET = 8000;

  /** The parameters of imports that are only for tables. */
  public static final List<String> CSV_PARAMETERS =
      List.of("separator", "columns", "defaults", "dateFormat", "missing", "removeApostrophes");

  private final TestRecords records;
  private final ValueGenerator values;

  public RequestGenerator(TestRecords records, Random random) {
    this.records = records;
    this.values = new ValueGenerator(random, false, adjustments());
  }

  private Map<String, UnaryOperator<JsonNode>> adjustments() {
    Map<String, UnaryOperator<JsonNode>> adjustments = new HashMap<>();
    adjustments.put(
        "Id", id -> values().chance(0.3) ? TextNode.valueOf(records.permanentId("/articles")) : id);
    adjustments.put("ActorKey", this::oftenKnownActor);
    // One value, so that ranges of times are not inverted.
    adjustments.put("DayOrInstant", time -> TextNode.valueOf("2025-06-12"));
    adjustments.put("ActorReferenceInput", this::mostlyKnownActor);
    adjustments.put("ArticleReferenceInput", this::mostlyKnownArticle);
    adjustments.put("AffiliationInput", RequestGenerator::ordered);
    adjustments.put("QuotationInput", RequestGenerator::ordered);
    adjustments.put("VerificationInput", this::plainlyInEnglish);
    adjustments.put("JoinInput", input -> mostlyKnownQuote(input, "statements"));
    adjustments.put("StatementSplitInput", input -> mostlyKnownQuote(input, "quotes"));
    adjustments.put("RepublicationPatch", this::withPublisher);
    adjustments.put(
        "QuoteSearch", search -> proposedByConfidence(ignoringUnknownNames(consistent(search))));
    adjustments.put("ArticleSearch", search -> ignoringUnknownNames(consistent(search)));
    adjustments.put("ActorSearch", search -> ignoringUnknownNames(consistent(search)));
    adjustments.put("ClaimInput", input -> ignoringUnknownNames(consistent(input)));
    adjustments.put("DifferenceInput", input -> mostlyKnownActor(input, "from"));
    adjustments.put("ReviewInput", this::mostlyDispute);
    adjustments.put("MergeInput", input -> mostlyKnownActor(input, "into"));
    adjustments.put("SplitInput", this::mostlyWithoutParts);
    adjustments.put("QuoteInput", this::mostlyConfirmed);
    adjustments.put("QuotePatch", this::quotingStoredArticle);
    adjustments.put("SubscriptionInput", input -> TestRecords.subscribing((ObjectNode) input));
    adjustments.put("SubscriptionPatch", patch -> TestRecords.subscribing((ObjectNode) patch));
    adjustments.put("KeyInput", RequestGenerator::expiringLater);
    adjustments.put("PastInstant", instant -> TextNode.valueOf(records.now()));
    adjustments.put("ChangePosition", position -> values().any(records.changePositions()));
    adjustments.put(
        "EmbeddedUrl", url -> TextNode.valueOf("/quotes/" + records.permanentId("/quotes")));
    adjustments.put("ImportedActorReference", this::mostlyKnownActor);
    adjustments.put("ImportedAffiliation", RequestGenerator::ordered);
    adjustments.put("ImportedArticle", this::withItsQuotes);
    adjustments.put("StatedAffiliationReviewInput", RequestGenerator::confirmingOnly);
    return adjustments;
  }

  /** Drops the members that only a confirmation has from another review. */
  private static JsonNode confirmingOnly(JsonNode review) {
    ObjectNode body = (ObjectNode) ordered(review);
    return body.path("status").asText().equals("confirmed")
        ? body
        : body.without(List.of("organization", "role", "from", "to"));
  }

  public ValueGenerator values() {
    return values;
  }

  /** A random valid request. Most paths have the id of an existing record. */
  public RequestDraft random(Operation operation) {
    RequestDraft draft = new RequestDraft(operation.method(), path(operation));
    for (Parameter parameter : operation.parameters("query")) {
      boolean wanted = parameter.required() || values.chance(0.25);
      if (wanted && !parameter.name().equals("cursor")) {
        // The known fields depend on the operation, and its example is one of them.
        JsonNode value =
            parameter.name().equals("fields") ? parameter.example() : values.of(parameter.schema());
        // Some sort keys cannot be combined with others.
        boolean several = parameter.repeatable() && !parameter.separated();
        JsonNode first = parameter.repeatable() ? value.get(0) : value;
        for (JsonNode one : several ? value : List.of(first)) {
          draft = draft.parameter(parameter.name(), one.asText());
        }
      }
    }
    for (Parameter parameter : operation.parameters("header")) {
      if (parameter.required() || values.chance(0.1)) {
        draft = draft.header(parameter.name(), values.of(parameter.schema()).asText());
      }
    }
    draft = consistentQuery(withinLongestTarget(ignoringUnknownNames(draft, operation)));
    return operation.hasBody() ? withCsvParameters(withBody(draft, operation, values)) : draft;
  }

  /** Drops the parameters of tables if the body is none, and the separator, which is detected. */
  private static RequestDraft withCsvParameters(RequestDraft draft) {
    boolean table = draft.headers().get("Content-Type").startsWith("text/csv");
    RequestDraft consistent = draft.without("separator");
    for (String parameter : table ? List.<String>of() : CSV_PARAMETERS) {
      consistent = consistent.without(parameter);
    }
    return consistent;
  }

  /** A valid request whose body has every member, as a starting point for invalid requests. */
  public RequestDraft plain(Operation operation) {
    String id = operation.path().contains("{id}") ? recordId(operation) : "";
    RequestDraft draft = new RequestDraft(operation.method(), path(operation, id));
    for (Parameter parameter : operation.parameters("query")) {
      if (parameter.required()) {
        String word = values.withPlainValues().of(parameter.itemSchema()).asText();
        draft = draft.parameter(parameter.name(), word);
      }
    }
    draft = withOneKey(draft, UUID.randomUUID().toString());
    return operation.hasBody() ? withBody(draft, operation, values.withPlainValues()) : draft;
  }

  private RequestDraft withBody(RequestDraft draft, Operation operation, ValueGenerator values) {
    List<String> mediaTypes = operation.consumes().stream().sorted().toList();
    String mediaType = values.plain() ? mediaTypes.get(0) : values.any(mediaTypes);
    String charset = values.plain() || values.chance(0.8) ? "" : ";charset=UTF-8";
    return draft
        .header("Content-Type", mediaType + charset)
        .body(text(values.of(operation.body(mediaType))));
  }

  private static String text(JsonNode body) {
    return body.isTextual() ? body.asText() : body.toString();
  }

  /** Adjusts parameters that depend on each other. */
  private static RequestDraft consistentQuery(RequestDraft draft) {
    RequestDraft consistentQuery =
        sampled(
            withoutInvertedRange(
                withoutInvertedRange(
                    withoutInvertedRange(draft, "saidFrom", "saidTo"),
                    "publishedFrom",
                    "publishedTo"),
                "from",
                "to"));
    consistentQuery = withOneKey(consistentQuery, "generated");
    if (draft.query().contains("sort=relevance") && value(draft, "q").isEmpty()) {
      consistentQuery = consistentQuery.without("sort");
    }
    if (draft.query().contains("sort=position") && isOfSeveralArticles(draft)) {
      consistentQuery = consistentQuery.without("sort");
    }
    if (value(draft, "at").isPresent()) {
      consistentQuery = consistentQuery.without("expand");
    }
    if (draft.query().contains("sort=confidence")) {
      consistentQuery = consistentQuery.without("status").parameter("status", "proposed");
    }
    return consistentQuery;
  }

  /** Removes parameters until the URL is short enough. */
  private static RequestDraft withinLongestTarget(RequestDraft draft) {
    RequestDraft shorter = draft;
    while (shorter.target().length() > LONGEST_TARGET) {
      shorter = shorter.without(shorter.query().get(0).replaceFirst("=.*", ""));
    }
    return shorter;
  }

  /** Lets half of the lists ignore unknown names, since few requests have only known ones. */
  private RequestDraft ignoringUnknownNames(RequestDraft draft, Operation operation) {
    boolean accepted =
        operation.parameters("query").stream()
            .anyMatch(parameter -> parameter.name().equals("unknownNames"));
    return accepted && values.chance(0.5)
        ? draft.without("unknownNames").parameter("unknownNames", "ignore")
        : draft;
  }

  /** Lets half of the searches ignore names that fit no actor. */
  private JsonNode ignoringUnknownNames(JsonNode search) {
    return values.chance(0.5) ? ((ObjectNode) search).put("unknownNames", "ignore") : search;
  }

  /** Gives a PUT of an article one key: an external id, since a URL must equal that of the body. */
  private static RequestDraft withOneKey(RequestDraft draft, String key) {
    return draft.method().equals("PUT") && draft.path().equals("/articles")
        ? draft.without("url").without("externalId").parameter("externalId", "cms:" + key)
        : draft;
  }

  /** Drops parameters that contradict a sample, and adds a seed, so that it can be repeated. */
  private static RequestDraft sampled(RequestDraft draft) {
    return value(draft, "sample").isPresent()
        ? draft.without("limit").without("sort").without("seed").parameter("seed", "1")
        : draft.without("seed");
  }

  private static RequestDraft withoutInvertedRange(RequestDraft draft, String first, String last) {
    String from = value(draft, first).orElse("");
    String to = value(draft, last).orElse("9999-12-31");
    return from.compareTo(to) <= 0 ? draft : draft.without(last);
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
    return path(operation, unknown ? UUID.randomUUID().toString() : recordId(operation));
  }

  /**
   * The id of a record: a permanent one for reading, a new one for writing. Sometimes the deletion
   * of an actor in use is tried.
   */
  private String recordId(Operation operation) {
    String collection = collection(operation);
    boolean inUse = operation.id().equals("deleteActor") && values.chance(0.2);
    boolean read = List.of("GET", "HEAD").contains(operation.method());
    return switch (operation.id()) {
      case "unmergeActor" -> records.mergedActorId();
      case "splitStatement" -> records.statementOfTwoId();
      case "undoDecision" -> records.joinedStatementId();
      case "undoConfirmation" -> records.confirmedQuoteId();
      default -> recordId(collection, inUse || read);
    };
  }

  private String recordId(String collection, boolean permanent) {
    return permanent ? records.permanentId(collection) : records.newId(collection);
  }

  public static String path(Operation operation, String id) {
    return operation.path().replace("{id}", id);
  }

  private static String collection(Operation operation) {
    return operation.path().replaceFirst("/\\{id}.*", "");
  }

  /** Makes half of the reviews disputes, with the members that a dispute requires. */
  private JsonNode mostlyDispute(JsonNode input) {
    ObjectNode review = (ObjectNode) input;
    if (values.chance(0.5)) {
      review.put("status", "disputed");
    }
    if (review.path("status").asText().equals("disputed")) {
      review.put("reason", "A reason").put("reference", "https://a.example/");
    }
    return review;
  }

  /** Usually names one quote on record, of the statement to split. */
  private JsonNode mostlyKnownQuote(JsonNode input, String member) {
    if (values.plain() || values.chance(0.8)) {
      ((ObjectNode) input).putArray(member).add(records.lastQuoteOfTwoId());
    }
    return input;
  }

  /** Sets a language that the extractor reads, so that plain requests have the same answer. */
  private JsonNode plainlyInEnglish(JsonNode input) {
    return values.plain() ? ((ObjectNode) input).put("language", "en") : input;
  }

  /** Usually replaces a reference by one to an existing actor. */
  private JsonNode mostlyKnownActor(JsonNode input, String member) {
    if (values.chance(0.8)) {
      ((ObjectNode) input).set(member, TestRecords.reference(values.any(records.actors())));
    }
    return input;
  }

  /** Usually removes aliases and quotes from a split, because the actor to split has none. */
  private JsonNode mostlyWithoutParts(JsonNode input) {
    if (!values.plain() && values.chance(0.8)) {
      ((ObjectNode) input).remove(List.of("aliases", "quotes"));
    }
    return input;
  }

  /** Usually sets the status of a new quote to confirmed. */
  private JsonNode mostlyConfirmed(JsonNode input) {
    if (values.chance(0.8)) {
      ((ObjectNode) input).put("status", "confirmed");
    }
    return quotingStoredArticle(input);
  }

  private JsonNode oftenKnownActor(JsonNode key) {
    return values.chance(0.5) ? key : values.any(records.actors()).get("name");
  }

  private JsonNode mostlyKnownActor(JsonNode reference) {
    String key = values.any(List.of("id", "name"));
    JsonNode actor = values.any(records.actors());
    return values.chance(0.2)
        ? reference
        : JsonNodeFactory.instance.objectNode().set(key, actor.get(key));
  }

  private JsonNode mostlyKnownArticle(JsonNode reference) {
    return values.chance(0.1) ? reference : TestRecords.reference(records.storedArticle());
  }

  private static JsonNode ordered(JsonNode affiliation) {
    return ordered(affiliation, "from", "to");
  }

  /** True for lists of quotes that are not restricted to one article. */
  private static boolean isOfSeveralArticles(RequestDraft draft) {
    return !draft.target().startsWith("/articles/")
        && draft.query().stream().filter(parameter -> parameter.startsWith("article=")).count()
            != 1;
  }

  /** Swaps the ends of an inverted range. */
  private static JsonNode ordered(JsonNode object, String first, String last) {
    String from = object.path(first).asText();
    String to = object.path(last).asText();
    if (!to.isEmpty() && from.compareTo(to) > 0) {
      ((ObjectNode) object).put(first, to).put(last, from);
    }
    return object;
  }

  /** Adjusts members of a search that depend on each other; always asks for the first page. */
  private static JsonNode consistent(JsonNode generated) {
    ObjectNode search = (ObjectNode) generated;
    search.remove("cursor");
    if (search.path("sort").isArray()) {
      search.set("sort", search.get("sort").get(0));
    }
    search.remove(search.has("sample") ? List.of("limit", "sort") : List.of("seed"));
    if (!search.has("q") && search.path("sort").asText().equals("relevance")) {
      search.remove("sort");
    }
    if (search.path("sort").asText().equals("position")
        && !search.path("article").isTextual()
        && search.path("article").size() != 1) {
      search.remove("sort");
    }
    return ordered(ordered(search, "saidFrom", "saidTo"), "publishedFrom", "publishedTo");
  }

  /** Moves the expiry of a key into the future. */
  private static JsonNode expiringLater(JsonNode key) {
    if (key.has("expiresAt")) {
      ((ObjectNode) key).put("expiresAt", "9999-12-31T23:59:59.123456Z");
    }
    return key;
  }

  /** The order by confidence needs the status proposed. */
  private static JsonNode proposedByConfidence(JsonNode search) {
    if (search.path("sort").asText().equals("confidence")) {
      ((ObjectNode) search).put("status", "proposed");
    }
    return search;
  }

  /** Adds a publisher to a patch of a republication, because the article may have none. */
  private JsonNode withPublisher(JsonNode patch) {
    if (patch instanceof ObjectNode republication && !republication.has("publisher")) {
      republication.set("publisher", TestRecords.reference(records.actors().get(0)));
    }
    return patch;
  }

  /** Gives an imported article the body of the test article, and quotes from that body. */
  private JsonNode withItsQuotes(JsonNode article) {
    ((ObjectNode) article).set("body", records.storedArticle().get("body"));
    article.path("quotes").forEach(this::quotingStoredArticle);
    article.path("quotes").forEach(quote -> ((ObjectNode) quote).remove("article"));
    return article;
  }

  /** Usually quotes words of the test article; always orders the spans. */
  private JsonNode quotingStoredArticle(JsonNode input) {
    ObjectNode quote = (ObjectNode) input;
    if (!quote.has("text") && !quote.has("spans") && !quote.has("article")) {
      return quote;
    }
    int[] body = records.storedArticle().get("body").asText().codePoints().toArray();
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
      quote
          .put("text", text.toString())
          .set("article", TestRecords.reference(records.storedArticle()));
    }
    if (quote.path("spans").isArray()) {
      quote.set("spans", spans);
    }
    return quote;
  }
}
