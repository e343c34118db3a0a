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

/**
 * Generates invalid bodies: each violates one keyword of the schema in a body that is otherwise
 * valid and complete.
 */
public final class InvalidBodyGenerator {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Values that violate the pattern or format of a component schema, by its name. */
  private static final Map<String, String> MALFORMED =
      Map.of(
          "Id",
              "0199a000-0000-7000-8000-00000000000g|0199a00000007000800000000000000600000|1-1-1-1-1",
          "Date", "2023-02-29|2023-13-01|2023-1-001|0000-01-01|20230-01-1|yesterday!|2023-01-01 ",
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
    violations.walk(schema, new Spot(violations.values.of(schema), "", true));
    return violations.faults;
  }

  /** A position in a body. */
  private record Spot(JsonNode whole, String pointer, boolean exact) {
    JsonNode value() {
      return whole.at(pointer);
    }

    Spot at(String name) {
      return new Spot(whole, pointer + "/" + name, exact);
    }

    Spot inexact() {
      return new Spot(whole, pointer, false);
    }

    Spot with(JsonNode value) {
      return new Spot(replaced(value), pointer, exact);
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

  private void walk(ContractNode place, Spot spot) {
    List<ContractNode> alternatives = place.alternatives();
    if (!alternatives.isEmpty()) {
      // The alternatives of the whole body differ by their members.
      Spot here = spot.pointer().isEmpty() ? spot : spot.inexact();
      alternatives.forEach(one -> walk(one, here.with(values.of(one))));
      return;
    }
    ContractNode here = place.target();
    breakType(spot);
    here.children().forEach(keyword -> breakKeyword(here, keyword, spot));
    here.members().stream()
        .filter(member -> spot.value().has(member.name()))
        .forEach(member -> walk(member, spot.at(member.name())));
    if (spot.value().isArray() && !spot.value().isEmpty()) {
      walk(here.get("items"), spot.at("0"));
    }
  }

  private void breakType(Spot spot) {
    add("type null", spot, JSON.nullNode());
    add("type boolean", spot, JSON.booleanNode(true));
    add("type integer", spot, JSON.numberNode(17));
    add("type fraction", spot, JSON.numberNode(1.5));
    add("type huge number", spot, JSON.numberNode(new BigDecimal("1e400")));
    add("type string", spot, JSON.textNode("17"));
    add("type array", spot, JSON.arrayNode());
    add("type object", spot.inexact(), JSON.objectNode());
  }

  private void breakKeyword(ContractNode here, ContractNode keyword, Spot spot) {
    switch (keyword.name()) {
      case "minLength" -> text("minLength", spot, keyword.node().asInt() - 1);
      case "maxLength" -> text("maxLength", spot, keyword.node().asInt() + 1);
      case "pattern" -> breakPattern(here, spot);
      case "enum" -> breakEnum(keyword, spot);
      case "minimum" -> add("minimum", spot, JSON.numberNode(keyword.node().asLong() - 1));
      case "maximum" -> addWithin("maximum", spot, JSON.numberNode(keyword.node().asLong() + 1));
      case "maxItems" -> addTooManyElements(here, spot, keyword.node().asInt() + 1);
      case "uniqueItems" -> addDuplicateElement(spot);
      case "required" -> keyword.children().forEach(name -> remove(name.text(), spot));
      case "allOf" ->
          keyword.children().stream()
              .map(ContractNode::target)
              .forEach(part -> part.children().forEach(own -> breakKeyword(part, own, spot)));
      case "anyOf" -> add("anyOf", spot, JSON.objectNode());
      case "unevaluatedProperties" -> addUnknown(spot);
      default -> {}
    }
  }

  private void text(String keyword, Spot spot, int length) {
    if (length >= 0) {
      add(keyword, spot, JSON.textNode("x".repeat(length)));
    }
  }

  private void breakPattern(ContractNode here, Spot spot) {
    for (String word : MALFORMED.getOrDefault(here.name(), " | \t\n ").split("\\|")) {
      add("pattern " + JSON.textNode(word), spot, JSON.textNode(word));
    }
    String value = spot.value().asText();
    add("pattern U+0000", spot, JSON.textNode(value.substring(1) + "\u0000"));
  }

  private void breakEnum(ContractNode keyword, Spot spot) {
    add("enum", spot, JSON.textNode("no-such"));
    add("enum in capitals", spot, JSON.textNode(spot.value().asText().toUpperCase()));
    add("enum with a blank", spot, JSON.textNode(spot.value().asText() + " "));
  }

  private void addTooManyElements(ContractNode here, Spot spot, int count) {
    boolean unique = here.node().path("uniqueItems").asBoolean();
    ArrayNode many = JSON.arrayNode();
    for (int i = 0; i < count; i++) {
      many.add(unique ? JSON.textNode("name " + i) : spot.value().get(0));
    }
    add("maxItems", spot, many);
  }

  private void addDuplicateElement(Spot spot) {
    JsonNode item = spot.value().get(0);
    add("uniqueItems", spot.inexact(), JSON.arrayNode().add(item).add(item));
  }

  private void remove(String name, Spot spot) {
    ObjectNode object = spot.value().deepCopy();
    object.remove(name);
    add("required", spot, object, "/" + name);
  }

  private void addUnknown(Spot spot) {
    for (String name : List.of("noSuchMember", "createdAt", "ID", "")) {
      ObjectNode object = spot.value().deepCopy();
      add("unknown member", spot, object.put(name, "x"), "/" + name);
    }
  }

  /**
   * Adds a violation that may also affect the order of two members, such as a span's start and end.
   */
  private void addWithin(String what, Spot spot, JsonNode value) {
    String parent = spot.pointer().substring(0, spot.pointer().lastIndexOf('/'));
    faults.add(new InvalidBody(what, spot.with(value).whole(), parent, false));
  }

  private void add(String what, Spot spot, JsonNode value) {
    add(what, spot, value, "");
  }

  private void add(String what, Spot spot, JsonNode value, String below) {
    JsonNode body = spot.with(value).whole();
    if (!contract.violations(schema, body).isEmpty()) {
      faults.add(new InvalidBody(what, body, spot.pointer() + below, spot.exact()));
    }
  }
}
