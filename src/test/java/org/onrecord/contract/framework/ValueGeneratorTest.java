package org.onrecord.contract.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Generated values are valid by the contract, and invalid bodies cover every keyword. */
class ValueGeneratorTest {
  private final Contract contract = Contract.published();
  private final ValueGenerator values = new ValueGenerator(new Random(1), false, Map.of());

  private Stream<ContractNode> bodies() {
    return contract.operations().stream()
        .flatMap(operation -> operation.consumes().stream().map(operation::body));
  }

  @Test
  void values_are_valid() {
    Stream<ContractNode> parameters =
        contract.operations().stream()
            .flatMap(operation -> operation.parameters().stream())
            .map(Parameter::schema);
    Stream.concat(bodies(), parameters).forEach(this::assertValid);
  }

  private void assertValid(ContractNode schema) {
    for (int i = 0; i < 40; i++) {
      JsonNode value = (i == 0 ? values.withPlainValues() : values).of(schema);
      assertEquals(List.of(), contract.violations(schema, value), value::toString);
    }
  }

  @Test
  void plain_values_have_every_member() {
    JsonNode quote = values.withPlainValues().of(contract.schema("QuoteInput"));
    assertEquals(contract.schema("QuoteInput").members().size(), quote.size());
  }

  @Test
  void every_keyword_is_violated_somewhere() {
    Set<String> broken =
        bodies()
            .flatMap(schema -> InvalidBodyGenerator.of(contract, schema, values).stream())
            .map(fault -> fault.violation().replaceFirst(" .*", ""))
            .collect(Collectors.toSet());
    String keywords =
        "type minLength maxLength format pattern enum minimum maximum maxItems uniqueItems required anyOf unknown";
    assertEquals(Set.of(keywords.split(" ")), broken);
  }
}
