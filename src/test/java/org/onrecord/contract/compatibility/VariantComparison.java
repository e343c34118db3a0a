package org.onrecord.contract.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Breaking changes between two variants of a schema, not including nested schemas. */
record VariantComparison(Direction direction, SchemaVariant released, SchemaVariant current) {
  /** Keywords with a rule of their own, here or in {@link SchemaComparison}. */
  private static final Set<String> COMPARED_KEYWORDS =
      Set.of(
          "$ref",
          "allOf",
          "oneOf",
          "anyOf",
          "type",
          "enum",
          "const",
          "required",
          "properties",
          "unevaluatedProperties",
          "additionalProperties",
          "items",
          "default");

  /** Keywords that do not restrict values. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "title",
          "description",
          "example",
          "examples",
          "deprecated",
          "discriminator",
          "externalDocs",
          "$comment",
          "xml");

  /** The types to which other keywords apply; keywords that are not listed apply to all types. */
  private static final Map<String, String> TYPES =
      Map.of("pattern", "string", "uniqueItems", "array", "multipleOf", "number");

  /** The variant that must stay within the other one. */
  SchemaVariant inner() {
    return direction.inner(released, current);
  }

  SchemaVariant outer() {
    return direction.outer(released, current);
  }

  /** The breaking changes, a sentence for each. */
  Stream<String> breakingChanges() {
    return Stream.of(values(), bounds(), rules(), required(), removed(), closed(), defaults())
        .flatMap(Function.identity());
  }

  private Stream<String> values() {
    Optional<Set<JsonNode>> wide = outer().allowed();
    Optional<Set<JsonNode>> narrow = inner().allowed();
    if (wide.isEmpty()) {
      return Stream.of();
    }
    if (narrow.isEmpty()) {
      return Stream.of(
          sentence(
              "the values are",
              direction.inner("any", wide.get()),
              direction.inner(wide.get(), "any")));
    }
    return narrow.get().stream()
        .filter(value -> !wide.get().contains(value))
        .map(value -> direction.inner("no longer accepts " + value, "may now return " + value));
  }

  private Stream<String> bounds() {
    return Stream.of(BoundKeyword.values())
        .filter(bound -> inner().is(bound.type) || inner().type().isEmpty())
        .filter(bound -> exceeds(bound.of(inner()), bound.of(outer())))
        .map(bound -> sentence(bound.inclusive, end(bound, released), end(bound, current)));
  }

  private static String end(BoundKeyword bound, SchemaVariant variant) {
    return bound.of(variant).map(Object::toString).orElse("none");
  }

  private static boolean exceeds(
      Optional<BoundKeyword.Bound> narrow, Optional<BoundKeyword.Bound> wide) {
    return wide.isPresent() && (narrow.isEmpty() || narrow.get().compareTo(wide.get()) > 0);
  }

  /**
   * Patterns, formats and other keywords that cannot be compared: a difference counts as breaking.
   */
  private Stream<String> rules() {
    return outer().keywords().stream()
        .filter(keyword -> !COMPARED_KEYWORDS.contains(keyword) && !ANNOTATIONS.contains(keyword))
        .filter(keyword -> !keyword.startsWith("x-") && !BoundKeyword.isOne(keyword))
        .filter(keyword -> applies(TYPES.getOrDefault(keyword, "")))
        .filter(
            keyword ->
                !keywordValues(inner(), keyword).containsAll(keywordValues(outer(), keyword)))
        .map(
            keyword ->
                sentence(
                    keyword, keywordValues(released, keyword), keywordValues(current, keyword)));
  }

  private boolean applies(String type) {
    return type.isEmpty() || inner().type().isEmpty() || inner().is(type);
  }

  private static Set<JsonNode> keywordValues(SchemaVariant variant, String keyword) {
    return variant.values(keyword).collect(Collectors.toSet());
  }

  private Stream<String> required() {
    Set<String> missing = new TreeSet<>(outer().required());
    missing.removeAll(inner().required());
    return applies("object")
        ? missing.stream()
            .map(name -> name + direction.inner(" is now required", " is no longer always present"))
        : Stream.of();
  }

  private Stream<String> removed() {
    Set<String> removed = new TreeSet<>(released.properties().keySet());
    removed.removeAll(current.properties().keySet());
    return applies("object") ? removed.stream().map(name -> name + " was removed") : Stream.of();
  }

  /**
   * Closing a request object is breaking; closing an answer is not, because clients ignore unknown
   * members.
   */
  private Stream<String> closed() {
    return direction == Direction.REQUEST
            && applies("object")
            && current.isClosed()
            && !released.isClosed()
        ? Stream.of("other members are now rejected")
        : Stream.of();
  }

  private Stream<String> defaults() {
    Set<JsonNode> before = keywordValues(released, "default");
    Set<JsonNode> now = keywordValues(current, "default");
    return direction == Direction.REQUEST && !before.isEmpty() && !before.equals(now)
        ? Stream.of(sentence("default", before, now))
        : Stream.of();
  }

  private static String sentence(String rule, Object before, Object now) {
    return rule + " " + before + " became " + now;
  }
}
