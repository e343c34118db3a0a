package org.onrecord.contract.framework;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Generates invalid bodies: each violates one keyword of the schema in a body that is otherwise
 * valid and complete.
 */
public final class InvalidBodyGenerator {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String INSTANTS =
      "2024-02-29|2024-02-29T12:30:00|2024-02-29T12:30Z|2024-02-29T12:30:00+05|2024-02-29T12:30:00+24:00"
          + "|2024-02-29t12:30:00z|2024-02-29 12:30:00Z|2023-02-29T12:30:00Z|2024-02-29T24:00:00Z"
          + "|2016-12-31T23:59:60Z|0000-01-01T12:30:00Z|2024-02-29T12:30:00.1234567890Z|1709209800";

  /** Values that violate the pattern or format of a component schema, by its name. */
  private static final Map<String, String> MALFORMED =
      Map.of(
          "Id",
              "0199a000-0000-7000-8000-00000000000g|0199a00000007000800000000000000600000|1-1-1-1-1",
          "CalendarDate",
              "2023-02-29|2023-13-01|2023-1-001|0000-01-01|20230-01-1|yesterday!|2023-01-01 ",
          "InstantInput", INSTANTS,
          "PastInstant", INSTANTS,
          "Language", "e|en_US|en-|-en|english language|12|en ",
          "Url",
              "ftp://example.org/|javascript:alert(1)|//example.org/x|http://a b.example/|https://|a.org",
          "WikidataId", "Q0|q42|Q|Q12x|P31|Q-1|Q٤٢|Q42 ");

  private final Contract contract;
  private final ContractNode schema;
  private final ValueGenerator values;
  private final List<InvalidBody> faults = new ArrayList<>();

  private InvalidBodyGenerator(Contract contract, ContractNode schema, ValueGenerator values) {
    this.contract = contract;
    this.schema = schema;
    this.values = values.withPlainValues();
  }

  /**
   * The invalid bodies for a schema. Candidates that are valid after all, such as null where it is
   * allowed, are left out.
   */
  public static List<InvalidBody> of(
      Contract contract, ContractNode schema, ValueGenerator values) {
    InvalidBodyGenerator violations = new InvalidBodyGenerator(contract, schema, values);
    violations.walk(schema, new Position(violations.values.of(schema), "", true));
    return violations.faults;
  }

  /**
   * A position in a body.
   *
   * @param alternative true for one of several schemas of the same place
   */
  private record Position(JsonNode whole, String pointer, boolean exact, boolean alternative) {
    Position(JsonNode whole, String pointer, boolean exact) {
      this(whole, pointer, exact, false);
    }

    JsonNode value() {
      return whole.at(pointer);
    }

    Position at(String name) {
      return new Position(whole, pointer + "/" + name, exact);
    }

    Position inexact() {
      return new Position(whole, pointer, false);
    }

    Position asAlternative() {
      return new Position(whole, pointer, exact, true);
    }

    Position with(JsonNode value) {
      return new Position(replaced(value), pointer, exact, alternative);
    }

    private JsonNode replaced(JsonNode value) {
      if (pointer.isEmpty()) {
        return value;
      }
      JsonNode copy = whole.deepCopy();
      JsonPointer place = JsonPointer.compile(pointer);
      JsonNode parent = copy.at(place.head());
      if (parent instanceof ArrayNode array) {
        array.set(place.last().getMatchingIndex(), value);
      } else {
        ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
      }
      return copy;
    }
  }

  private void walk(ContractNode place, Position position) {
    List<ContractNode> alternatives = place.alternatives();
    if (!alternatives.isEmpty()) {
      // The alternatives of the whole body differ by their members.
      Position here = position.pointer().isEmpty() ? position : position.inexact();
      alternatives.forEach(one -> walk(one, here.with(values.of(one)).asAlternative()));
      return;
    }
    ContractNode here = place.target();
    breakType(position);
    here.children().forEach(keyword -> breakKeyword(here, keyword, position));
    here.members().stream()
        .filter(member -> position.value().has(member.name()))
        .forEach(member -> walk(member, position.at(member.name())));
    if (position.value().isArray() && !position.value().isEmpty()) {
      walk(here.get("items"), position.at("0"));
    }
  }

  private void breakType(Position position) {
    add("type null", position, JSON.nullNode());
    add("type boolean", position, JSON.booleanNode(true));
    add("type integer", position, JSON.numberNode(17));
    add("type fraction", position, JSON.numberNode(1.5));
    add("type huge number", position, JSON.numberNode(new BigDecimal("1e400")));
    add("type string", position, JSON.textNode("17"));
    add("type array", position, JSON.arrayNode());
    add("type object", position.inexact(), JSON.objectNode());
  }

