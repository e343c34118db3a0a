package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Validates an answer against the contract. */
public record ResponseValidator(Contract contract, Exchange exchange) {
  public static final String PROBLEM = "application/problem+json";
  private static final Set<String> GENERAL_HEADERS =
      Set.of(
          ("content-length content-encoding content-type date connection transfer-encoding vary x-content-type-options"
                  + " content-location x-frame-options content-security-policy referrer-policy ratelimit ratelimit-policy"
                  + " server-timing")
              .split(" "));
  private static final Pattern INTERNALS =
      Pattern.compile(
          "\\b(java|javax|jakarta|org\\.\\w+|io\\.(quarkus|vertx|netty|smallrye)|com\\.fasterxml)\\.\\w+"
              + "|Exception|Throwable|\\bat \\w+\\.\\w|SQLState|SQL|JDBC|(?i)\\b(select|insert into|update \\w+ set"
              + "|delete from) |violates|(constraint|relation|column) \\W*\"|null value in|\\w+_(id|on|at)\\b");

  /** The violations of the contract by the answer. */
  List<String> violations() {
    List<String> broken = new ArrayList<>();
    if (exchange.status() >= 500) {
      broken.add("the service failed");
    }
    contract
        .operation(exchange)
        .ifPresentOrElse(
            operation -> broken.addAll(undocumented(operation)),
            () -> {
              broken.addAll(headerFaults("X-Request-Id", contract.header("RequestId")));
              broken.addAll(withoutOperation());
            });
    if (exchange.status() >= 400) {
      broken.addAll(problemFaults());
    }
    exchange.contentLocation().ifPresent(location -> broken.addAll(locationFaults(location)));
    return broken;
  }

  /** Checks the {@code Content-Location} of an answer to a URL that negotiates its media type. */
  private List<String> locationFaults(URI location) {
    List<String> broken = new ArrayList<>();
    if (!Objects.equals(location.getRawQuery(), exchange.uri().getRawQuery())) {
      broken.add("the Content-Location has another query: " + location);
    }
    if (!List.of(header("vary").split("[, ]+")).contains("Accept")) {
      broken.add("the answer has a Content-Location, but does not vary by Accept");
    }
    return broken;
  }

  private List<String> undocumented(Operation operation) {
    ContractNode documented = operation.response(exchange.status());
    if (!documented.exists()) {
      return List.of("status " + exchange.status() + " is not documented");
    }
    List<String> broken = new ArrayList<>(headerFaults(documented));
    broken.addAll(operation.isHead() ? bodyIn("HEAD") : bodyFaults(documented));
    return broken;
  }

  private List<String> headerFaults(ContractNode documented) {
    List<String> broken = new ArrayList<>();
    List<ContractNode> known = documented.get("headers").children();
    known.forEach(header -> broken.addAll(headerFaults(header.name(), header)));
    exchange.response().headers().keySet().stream()
        .filter(name -> !GENERAL_HEADERS.contains(name))
        .filter(name -> known.stream().noneMatch(header -> header.name().equalsIgnoreCase(name)))
        .forEach(name -> broken.add("header " + name + " is not documented"));
    return broken;
  }

  private List<String> headerFaults(String name, ContractNode header) {
    List<String> sent = exchange.response().headers().getOrDefault(name.toLowerCase(), List.of());
    if (sent.isEmpty() && header.get("required").target().node().asBoolean()) {
      return List.of("header " + name + " is missing");
    }
    return sent.stream()
        .flatMap(
            value -> contract.violations(header.get("schema"), TextNode.valueOf(value)).stream())
        .map(fault -> "header " + name + " " + fault)
        .toList();
  }

  private List<String> bodyFaults(ContractNode documented) {
    if (!documented.get("content").exists()) {
      return bodyIn(String.valueOf(exchange.status()));
    }
    String mediaType = exchange.response().mediaType();
    if (!Operation.mediaTypes(documented).contains(mediaType)) {
      return List.of("media type of the answer is not documented: " + mediaType);
    }
    if (mediaType.equals(NdjsonLines.MEDIA_TYPE)) {
      return lineFaults(documented.get("content").get(mediaType).get(NdjsonLines.SCHEMA));
    }
    JsonNode body =
        mediaType.contains("json")
            ? exchange.response().json()
            : TextNode.valueOf(exchange.response().decoded());
    return body.isMissingNode()
        ? List.of("the answer's body is not JSON")
        : contract.violations(documented.get("content").get(mediaType).get("schema"), body);
  }

  private List<String> lineFaults(ContractNode schema) {
    List<String> faults = NdjsonLines.faults(contract, schema, NdjsonLines.of(exchange.response()));
    boolean ended =
        exchange.response().text().isEmpty() || exchange.response().text().endsWith("\n");
    return ended ? faults : List.of("the last line is not terminated");
  }

  private List<String> bodyIn(String what) {
    return exchange.response().body().length == 0 ? List.of() : List.of(what + " has no body");
  }

  /**
   * Validates the answer to a request without an operation: 404 for an unknown path, 405 for an
   * unknown method, or OPTIONS.
   */
  private List<String> withoutOperation() {
    Set<String> methods = contract.methods(exchange.path());
    if (!methods.isEmpty() && exchange.method().equals("OPTIONS")) {
      return exchange.status() < 300 ? bodyIn("OPTIONS") : List.of("OPTIONS is rejected");
    }
    int expected = methods.isEmpty() ? 404 : 405;
    return exchange.status() == expected
        ? List.of()
        : List.of("the contract has no such operation, expected status %d".formatted(expected));
  }

  private List<String> problemFaults() {
    List<String> broken = new ArrayList<>(leaks());
    if (!exchange.response().mediaType().equals(PROBLEM)) {
      broken.add("an error must be " + PROBLEM);
    }
    if (!exchange.method().equals("HEAD")) {
      JsonNode problem = exchange.response().json();
      broken.addAll(contract.violations(contract.schema("Problem"), problem));
      if (problem.path("status").asInt() != exchange.status()) {
        broken.add("the problem has another status than the answer");
      }
      if (!problem.path("requestId").asText().equals(header("x-request-id"))) {
        broken.add("requestId is not the X-Request-Id of the answer");
      }
    }
    return broken;
  }

  private List<String> leaks() {
    String answer = exchange.response().text() + header("location") + header("x-error");
    Matcher leak = INTERNALS.matcher(answer);
    return leak.find() ? List.of("the answer reveals internals: " + leak.group()) : List.of();
  }

  private String header(String name) {
    Map<String, List<String>> headers = exchange.response().headers();
    return String.join(" ", headers.getOrDefault(name, List.of()));
  }
}
