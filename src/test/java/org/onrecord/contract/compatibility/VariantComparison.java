package org.onrecord.contract.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How one shape breaks those who use the released one, apart from the schemas within it. */
record VariantComparison(Direction direction, SchemaVariant released, SchemaVariant current) {
  /** Keywords that have a rule of their own, here or where the schemas within are compared. */
  private static final Set<String> JUDGED =
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

  /** Keywords that say nothing of the values. */
  private static final Set<String> REMARKS =
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

  /** The types to which other keywords apply; those that are not here apply to all. */
  private static final Map<String, String> TYPES =
      Map.of("pattern", "string", "uniqueItems", "array", "multipleOf", "number");

  /** Of both, the one that has to stay within the other. */
  SchemaVariant inner() {
    return direction.inner(released, current);
  }

  SchemaVariant outer() {
    return direction.outer(released, current);
  }

  /** All that breaks, each a sentence. */
  Stream<String> breakingChanges() {
    return Stream.of(values(), bounds(), rules(), required(), gone(), closed(), defaults())
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
          told(
              "the values are",
              direction.inner("any", wide.get()),
              direction.inner(wide.get(), "any")));
    }
    return narrow.get().stream()
        .filter(value -> !wide.get().contains(value))
        .map(value -> direction.inner("takes " + value + " no more", "may now hold " + value));
  }

  private Stream<String> bounds() {
    return Stream.of(BoundKeyword.values())
        .filter(bound -> inner().is(bound.type) || inner().type().isEmpty())
        .filter(bound -> exceeds(bound.of(inner()), bound.of(outer())))
        .map(bound -> told(bound.inclusive, end(bound, released), end(bound, current)));
  }

  private static String end(BoundKeyword bound, SchemaVariant shape) {
    return bound.of(shape).map(Object::toString).orElse("none");
  }

  private static boolean exceeds(
      Optional<BoundKeyword.End> narrow, Optional<BoundKeyword.End> wide) {
    return wide.isPresent() && (narrow.isEmpty() || narrow.get().compareTo(wide.get()) > 0);
  }

  /** Patterns, formats and whatever else cannot be measured: what is not the same may break. */
  private Stream<String> rules() {
    return outer().keywords().stream()
        .filter(keyword -> !JUDGED.contains(keyword) && !REMARKS.contains(keyword))
        .filter(keyword -> !keyword.startsWith("x-") && !BoundKeyword.isOne(keyword))
        .filter(keyword -> applies(TYPES.getOrDefault(keyword, "")))
        .filter(keyword -> !said(inner(), keyword).containsAll(said(outer(), keyword)))
        .map(keyword -> told(keyword, said(released, keyword), said(current, keyword)));
  }

  private boolean applies(String type) {
    return type.isEmpty() || inner().type().isEmpty() || inner().is(type);
  }

  private static Set<JsonNode> said(SchemaVariant shape, String keyword) {
    return shape.values(keyword).collect(Collectors.toSet());
  }

  private Stream<String> required() {
    Set<String> missing = new TreeSet<>(outer().required());
    missing.removeAll(inner().required());
    return applies("object")
        ? missing.stream()
            .map(
                name -> name + direction.inner(" is now required", " is not always there any more"))
        : Stream.of();
  }

  private Stream<String> gone() {
    Set<String> gone = new TreeSet<>(released.properties().keySet());
    gone.removeAll(current.properties().keySet());
    return applies("object") ? gone.stream().map(name -> name + " is gone") : Stream.of();
  }

  /** Clients ignore members that they do not know; the service refuses them where it says so. */
  private Stream<String> closed() {
    return direction == Direction.REQUEST
            && applies("object")
            && current.isClosed()
            && !released.isClosed()
        ? Stream.of("other members are refused now")
        : Stream.of();
  }

  private Stream<String> defaults() {
    Set<JsonNode> before = said(released, "default");
    Set<JsonNode> now = said(current, "default");
    return direction == Direction.REQUEST && !before.isEmpty() && !before.equals(now)
        ? Stream.of(told("default", before, now))
        : Stream.of();
  }

  private static String told(String rule, Object before, Object now) {
    return rule + " " + before + " became " + now;
  }
}