  private void breakKeyword(ContractNode here, ContractNode keyword, Position position) {
    switch (keyword.name()) {
      case "minLength" -> text("minLength", position, keyword.node().asInt() - 1);
      case "maxLength" -> text("maxLength", position, keyword.node().asInt() + 1);
      case "pattern" -> breakPattern(here, position);
      case "format" -> breakFormat(here, position);
      case "enum" -> breakEnum(keyword, position);
      case "minimum" -> add("minimum", position, JSON.numberNode(keyword.node().asLong() - 1));
      case "maximum" ->
          addWithin("maximum", position, JSON.numberNode(keyword.node().asLong() + 1));
      case "maxItems" -> addTooManyElements(here, position, keyword.node().asInt() + 1);
      case "uniqueItems" -> addDuplicateElement(position);
      case "required" -> keyword.children().forEach(name -> remove(name.text(), position));
      case "allOf" ->
          keyword.children().stream()
              .map(ContractNode::target)
              .forEach(part -> part.children().forEach(own -> breakKeyword(part, own, position)));
      case "anyOf" -> add("anyOf", position, JSON.objectNode());
      case "unevaluatedProperties" -> addUnknown(position);
      default -> {}
    }
  }

  private void text(String keyword, Position position, int length) {
    if (length >= 0) {
      add(keyword, position, JSON.textNode("x".repeat(length)));
    }
  }

  private void breakPattern(ContractNode here, Position position) {
    addMalformed("pattern", here, position, " | \t\n ");
    String value = position.value().asText();
    add("pattern U+0000", position, JSON.textNode(value.substring(1) + "\u0000"));
  }

  private void breakFormat(ContractNode here, Position position) {
    if (!here.get("pattern").exists()) {
      addMalformed("format", here, position, " ");
    }
  }

  private void addMalformed(
      String keyword, ContractNode here, Position position, String otherwise) {
    for (String word : MALFORMED.getOrDefault(here.name(), otherwise).split("\\|")) {
      add(keyword + " " + JSON.textNode(word), position, JSON.textNode(word));
    }
  }

  private void breakEnum(ContractNode keyword, Position position) {
    add("enum", position, JSON.textNode("no-such"));
    add("enum in capitals", position, JSON.textNode(position.value().asText().toUpperCase()));
    add("enum with a blank", position, JSON.textNode(position.value().asText() + " "));
  }

  private void addTooManyElements(ContractNode here, Position position, int count) {
    boolean unique = here.node().path("uniqueItems").asBoolean();
    JsonNode first = position.value().get(0);
    ArrayNode many = JSON.arrayNode();
    for (int i = 0; i < count; i++) {
      many.add(unique ? another(first, i) : first);
    }
    add("maxItems", position, many);
  }

  /** A value of the same form: another id, another name, or an object with another last member. */
  private static JsonNode another(JsonNode value, int number) {
    if (value instanceof ObjectNode object) {
      ObjectNode other = object.deepCopy();
      String last = null;
      for (String name : (Iterable<String>) object::fieldNames) {
        last = name;
      }
      return other.set(last, another(object.get(last), number));
    }
    boolean id = value.asText().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    return JSON.textNode(id ? new UUID(0, number).toString() : "name " + number);
  }

  private void addDuplicateElement(Position position) {
    JsonNode item = position.value().get(0);
    add("uniqueItems", position.inexact(), JSON.arrayNode().add(item).add(item));
  }

  private void remove(String name, Position position) {
    ObjectNode object = position.value().deepCopy();
    object.remove(name);
    // Without the member that tells an alternative, the object fits none.
    add("required", position.alternative() ? position.inexact() : position, object, "/" + name);
  }

  private void addUnknown(Position position) {
    for (String name : List.of("noSuchMember", "createdAt", "ID", "")) {
      ObjectNode object = position.value().deepCopy();
      add("unknown member", position, object.put(name, "x"), "/" + name);
    }
  }

  /**
   * Adds a violation that may also affect the order of two members, such as a span's start and end.
   */
  private void addWithin(String violation, Position position, JsonNode value) {
    String parent = position.pointer().substring(0, position.pointer().lastIndexOf('/'));
    faults.add(new InvalidBody(violation, position.with(value).whole(), parent, false));
  }

  private void add(String violation, Position position, JsonNode value) {
    add(violation, position, value, "");
  }

  private void add(String violation, Position position, JsonNode value, String below) {
    JsonNode body = position.with(value).whole();
    if (!contract.violations(schema, body).isEmpty()) {
      faults.add(new InvalidBody(violation, body, position.pointer() + below, position.exact()));
    }
  }
}
