package org.onrecord.contract.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.contract.framework.ContractNode;

/**
 * One variant of a schema: the values of one type (any type if empty) that satisfy all parts.
 * References, {@code allOf}, {@code oneOf}, {@code anyOf} and {@code if} are resolved: each
 * combination of their alternatives is a variant.
 */
record SchemaVariant(String type, List<ContractNode> parts) {

  /**
   * The variants of schemas that a value must satisfy together. {@code oneOf} counts as {@code
   * anyOf}.
   */
  static List<SchemaVariant> of(Collection<ContractNode> schemas) {
    return conjunctions(schemas).stream().flatMap(SchemaVariant::byType).toList();
  }

  private static List<List<ContractNode>> conjunctions(Collection<ContractNode> schemas) {
    List<List<ContractNode>> all = List.of(List.of());
    for (ContractNode schema : schemas) {
      all = product(all, conjunctions(schema));
    }
    return all;
  }

  private static List<List<ContractNode>> conjunctions(ContractNode schema) {
    List<List<ContractNode>> all = List.of(List.of(schema));
    if (schema.node().has("$ref")) {
      String pointer = schema.node().get("$ref").asText().substring(1);
      all = product(all, conjunctions(new ContractNode(schema.document(), pointer)));
    }
    all = product(all, conjunctions(elements(schema, "allOf").toList()));
    for (List<ContractNode> choice : choices(schema)) {
      all =
          product(
              all,
              choice.stream().flatMap(alternative -> conjunctions(alternative).stream()).toList());
    }
    return all;
  }

  private static List<List<ContractNode>> choices(ContractNode schema) {
    List<List<ContractNode>> choices = new ArrayList<>();
    for (String keyword : List.of("oneOf", "anyOf")) {
      if (schema.node().has(keyword)) {
        choices.add(elements(schema, keyword).toList());
      }
    }
    if (schema.node().has("else")) {
      choices.add(List.of(schema.sibling("then"), schema.sibling("else")));
    }
    return choices;
  }

  private static Stream<ContractNode> elements(ContractNode schema, String keyword) {
    ContractNode list = schema.sibling(keyword);
    return Stream.iterate(0, i -> i + 1)
        .limit(list.node().size())
        .map(i -> list.sibling(String.valueOf(i)));
  }

  private static List<List<ContractNode>> product(
      List<List<ContractNode>> some, List<List<ContractNode>> others) {
    List<List<ContractNode>> product = new ArrayList<>();
    for (List<ContractNode> one : some) {
      for (List<ContractNode> other : others) {
        product.add(Stream.concat(one.stream(), other.stream()).toList());
      }
    }
    return product;
  }

  private static Stream<SchemaVariant> byType(List<ContractNode> parts) {
    Optional<Set<String>> types =
        Stream.concat(
                parts.stream()
                    .map(part -> part.node().path("type"))
                    .filter(type -> !type.isMissingNode())
                    .map(SchemaVariant::words),
                new SchemaVariant("", parts).allowed().map(SchemaVariant::types).stream())
            .reduce(SchemaVariant::common);
    return types
        .map(some -> some.stream().map(type -> new SchemaVariant(type, parts)))
        .orElseGet(() -> Stream.of(new SchemaVariant("", parts)));
  }

  private static Set<String> words(JsonNode type) {
    return type.isTextual()
        ? Set.of(type.asText())
        : type.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> types(Set<JsonNode> values) {
    return values.stream().map(SchemaVariant::type).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String type(JsonNode value) {
    return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase();
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> common = new TreeSet<>(some);
    common.removeIf(
        type -> !others.contains(type) && !(type.equals("integer") && others.contains("number")));
    if (some.contains("number") && others.contains("integer")) {
      common.add("integer");
    }
    return common;
  }

  /** The values of a keyword in the parts. */
  Stream<JsonNode> values(String keyword) {
    return parts.stream()
        .map(part -> part.node().path(keyword))
        .filter(value -> !value.isMissingNode());
  }

  /** The schemas under a keyword in the parts. */
  List<ContractNode> schemas(String keyword) {
    return parts.stream()
        .map(part -> part.sibling(keyword))
        .filter(schema -> schema.node().isObject())
        .toList();
  }

  /** The values listed by {@code enum} and {@code const}; empty if neither is given. */
  Optional<Set<JsonNode>> allowed() {
    return Stream.concat(
            values("enum").map(words -> words.valueStream().collect(Collectors.toSet())),
            values("const").map(Set::of))
        .map(words -> type.isEmpty() ? words : ofType(words))
        .reduce(
            (some, others) -> some.stream().filter(others::contains).collect(Collectors.toSet()));
  }

  private Set<JsonNode> ofType(Set<JsonNode> words) {
    return words.stream()
        .filter(word -> is(type(word)) || type(word).equals(type))
        .collect(Collectors.toSet());
  }

  /** True if all values are of the type. */
  boolean is(String other) {
    return type.equals(other) || type.equals("integer") && other.equals("number");
  }

  Set<String> required() {
    return values("required")
        .flatMap(JsonNode::valueStream)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The properties by name, each with its schemas in the parts. */
  Map<String, List<ContractNode>> properties() {
    Map<String, List<ContractNode>> properties = new LinkedHashMap<>();
    for (ContractNode all : schemas("properties")) {
      all.node()
          .fieldNames()
          .forEachRemaining(
              name ->
                  properties
                      .computeIfAbsent(name, key -> new ArrayList<>())
                      .add(all.sibling(name)));
    }
    return properties;
  }

  /** True if other properties are not allowed. */
  boolean isClosed() {
    return Stream.concat(values("unevaluatedProperties"), values("additionalProperties"))
        .anyMatch(others -> others.isBoolean() && !others.asBoolean());
  }

  /** The keywords of the parts, without resolved conditions. */
  Set<String> keywords() {
    return parts.stream()
        .flatMap(SchemaVariant::keywords)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> keywords(ContractNode part) {
    boolean chooses = part.node().has("else");
    return part.node()
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(keyword -> !(chooses && Set.of("if", "then", "else").contains(keyword)));
  }

  /** The pointer to the last part. */
  String pointer() {
    return "#" + (parts.isEmpty() ? "" : parts.get(parts.size() - 1).pointer());
  }
}
