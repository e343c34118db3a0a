package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Generates values that a schema allows: random ones, including its bounds and unusual Unicode
 * characters; or, if {@code plain}, short ones with every member.
 *
 * @param adjustments functions that adjust values of a component schema, by its name, for rules
 *     that a schema cannot express
 */
public record ValueGenerator(
    Random random, boolean plain, Map<String, UnaryOperator<JsonNode>> adjustments) {
  static final String NOT_BLANK = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$";

  /**
   * Characters of one and two UTF-16 units, right-to-left, combining, zero-width and control
   * characters, and those with a meaning in SQL, HTML, JSON or URLs.
   */
  private static final int[] CHARACTERS =
      ("aZ7 éßİ\u0301\u0622\u06cc\u200c\u200d\u200f\u202e\ufeff\u00a0\u2028語한😀👩💻𝒜\uffff\u0001\t\n"
              + "\"'\\%_&+#?/<>;-“”*(:")
          .codePoints()
          .toArray();

  private static final List<String> LANGUAGES =
      List.of(
          "en", "fa", "EN-gb", "sr-Latn-RS", "es-419", "zh-Hant", "de-CH-1996", "sl-rozaj-biske");
  private static final List<String> DAYS = List.of("0001-01-01", "2024-02-29", "9999-12-31");
  private static final List<String> TIMES =
      List.of("T00:00:00Z", "T23:59:59.999Z", "T12:30:00.123456Z");
  private static final List<String> TIMES_WITH_OFFSETS =
      List.of("T00:00:00Z", "T12:30:00-05:30", "T12:30:00.123456789+05:30");
  private static final List<String> URLS =
      List.of(
          "http://a/",
          "https://a.example/b?c=%20&d=e#",
          "HTTPS://[2001:db8::1]:8443/",
          "http://u@h/~");

  private static final List<String> QUOTE_FACETS =
      List.of("speaker", "day", "statement", "month,speaker", "affiliation,year", "via,mentions");
  private static final List<String> ARTICLE_FACETS =
      List.of("source", "month", "author", "month,source", "quotes,year", "mentions,section");

  private static final List<String> TAGS =
      List.of("*", "\"\"", "W/\"a,b\"", "\"0-0\",, W/\"*\" ,\t\"é\"");

  /** Returns a generator of plain values with the same adjustments. */
  public ValueGenerator withPlainValues() {
    return new ValueGenerator(random, true, adjustments);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public JsonNode of(ContractNode place) {
    String reference = place.node().path("$ref").asText();
    if (reference.isEmpty()) {
      return generate(place);
    }
    JsonNode value = of(new ContractNode(place.document(), reference.substring(1)));
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return adjustments.getOrDefault(name, UnaryOperator.identity()).apply(value);
  }

  private JsonNode generate(ContractNode schema) {
    if (!schema.alternatives().isEmpty()) {
      return of(one(schema.alternatives()));
    }
    if (schema.get("enum").exists()) {
      return one(schema.get("enum").children()).node();
    }
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "string" -> TextNode.valueOf(text(schema));
      case "integer" -> LongNode.valueOf(integer(schema));
      case "number" -> DecimalNode.valueOf(number(schema));
      case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
      case "null" -> NullNode.getInstance();
      default -> throw new IllegalStateException("no values for " + schema.pointer());
    };
  }

  /** The first alternative for plain values, because the contract lists {@code null} last. */
  private ContractNode one(List<ContractNode> alternatives) {
    return plain ? alternatives.get(0) : any(alternatives);
  }

  private String type(ContractNode schema) {
    ContractNode type = schema.get("type");
    return type.node().isArray() ? one(type.children()).text() : type.text();
  }

  private ObjectNode object(ContractNode schema) {
    Set<String> wanted = schema.required();
    if (schema.node().path("minProperties").asInt() > 0) {
      wanted.add(any(schema.members()).name());
    }
    if (schema.get("anyOf").exists()) {
      wanted.addAll(any(schema.get("anyOf").children()).required());
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    schema.members().stream()
        .filter(member -> plain || wanted.contains(member.name()) || random.nextBoolean())
        .forEach(member -> object.set(member.name(), of(member)));
    ContractNode most = schema.get("maxProperties");
    while (most.exists() && object.size() > most.node().asInt()) {
      object.remove(object.fieldNames().next());
    }
    if (matchesConstants(schema.get("if"), object)) {
      schema.get("then").required().stream()
          .filter(name -> !object.has(name))
          .forEach(name -> object.set(name, of(schema.get("properties").get(name))));
    }
    return object;
  }

  /** True if the value has all constants that the condition requires. */
  private static boolean matchesConstants(ContractNode condition, ObjectNode value) {
    return condition.exists()
        && condition.get("properties").children().stream()
            .allMatch(member -> member.get("const").node().equals(value.get(member.name())));
  }

  private ArrayNode array(ContractNode schema) {
    int least = schema.node().path("minItems").asInt();
    int most = schema.node().path("maxItems").asInt();
    int size = plain ? 1 : chance(0.03) ? most : Math.min(most, least + random.nextInt(4));
    boolean unique = schema.node().path("uniqueItems").asBoolean();
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    Set<JsonNode> had = new HashSet<>();
    for (int tries = 0; array.size() < size && tries < 10 * size; tries++) {
      JsonNode item = of(schema.get("items"));
      if (had.add(item) || !unique) {
        array.add(item);
      }
    }
    return array;
  }

  private long integer(ContractNode schema) {
    long least = schema.get("minimum").node().asLong();
    long most = schema.get("maximum").node().asLong();
    return chance(0.1) ? least : chance(0.1) ? most : least + random.nextInt((int) (most - least));
  }

  /** A random number with three decimals. */
  private BigDecimal number(ContractNode schema) {
    BigDecimal least = schema.get("minimum").node().decimalValue();
    BigDecimal width = schema.get("maximum").node().decimalValue().subtract(least);
    return least.add(width.multiply(BigDecimal.valueOf(random.nextInt(1001), 3)));
  }

  private String text(ContractNode schema) {
    return switch (schema.name()) {
      case "Id" -> id();
      case "CalendarDate", "DayOrInstant" -> day();
      case "FieldPaths" -> "id";
      case "QuotePartNames" -> "speaker,saidOn";
      case "QuoteFacetNames" -> any(QUOTE_FACETS);
      case "ArticleFacetNames" -> any(ARTICLE_FACETS);
      case "Instant" -> day() + any(TIMES);
      case "InstantInput", "PastInstant" -> day() + any(TIMES_WITH_OFFSETS);
      case "Language" -> any(LANGUAGES);
      case "WikidataId" -> "Q" + (1 + random.nextInt(1_999_999_999));
      case "HtmlPage" -> "<title>%s</title><p>%s.</p>".formatted(words(30), words(300));
      case "ImportedTable" ->
          "title,body,language\n\"%s\",\"%s\",en\n".formatted(cell(30), cell(300));
      case "ColumnMapping" -> "title:title";
      case "FieldDefault" -> "section:" + words(5);
      case "TextPage" -> "A title %s\n\nA sentence %s.".formatted(words(30), words(300));
      case "ExternalIdText" -> "cms:" + words(1 + random.nextInt(plain ? 6 : 300));
      case "Url" -> url(length(schema.node(), 60));
      case "EntityTagList" -> any(TAGS);
      default -> unnamed(schema.node());
    };
  }

  /** The text of a quoted cell. */
  private String cell(int length) {
    return words(length).replace("\"", "\"\"");
  }

  private String unnamed(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> id();
      case "date" -> day();
      case "uri" -> url(length(schema, 60));
      default ->
          schema.path("pattern").asText().equals(NOT_BLANK)
              ? words(length(schema, 40))
              : Integer.toHexString(random.nextInt());
    };
  }

  private String id() {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    return chance(0.1) ? id.toUpperCase() : id;
  }

  private String day() {
    return chance(0.1)
        ? any(DAYS)
        : LocalDate.ofEpochDay(random.nextInt(11_000) + 10_000L).toString();
  }

  private String url(int length) {
    String start = any(URLS) + Integer.toHexString(random.nextInt());
    return start + "x".repeat(Math.max(0, length - start.length()));
  }

  private int length(JsonNode schema, int usual) {
    int least = schema.path("minLength").asInt();
    int most = schema.path("maxLength").asInt();
    if (!plain && chance(0.08)) {
      return random.nextBoolean() ? least : most;
    }
    return least + random.nextInt(plain ? 6 : Math.min(usual, most - least));
  }

  /** A text of a number of code points that is not blank. */
  private String words(int length) {
    int[] points = random.ints(length, 0, CHARACTERS.length).map(i -> CHARACTERS[i]).toArray();
    points[random.nextInt(length)] = 'A' + random.nextInt(26);
    return new String(points, 0, length);
  }
}
