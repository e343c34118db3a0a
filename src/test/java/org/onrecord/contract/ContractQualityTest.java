package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.contract.framework.NdjsonLines;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.Parameter;

/**
 * Quality of the contract itself: valid examples, bounded values, closed objects, and a name and a
 * description for every operation.
 */
class ContractQualityTest {
  private static final Set<String> BOUNDING_FORMATS = Set.of("uuid", "date", "date-time");

  private final Contract contract = Contract.published();

  @Test
  void every_parameter_has_valid_examples() {
    List<String> faults = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      Stream.of(operation.item(), operation.place())
          .flatMap(owner -> owner.get("parameters").children().stream())
          .forEach(parameter -> faults.addAll(exampleFaults(operation, parameter.target())));
    }
    contract.root().get("components").get("headers").children().stream()
        .flatMap(header -> exampleFaults(null, header).stream())
        .forEach(faults::add);
    assertEquals(List.of(), faults);
  }

  @Test
  void optional_parameters_are_not_filled_in_with_examples() {
    for (Operation operation : contract.operations()) {
      for (ContractNode parameter : operation.place().get("parameters").children()) {
        if (!parameter.get("required").exists()) {
          assertFalse(parameter.get("example").exists(), parameter.target().pointer());
          assertFalse(parameter.get("examples").exists(), parameter.target().pointer());
        }
      }
    }
  }

  @Test
  void every_body_has_valid_examples() {
    List<String> faults = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      bodies(operation).forEach(body -> faults.addAll(exampleFaults(operation, body)));
    }
    assertEquals(List.of(), faults);
  }

  /** The request and response bodies of an operation. */
  private static Stream<ContractNode> bodies(Operation operation) {
    return Stream.concat(
            Stream.of(operation.place().get("requestBody")),
            operation.place().get("responses").children().stream())
        .flatMap(described -> described.get("content").children().stream());
  }

  /** The schemas of bodies and of NDJSON lines. */
  private static Stream<ContractNode> schemas(Operation operation) {
    return bodies(operation)
        .flatMap(body -> Stream.of(body.get("schema"), body.get(NdjsonLines.SCHEMA)))
        .filter(ContractNode::exists);
  }

  private static Stream<ContractNode> alternatives(ContractNode schema) {
    List<ContractNode> alternatives = schema.alternatives();
    return alternatives.isEmpty()
        ? Stream.of(schema)
        : alternatives.stream().map(ContractNode::target);
  }

  /** The schema of the items of an array, or the schema itself. */
  private static ContractNode itemsOfArray(ContractNode schema) {
    return schema.node().path("type").asText().equals("array")
        ? schema.get("items").target()
        : schema;
  }

  private List<String> exampleFaults(Operation operation, ContractNode described) {
    ContractNode schema = described.get("schema");
    List<JsonNode> examples = new ArrayList<>();
    if (described.get("example").exists()) {
      examples.add(described.get("example").node());
    }
    described
        .get("examples")
        .children()
        .forEach(one -> examples.add(one.get("value").target().node()));
    schema.get("examples").children().forEach(one -> examples.add(one.node()));
    schema.sibling("examples").children().forEach(one -> examples.add(one.node()));
    if (examples.isEmpty()) {
      return List.of(operation + " " + described.pointer() + " has no example");
    }
    ContractNode ofLines = described.get(NdjsonLines.SCHEMA);
    return examples.stream()
        .flatMap(
            example ->
                Stream.concat(
                    contract.violations(schema, example).stream(),
                    ofLines.exists()
                        ? NdjsonLines.faults(contract, ofLines, NdjsonLines.of(example.asText()))
                            .stream()
                        : Stream.of()))
        .map(fault -> operation + " " + described.pointer() + " " + fault)
        .toList();
  }

  @Test
  void every_value_is_bounded() {
    Set<String> faults = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (Operation operation : contract.operations()) {
      operation.parameters().forEach(parameter -> unbounded(parameter.schema(), seen, faults));
      schemas(operation).forEach(schema -> unbounded(schema, seen, faults));
    }
    assertEquals(Set.of(), faults);
  }

  private void unbounded(ContractNode place, Set<String> seen, Set<String> faults) {
    ContractNode schema = place.target();
    if (!schema.exists() || !seen.add(schema.pointer())) {
      return;
    }
    if (!bounded(schema.node())) {
      faults.add(schema.pointer());
    }
    unbounded(schema.get("items"), seen, faults);
    schema.alternatives().forEach(child -> unbounded(child, seen, faults));
    for (String group : List.of("properties", "anyOf", "allOf")) {
      schema.get(group).children().forEach(child -> unbounded(child, seen, faults));
    }
  }

  private static boolean bounded(JsonNode schema) {
    if (schema.has("enum") || schema.has("const")) {
      return true;
    }
    String types = schema.path("type").toString();
    boolean text = schema.has("maxLength") || fixed(schema);
    boolean number = schema.has("minimum") && schema.has("maximum");
    return (!types.contains("\"string\"") || text)
        && (!types.contains("\"array\"") || schema.has("maxItems"))
        && (!types.matches(".*\"(integer|number)\".*") || number);
  }

  private static boolean fixed(JsonNode schema) {
    return BOUNDING_FORMATS.contains(schema.path("format").asText());
  }

  /** Jackson keeps the last one; the generators of clients refuse the document. */
  @Test
  void no_member_occurs_twice() {
    YAMLMapper strict =
        YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    assertDoesNotThrow(() -> strict.readTree(Path.of("openapi", "openapi.yaml").toFile()));
  }

  /** Generated Python clients match the pattern against the parsed date, and then fail. */
  @Test
  void no_schema_has_both_a_format_and_a_pattern() throws IOException {
    JsonNode document = new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile());
    assertEquals(
        List.of(),
        document.findParents("pattern").stream().filter(schema -> schema.has("format")).toList());
  }

  /** Some generators make such parameters untyped. */
  @Test
  void no_reference_has_examples_or_a_default_beside_it() {
    assertEquals(
        List.of(),
        contract.document().findParents("$ref").stream()
            .filter(reference -> reference.has("examples") || reference.has("default"))
            .toList());
  }

  /** Generators invent names for objects and enums that are not component schemas. */
  @Test
  void every_object_and_enum_is_a_component_schema() {
    assertEquals(
        List.of(),
        unnamedTypes(contract.document(), "")
            .filter(pointer -> !pointer.matches("/components/(schemas/\\w+|examples/.*)"))
            .toList());
  }

  private static Stream<String> unnamedTypes(JsonNode node, String pointer) {
    boolean type =
        node.path("type").toString().contains("\"object\"") || node.path("enum").size() > 1;
    Stream<String> below =
        node.isArray()
            ? IntStream.range(0, node.size())
                .boxed()
                .flatMap(i -> unnamedTypes(node.get(i), pointer + "/" + i))
            : node.properties().stream()
                .flatMap(
                    member -> unnamedTypes(member.getValue(), pointer + "/" + member.getKey()));
    return Stream.concat(type ? Stream.of(pointer) : Stream.of(), below);
  }

  @Test
  void every_object_is_closed() {
    List<String> open = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      schemas(operation)
          .map(ContractNode::target)
          .flatMap(ContractQualityTest::alternatives)
          .map(ContractQualityTest::itemsOfArray)
          .filter(schema -> !schema.node().path("type").asText().equals("string"))
          .filter(schema -> schema.node().path("unevaluatedProperties").asBoolean(true))
          .forEach(schema -> open.add(operation + " " + schema.pointer()));
    }
    assertEquals(List.of(), open);
  }

  @Test
  void every_operation_has_a_unique_id_and_a_description() {
    Set<String> ids = new HashSet<>();
    for (Operation operation : contract.operations()) {
      assertTrue(ids.add(operation.id()), operation.id() + " twice");
      for (String member : List.of("operationId", "summary", "description", "tags")) {
        JsonNode value = operation.place().get(member).node();
        assertTrue(value.size() > 0 || !value.asText().isBlank(), operation + " lacks " + member);
      }
    }
  }

  /** Clients that are generated from operations with several media types do not compile or work. */
  @Test
  void every_operation_answers_at_most_one_media_type() {
    for (Operation operation : contract.operations()) {
      assertTrue(operation.produces().size() <= 1, operation + " answers " + operation.produces());
    }
  }

  @Test
  void an_export_has_the_parameters_of_its_list_except_those_for_pages() {
    List<Operation> exports =
        contract.operations().stream()
            .filter(operation -> operation.id().startsWith("export"))
            .toList();
    assertEquals(18, exports.size());
    for (Operation export : exports) {
      Operation list = operation("list" + export.id().replaceAll("^export|(Csv|Ndjson)$", ""));
      Set<String> expected = parameters(list);
      assertTrue(expected.removeAll(Set.of("limit", "cursor", "include")));
      assertEquals(expected, parameters(export), export::toString);
      assertEquals(list.path(), export.path().replaceFirst("\\.(csv|ndjson)$", ""));
    }
  }

  private Operation operation(String id) {
    return contract.operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> parameters(Operation operation) {
    return operation.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({"listQuotes, QuoteSearch", "listArticles, ArticleSearch"})
  void a_search_has_the_parameters_of_the_list_as_members(String list, String body) {
    Set<String> parameters =
        contract.operations().stream()
            .filter(operation -> operation.id().equals(list))
            .flatMap(operation -> operation.parameters("query").stream())
            .map(Parameter::name)
            .collect(Collectors.toSet());
    assertEquals(
        parameters,
        contract.schema(body).members().stream()
            .map(ContractNode::name)
            .collect(Collectors.toSet()));
  }

  @Test
  void links_refer_to_existing_operations_and_parameters() {
    for (Operation operation : contract.operations()) {
      operation.place().get("responses").children().stream()
          .flatMap(response -> response.get("links").children().stream())
          .forEach(ContractQualityTest::assertResolves);
    }
  }

  private static void assertResolves(ContractNode link) {
    Operation linked =
        Contract.published().operations().stream()
            .filter(operation -> operation.id().equals(link.get("operationId").text()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(link.pointer() + " leads nowhere"));
    link.get("parameters")
        .children()
        .forEach(
            given ->
                assertTrue(
                    linked.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals(given.name())),
                    given.pointer() + " is no parameter"));
  }
}
