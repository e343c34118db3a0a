package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Validates a request against the contract.
 *
 * @param query the decoded query parameters
 */
public record RequestValidator(
    Contract contract, Operation operation, Exchange exchange, Map<String, List<String>> query) {
  public RequestValidator(Contract contract, Operation operation, Exchange exchange) {
    this(contract, operation, exchange, exchange.query());
  }

  /** The violations of the contract by the request. */
  public List<String> violations() {
    List<String> broken = new ArrayList<>();
    operation.parameters().forEach(parameter -> broken.addAll(faults(parameter)));
    unknownParameters().forEach(name -> broken.add("parameter " + name + " is not documented"));
    broken.addAll(bodyFaults());
    if (!operation.isPublic() && exchange.request().header("authorization").isEmpty()) {
      broken.add("no credentials were sent");
    }
    return broken;
  }

  private List<String> faults(Parameter parameter) {
    List<String> sent = sent(parameter);
    if (sent.isEmpty()) {
      return parameter.required() ? List.of(parameter.name() + " is missing") : List.of();
    }
    return contract.violations(parameter.schema(), parameter.toJson(sent)).stream()
        .map(fault -> "parameter " + parameter.name() + " " + fault)
        .toList();
  }

  private List<String> sent(Parameter parameter) {
    return switch (parameter.in()) {
      case "path" ->
          Optional.ofNullable(operation.variables(exchange.answeredPath()).get(parameter.name()))
              .map(Exchange::decoded)
              .stream()
              .toList();
      case "query" ->
          query.getOrDefault(parameter.name(), List.of()).stream()
              .flatMap(
                  value -> parameter.separated() ? Stream.of(value.split(",")) : Stream.of(value))
              .toList();
      case "header" ->
          // The lines of a header form one list (RFC 9110, 5.3).
          Optional.ofNullable(exchange.request().headers().get(parameter.name().toLowerCase()))
              .map(lines -> String.join(", ", lines))
              .stream()
              .toList();
      default -> throw new IllegalStateException("no rule for parameters in " + parameter.in());
    };
  }

  private Set<String> unknownParameters() {
    Set<String> known =
        operation.parameters("query").stream().map(Parameter::name).collect(Collectors.toSet());
    return query.keySet().stream()
        .filter(name -> !known.contains(name))
        .collect(Collectors.toSet());
  }

  private List<String> bodyFaults() {
    if (!operation.hasBody()) {
      return List.of();
    }
    String mediaType = exchange.request().mediaType();
    if (!operation.consumes().contains(mediaType)) {
      return List.of("media type of the request is not documented: " + mediaType);
    }
    if (mediaType.equals(NdjsonLines.MEDIA_TYPE)) {
      return lineFaults(operation.body(mediaType));
    }
    JsonNode body =
        mediaType.startsWith("text/")
            ? TextNode.valueOf(exchange.request().decoded())
            : exchange.request().json();
    return body.isMissingNode()
        ? List.of("the request's body is not JSON")
        : contract.violations(operation.body(mediaType), body);
  }

  /** The violations in the lines that the answer does not report as failed. */
  private List<String> lineFaults(ContractNode schema) {
    Map<Integer, JsonNode> lines = NdjsonLines.of(exchange.request());
    NdjsonLines.of(exchange.response())
        .values()
        .forEach(
            result -> {
              if (result.path("status").asText().equals("failed")) {
                lines.remove(result.path("line").asInt());
              }
            });
    return NdjsonLines.faults(contract, schema, lines);
  }
}
