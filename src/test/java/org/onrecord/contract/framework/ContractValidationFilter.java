package org.onrecord.contract.framework;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A REST-assured filter that validates every exchange against the contract and fails the test if
 * either side violates it. A test that makes the service fail on purpose sends with {@code
 * noFiltersOfType(ContractValidationFilter.class)}.
 */
public final class ContractValidationFilter implements Filter {
  private static volatile Exchange last;

  static void forgetLastExchange() {
    last = null;
  }

  /** The last exchange of the current test. */
  static Optional<Exchange> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    byte[] body = response.asByteArray();
    Exchange exchange =
        new Exchange(
            request.getMethod(),
            URI.create(request.getURI()),
            new Exchange.Message(byName(request.getHeaders()), bytes(request.getBody())),
            response.statusCode(),
            new Exchange.Message(byName(response.headers()), body == null ? new byte[0] : body));
    last = exchange;
    validate(exchange);
    // The body has been consumed: return a copy of the answer.
    return new ResponseBuilder().clone(response).setBody(body == null ? new byte[0] : body).build();
  }

  /**
   * Throws an AssertionError if the exchange violates the contract. Paths under {@code /q/} belong
   * to Quarkus and are ignored.
   */
  static void validate(Exchange exchange) {
    List<String> broken = violations(exchange);
    if (!broken.isEmpty()) {
      throw new AssertionError(
          "The exchange violates the contract:%n  - %s%n%s"
              .formatted(String.join("%n  - ".formatted(), broken), exchange));
    }
  }

  /** The violations of the contract by an exchange. A request that was accepted must be valid. */
  static List<String> violations(Exchange exchange) {
    if (exchange.path().startsWith("/q/") || isPage(exchange)) {
      return List.of();
    }
    Contract contract = Contract.published();
    Contract answered =
        exchange.status() < 300 && exchange.asksForFields() ? Contract.reduced() : contract;
    List<String> broken = new ArrayList<>(new ResponseValidator(answered, exchange).violations());
    if (exchange.status() < 400) {
      contract
          .operation(exchange)
          .map(operation -> new RequestValidator(contract, operation, exchange).violations())
          .ifPresent(faults -> faults.forEach(fault -> broken.add("accepted although " + fault)));
    }
    return broken;
  }

  /** True for a page that the client asked for. The contract describes the front page only. */
  private static boolean isPage(Exchange exchange) {
    boolean described = exchange.path().equals("/") && exchange.status() < 400;
    return !described
        && exchange.response().mediaType().equals("text/html")
        && String.join(",", exchange.request().headers().getOrDefault("accept", List.of()))
            .toLowerCase()
            .contains("text/html");
  }

  private static Map<String, List<String>> byName(Headers headers) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (Header header : headers) {
      byName
          .computeIfAbsent(header.getName().toLowerCase(), name -> new ArrayList<>())
          .add(header.getValue());
    }
    return byName;
  }

  private static byte[] bytes(Object body) {
    if (body == null) {
      return new byte[0];
    }
    return body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
