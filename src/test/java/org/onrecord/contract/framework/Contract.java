package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The OpenAPI document {@code openapi/openapi.yaml}, with its operations and JSON schema
 * validation.
 */
public final class Contract {
  private static final String IRI = "urn:onrecord:contract";
  private static final String FORMAT_PATTERN = "x-pattern";
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options", "trace");
  // The registry reads the whole document as a schema, and would warn about "paths" and other
  // members.
  private static final Logger KEYWORDS =
      Logger.getLogger("com.networknt.schema.keyword.UnknownKeywordFactory");

  static {
    KEYWORDS.setLevel(Level.SEVERE);
  }

  private static final Contract PUBLISHED = read(Path.of("openapi", "openapi.yaml"));

  private final JsonNode document;
  private Schema schemas;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
  private final List<Operation> operations = new ArrayList<>();

  public Contract(JsonNode document) {
    this.document = withPatterns(document.deepCopy());
    this.document
        .path("paths")
        .properties()
        .forEach(
            item ->
                item.getValue().properties().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .forEach(member -> operations.add(operation(item.getKey(), member.getKey()))));
    operations.addAll(impliedHeads());
  }

  /**
   * Makes each {@code x-pattern} the pattern of its schema, which has a format too. The document
   * does not say {@code pattern} there, because some generators match it against the parsed value.
   */
  private static JsonNode withPatterns(JsonNode node) {
    if (node instanceof ObjectNode object && object.has(FORMAT_PATTERN)) {
      object.set("pattern", object.remove(FORMAT_PATTERN));
    }
    node.forEach(Contract::withPatterns);
    return node;
  }

  /** The HEAD that each GET implies, except where the contract lists it as an operation. */
  private List<Operation> impliedHeads() {
    return operations.stream()
        .filter(operation -> operation.method().equals("GET"))
        .filter(operation -> !operation.item().get("head").exists())
        .map(get -> new Operation("HEAD", get.path(), get.item(), get.place()))
        .toList();
  }

  public static Contract published() {
    return PUBLISHED;
  }

  /**
   * The published contract without required members, for answers with selected fields. The
   * description of the parameter {@code fields} says so; a schema cannot depend on a parameter.
   */
  static Contract reduced() {
    return Reduced.CONTRACT;
  }

  private static final class Reduced {
    private static final Contract CONTRACT =
        new Contract(withoutRequired(PUBLISHED.document.deepCopy()));

    private static JsonNode withoutRequired(JsonNode node) {
      if (node instanceof ObjectNode object && object.path("required").isArray()) {
        object.remove("required");
      }
      node.forEach(Reduced::withoutRequired);
      return node;
    }
  }

  public static Contract read(Path file) {
    try {
      return new Contract(new YAMLMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Operation operation(String path, String method) {
    ContractNode item = root().get("paths").get(path);
    return new Operation(method.toUpperCase(), path, item, item.get(method));
  }

  public JsonNode document() {
    return document;
  }

  public ContractNode root() {
    return new ContractNode(document, "");
  }

  /** The component schema of a name. */
  public ContractNode schema(String name) {
    return root().get("components").get("schemas").get(name);
  }

  /** The component header of a name. */
  ContractNode header(String name) {
    return root().get("components").get("headers").get(name);
  }

  /** All operations, including the HEAD that each GET implies. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /**
   * The operation of an exchange: the one at the {@code Content-Location} of the answer if it has
   * one, otherwise the one at the path of the request.
   */
  Optional<Operation> operation(Exchange exchange) {
    return on(exchange.answeredPath())
        .filter(operation -> operation.method().equals(exchange.method()))
        .findFirst();
  }

  /** The methods of a concrete path; empty if no path of the contract matches. */
  public Set<String> methods(String path) {
    return on(path).map(Operation::method).collect(Collectors.toSet());
  }

  /**
   * The operations of a concrete path. Of several matching templates, the most literal one wins.
   */
  private Stream<Operation> on(String path) {
    List<Operation> matching =
        operations.stream().filter(operation -> operation.matches(path)).toList();
    int most = matching.stream().mapToInt(Operation::literalLength).max().orElse(0);
    return matching.stream().filter(operation -> operation.literalLength() == most);
  }

  /** Validates a value. Returns the violations, each with the pointer into the value. */
  public List<String> violations(ContractNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema.pointer(), this::compile).validate(value).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private Schema compile(String pointer) {
    String fragment = pointer.replace("{", "%7B").replace("}", "%7D");
    return schemas().getRefSchema(SchemaLocation.of(IRI + "#" + fragment).getFragment());
  }

  /**
   * The document as a schema. Created on first use, because it takes longer than everything else
   * here. A registry would parse the document again for each schema in it.
   */
  private synchronized Schema schemas() {
    if (schemas == null) {
      var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
      schemas =
          SchemaRegistry.withDefaultDialect(
                  Dialects.getOpenApi31(),
                  registry ->
                      registry
                          .schemaRegistryConfig(config)
                          .schemas(Map.of(IRI, document.toString())))
              .getSchema(SchemaLocation.of(IRI));
    }
    return schemas;
  }
}
