package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A parameter of an operation. It is repeatable if its schema is an array ({@code form}, exploded).
 *
 * @param separated true if its values can be separated by commas as well
 */
public record Parameter(
    String name,
    String in,
    boolean required,
    boolean separated,
    ContractNode schema,
    JsonNode example) {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  static Parameter at(ContractNode place) {
    return new Parameter(
        place.get("name").text(),
        place.get("in").text(),
        place.get("required").target().node().asBoolean(),
        place.get("explode").exists() && !place.get("explode").node().asBoolean(),
        place.get("schema"),
        exampleAt(place));
  }

  /**
   * The example of a parameter. Optional ones have it in their schema, because Swagger UI fills in
   * the example of a parameter.
   */
  private static JsonNode exampleAt(ContractNode place) {
    return place.get("example").exists()
        ? place.get("example").node()
        : place.get("schema").sibling("examples").node().path(0);
  }

  public boolean repeatable() {
    return type(schema).equals("array");
  }

  /** The schema of a single value. */
  public ContractNode itemSchema() {
    return repeatable() ? schema.get("items") : schema;
  }

  /**
   * Converts sent values to JSON for validation. Values that do not have the type of the schema
   * stay strings.
   */
  JsonNode toJson(List<String> sent) {
    if (!repeatable() && sent.size() == 1) {
      return toJson(sent.get(0));
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    sent.forEach(word -> values.add(toJson(word)));
    return values;
  }

  private JsonNode toJson(String word) {
    String type = type(itemSchema());
    if (type.equals("integer") && word.matches("-?\\d+")) {
      return BigIntegerNode.valueOf(new BigInteger(word));
    }
    if (type.equals("number") && NUMBER.matcher(word).matches()) {
      return DecimalNode.valueOf(new BigDecimal(word));
    }
    if (type.equals("boolean") && word.matches("true|false")) {
      return BooleanNode.valueOf(word.equals("true"));
    }
    return TextNode.valueOf(word);
  }

  private static String type(ContractNode schema) {
    return schema.get("type").text();
  }
}
