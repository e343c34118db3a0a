package org.onrecord.contract.compatibility;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.contract.framework.NdjsonLines;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.Parameter;

/** The breaking changes between a released contract and the current one. */
final class BreakingChanges {
  private static final List<String> ROLES = List.of("reader", "editor", "admin");

  private final SchemaComparison schemas = new SchemaComparison();
  private final Map<String, Set<String>> between = new TreeMap<>();

  private BreakingChanges() {}

  /**
   * Finds the breaking changes: a sentence for each, with the operations affected. Empty if the
   * contracts are compatible.
   */
  static Map<String, Set<String>> between(Contract released, Contract current) {
    BreakingChanges compatibility = new BreakingChanges();
    OperationComparison.breakingChanges(released, current)
        .forEach(rule -> compatibility.add(rule.getKey(), rule.getValue()));
    Map<String, Operation> operations = byName(current.operations(), Operation::toString);
    for (Operation operation : released.operations()) {
      Optional.ofNullable(operations.get(operation.toString()))
          .ifPresent(now -> compatibility.compare(operation, now));
    }
    return compatibility.between;
  }

  private void add(String operation, String rule) {
    between.computeIfAbsent(rule, key -> new TreeSet<>()).add(operation);
  }

  private void compare(Operation released, Operation current) {
    if (!released.id().equals(current.id())) {
      add(
          released.toString(),
          released.id() + " became " + current.id() + ", which renames a client's method");
    }
    if (rank(current) > rank(released)) {
      add(released.toString(), "now requires a higher role: " + current.roles());
    }
    if (released.securityAlternatives().stream()
        .anyMatch(credentials -> !suffice(credentials, current))) {
      add(released.toString(), "sufficient credentials are no longer sufficient");
    }
    Map<String, Parameter> parameters = byName(current.parameters(), BreakingChanges::name);
    for (Parameter parameter : released.parameters()) {
      Optional.ofNullable(parameters.get(name(parameter)))
          .ifPresent(now -> compare(released, Direction.REQUEST, parameter.schema(), now.schema()));
    }
    compareBodies(released, current);
    both(released.place().get("responses"), current.place().get("responses"))
        .forEach(answers -> compareAnswers(released, answers.get(0), answers.get(1)));
  }

  private static int rank(Operation operation) {
    return operation.roles().stream().mapToInt(ROLES::indexOf).min().orElse(-1);
  }

  private static boolean suffice(Set<String> credentials, Operation operation) {
    return operation.securityAlternatives().stream().anyMatch(credentials::containsAll);
  }

  private static String name(Parameter parameter) {
    return parameter.in() + " " + parameter.name();
  }

  private void compareBodies(Operation released, Operation current) {
    ContractNode before = released.place().get("requestBody");
    ContractNode now = current.place().get("requestBody");
    if (isRequired(now) && !isRequired(before)) {
      add(released.toString(), "its body is now required");
    }
    compareContents(released, Direction.REQUEST, before, now);
  }

  private void compareAnswers(Operation operation, ContractNode released, ContractNode current) {
    compareContents(operation, Direction.RESPONSE, released, current);
    both(released.get("headers"), current.get("headers"))
        .forEach(
            headers -> {
              ContractNode before = headers.get(0);
              ContractNode now = headers.get(1);
              if (isRequired(before) && !isRequired(now)) {
                add(operation.toString(), before.name() + " is no longer always sent");
              }
              compare(operation, Direction.RESPONSE, before.get("schema"), now.get("schema"));
            });
  }

  private static boolean isRequired(ContractNode place) {
    return place.get("required").target().node().asBoolean();
  }

  private void compareContents(
      Operation operation, Direction direction, ContractNode released, ContractNode current) {
    both(released.get("content"), current.get("content"))
        .forEach(
            contents -> {
              for (String schema : List.of("schema", NdjsonLines.SCHEMA)) {
                compare(
                    operation, direction, contents.get(0).get(schema), contents.get(1).get(schema));
              }
            });
  }

  private void compare(
      Operation operation, Direction direction, ContractNode released, ContractNode current) {
    schemas
        .breakingChanges(direction, List.of(released), List.of(current))
        .forEach(rule -> add(operation.toString(), rule));
  }

  /** The members that both objects have, in pairs. */
  private static Stream<List<ContractNode>> both(ContractNode released, ContractNode current) {
    Map<String, ContractNode> now = byName(current.children(), ContractNode::name);
    return released.children().stream()
        .filter(before -> now.containsKey(before.name()))
        .map(before -> List.of(before, now.get(before.name())));
  }

  private static <T> Map<String, T> byName(Collection<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toMap(name, Function.identity()));
  }
}
