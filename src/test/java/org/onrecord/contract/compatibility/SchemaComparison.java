package org.onrecord.contract.compatibility;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.onrecord.contract.framework.ContractNode;

/**
 * Breaking changes of schemas: the values of one schema must stay within those of the other,
 * depending on the {@link Direction}.
 */
final class SchemaComparison {
  private final Map<String, Set<String>> cache = new HashMap<>();

  /**
   * Finds the breaking changes, each with the pointer to the schema.
   *
   * @param released schemas that a value must satisfy together
   * @param current the same schemas of the current contract
   */
  Set<String> breakingChanges(
      Direction direction, List<ContractNode> released, List<ContractNode> current) {
    String key = direction + pointers(released) + pointers(current);
    Set<String> broken = cache.get(key);
    if (broken == null) {
      cache.put(key, Set.of()); // a recursive schema is compared once
      broken = variants(direction, SchemaVariant.of(released), SchemaVariant.of(current));
      cache.put(key, broken);
    }
    return broken;
  }

  private static String pointers(List<ContractNode> places) {
    return places.stream().map(ContractNode::pointer).collect(Collectors.joining(" ", " ", "\n"));
  }

  private Set<String> variants(
      Direction direction, List<SchemaVariant> released, List<SchemaVariant> current) {
    Set<String> broken = new TreeSet<>();
    for (SchemaVariant inner : direction.inner(released, current)) {
      broken.addAll(
          direction.outer(released, current).stream()
              .filter(outer -> outer.type().isEmpty() || inner.is(outer.type()))
              .map(
                  outer ->
                      new VariantComparison(
                          direction, direction.inner(inner, outer), direction.inner(outer, inner)))
              .map(this::breakingChanges)
              .min(Comparator.comparing(Set::size))
              .orElseGet(() -> Set.of(newType(direction, inner))));
    }
    return broken;
  }

  private static String newType(Direction direction, SchemaVariant inner) {
    String type = inner.type().isEmpty() ? "value of any type" : inner.type();
    return inner.pointer()
        + ": "
        + direction.inner("no longer accepts a " + type, "may now return a " + type);
  }

  private Set<String> breakingChanges(VariantComparison change) {
    Set<String> broken = new TreeSet<>();
    change.breakingChanges().forEach(rule -> broken.add(change.current().pointer() + ": " + rule));
    if (change.inner().is("object") || change.inner().type().isEmpty()) {
      Map<String, List<ContractNode>> current = change.current().properties();
      change
          .released()
          .properties()
          .forEach(
              (name, schemas) -> {
                if (current.containsKey(name)) {
                  broken.addAll(breakingChanges(change.direction(), schemas, current.get(name)));
                }
              });
      broken.addAll(within(change, "unevaluatedProperties"));
      broken.addAll(within(change, "additionalProperties"));
    }
    if (change.inner().is("array") || change.inner().type().isEmpty()) {
      broken.addAll(within(change, "items"));
    }
    return broken;
  }

  /** Compares the schemas of elements. Without a schema, elements may be anything. */
  private Set<String> within(VariantComparison change, String keyword) {
    if (change.outer().schemas(keyword).isEmpty() || change.inner().isClosed()) {
      return Set.of();
    }
    return breakingChanges(
        change.direction(), change.released().schemas(keyword), change.current().schemas(keyword));
  }
}
