package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generator keeps its word: what it calls valid is valid by the contract. */
class ValuesTest {
  private final Contract contract = Contract.published();
  private final Values values = new Values(new Random(1), false, Map.of());

  private Stream<Place> bodies() {
    return contract.operations().stream()
        .flatMap(operation -> operation.consumes().stream().map(operation::body));
  }

  @Test
  void values_are_valid() {
    bodies()
        .forEach(
            schema -> {
              for (int i = 0; i < 60; i++) {
                JsonNode value = values.of(schema);
                assertEquals(List.of(), contract.violations(schema, value), value::toString);
              }
            });
  }

  @Test
  void plain_values_have_every_member() {
    JsonNode quote = values.plainly().of(contract.schema("QuoteInput"));
    assertEquals(List.of(), contract.violations(contract.schema("QuoteInput"), quote));
    assertEquals(9, quote.size());
    assertTrue(quote.at("/attribution/via/0/actor/id").isTextual());
  }

  @Test
  void parameters_are_valid() {
    contract.operations().stream()
        .flatMap(operation -> operation.parameters().stream())
        .filter(parameter -> !parameter.name().equals("cursor"))
        .forEach(
            parameter ->
                assertEquals(
                    List.of(),
                    contract.violations(parameter.schema(), values.of(parameter.schema()))));
  }

  @Test
  void every_keyword_is_broken_somewhere() {
    Set<String> broken =
        bodies()
            .flatMap(schema -> Violations.of(contract, schema, values).stream())
            .map(fault -> fault.what().replaceFirst(" .*", ""))
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "type",
            "minLength",
            "maxLength",
            "pattern",
            "enum",
            "minimum",
            "maximum",
            "maxItems",
            "uniqueItems",
            "required",
            "anyOf",
            "unknown"),
        broken);
  }
}
