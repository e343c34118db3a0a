package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;
import org.onrecord.contract.framework.Exchange;
import org.onrecord.contract.framework.InvalidBody;
import org.onrecord.contract.framework.InvalidBodyGenerator;
import org.onrecord.contract.framework.MalformedInput;
import org.onrecord.contract.framework.NdjsonLines;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.Parameter;
import org.onrecord.contract.framework.RequestDraft;
import org.onrecord.contract.framework.RequestGenerator;
import org.onrecord.contract.framework.RequestValidator;
import org.onrecord.contract.framework.TestRecords;
import org.onrecord.contract.framework.ValidatingClient;
import org.onrecord.contract.framework.ValueGenerator;

/**
 * Requests generated from the contract. Valid ones are answered as documented, invalid ones get the
 * documented problem with the pointer or parameter at fault. {@code -Dcontract.seed=…} repeats a
 * run.
 */
abstract class GeneratedRequestTests {
  private static final Logger LOG = Logger.getLogger(GeneratedRequestTests.class);
  private static final long SEED = Long.getLong("contract.seed", 20_261_123);
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int MOST_BYTES_OF_LINE = 16 * 1024 * 1024;

  /** Statuses of valid requests that conflict with stored records or are not modified. */
  private static final Set<Integer> SEMANTIC = Set.of(304, 404, 409, 412, 422);

  private static final Map<String, String> MALFORMED_HEADERS =
      Map.of(
          "If-Match", "no quotes",
          "If-None-Match", "no quotes",
          "Idempotency-Key", "two words",
          "Change-Reason", "x".repeat(501));

  private final Contract contract = Contract.published();

  @TestHTTPResource("/")
  URI service;

  private ValidatingClient client;
  private TestRecords records;

  /** The number of valid requests for each operation. */
  abstract int validRequests();

  /** The share of the invalid requests that is sent, from 0 to 1. */
  abstract double share();

  @BeforeEach
  void seed() {
    LOG.infof(
        "Generated requests: -Dcontract.seed=%d -Dcontract.requests=%d", SEED, validRequests());
    client = new ValidatingClient(service);
    records = new TestRecords(client);
  }

  @TestFactory
  Stream<DynamicContainer> valid_requests_are_answered_as_documented() {
    return each(operation -> true, this::valid);
  }

  @TestFactory
  Stream<DynamicContainer> invalid_bodies_are_rejected_with_the_pointer_at_fault() {
    return each(Operation::hasBody, some(this::brokenBodies));
  }

  @TestFactory
  Stream<DynamicContainer> malformed_bodies_are_rejected() {
    return each(Operation::hasBody, some(this::malformedBodies));
  }

  @TestFactory
  Stream<DynamicContainer> invalid_parameters_are_rejected_by_name() {
    return each(operation -> true, some(this::brokenParameters));
  }

  @TestFactory
  Stream<DynamicTest> all_faults_of_a_request_are_named_at_once() {
    return contract.operations().stream()
        .filter(operation -> operation.hasBody() || !operation.parameters().isEmpty())
        .filter(operation -> !operation.method().equals("HEAD"))
        .map(operation -> dynamicTest(operation.id(), () -> assertAllAreNamed(operation)));
  }

  /** Breaks the body, the headers, every query parameter and the id, and adds unknown ones. */
  private void assertAllAreNamed(Operation operation) {
    RequestGenerator requests = requests(operation);
    RequestDraft draft = requests.plain(operation);
    Set<String> pointers = new TreeSet<>();
    Set<String> parameters = new TreeSet<>();
    if (operation.hasBody()) {
      ContractNode schema = operation.body(draft.headers().get("Content-Type"));
      List<InvalidBody> faults = InvalidBodyGenerator.of(contract, schema, requests.values());
      if (ofLines(draft)) {
        // These members decide if a line is an article or an actor.
        faults =
            faults.stream()
                .filter(fault -> fault.body().has("title") && !fault.body().has("name"))
                .filter(fault -> !fault.pointer().matches("/(title|name|kind|body)"))
                .collect(Collectors.toCollection(ArrayList::new));
      }
      Collections.shuffle(faults, random(operation));
      draft = draft.body(InvalidBody.combined(faults, pointers));
    }
    // Imports and web pages are read while they arrive: their parameters are checked before.
    if (!operation.hasBody()
        || draft.headers().get("Content-Type").contains("json") && !ofLines(draft)) {
      for (Parameter parameter : operation.parameters("query")) {
        String word = MalformedInput.words(contract, parameter).get(0);
        draft = draft.without(parameter.name()).parameter(parameter.name(), word);
        parameters.add(parameter.name());
      }
      draft = draft.parameter("noSuch", "1").parameter("noSuchEither", "1");
      parameters.addAll(Set.of("noSuch", "noSuchEither"));
      for (Parameter header : operation.parameters("header")) {
        if (MALFORMED_HEADERS.containsKey(header.name())) {
          draft = draft.header(header.name(), MALFORMED_HEADERS.get(header.name()));
          parameters.add(header.name());
        }
      }
      if (operation.path().contains("{id}")) {
        draft = draft.path(RequestGenerator.path(operation, "7"));
        parameters.add("id");
      }
    }
    Exchange exchange = client.send(draft);
    assertEquals(400, status(exchange), exchange::toString);
    pointers.removeAll(named(exchange, "pointer"));
    parameters.removeAll(named(exchange, "parameter"));
    assertEquals(List.of(Set.of(), Set.of()), List.of(pointers, parameters), exchange::toString);
    JsonNode errors = answer(exchange).path("errors");
    Set<JsonNode> distinct = new HashSet<>();
    errors.forEach(distinct::add);
    assertEquals(errors.size(), distinct.size(), exchange::toString);
  }

  @TestFactory
  Stream<DynamicContainer> wrong_media_types_sizes_and_methods_are_rejected() {
    return each(operation -> true, some(this::wrongKinds));
  }

  private Stream<DynamicContainer> each(
      Predicate<Operation> which,
      BiFunction<Operation, RequestGenerator, Stream<DynamicTest>> tests) {
    return contract.operations().stream()
        .filter(which)
        .map(
            operation ->
                dynamicContainer(operation.id(), tests.apply(operation, requests(operation))));
  }

  private BiFunction<Operation, RequestGenerator, Stream<DynamicTest>> some(
      BiFunction<Operation, RequestGenerator, Stream<DynamicTest>> tests) {
    return (operation, requests) -> {
      Random chance = random(operation);
      return tests.apply(operation, requests).filter(test -> chance.nextDouble() < share());
    };
  }

  private RequestGenerator requests(Operation operation) {
    return new RequestGenerator(records, random(operation));
  }

  /** A random source that depends on the seed and the operation only. */
  private static Random random(Operation operation) {
    return new Random(SEED + operation.id().hashCode());
  }

  private Stream<DynamicTest> valid(Operation operation, RequestGenerator requests) {
    AtomicBoolean reached = new AtomicBoolean();
    Executable send =
        () -> {
          boolean succeeded = status(assertAnswered(operation, requests.random(operation))) < 300;
          reached.compareAndSet(false, succeeded);
        };
    return Stream.concat(
        IntStream.range(0, validRequests()).mapToObj(i -> dynamicTest("request " + i, send)),
        Stream.of(dynamicTest("succeeds at least once", () -> assertTrue(reached.get()))));
  }

  private Exchange assertAnswered(Operation operation, RequestDraft draft) {
    Exchange exchange = client.send(draft);
    assertEquals(List.of(), new RequestValidator(contract, operation, exchange).violations());
    int status = status(exchange);
    assertTrue(status < 300 || SEMANTIC.contains(status), exchange::toString);
    String next = exchange.response().json().path("next").asText();
    if (!next.isEmpty()) {
      URI page = service.resolve(next);
      RequestDraft following =
          new RequestDraft("GET", page.getRawPath()).rawParameter(page.getRawQuery());
      assertEquals(200, client.send(following).status(), exchange::toString);
      assertEquals(200, client.send(following.method("HEAD")).status(), exchange::toString);
    }
    return exchange;
  }

  private Stream<DynamicTest> brokenBodies(Operation operation, RequestGenerator requests) {
    RequestDraft draft = requests.plain(operation);
    ContractNode schema = operation.body(draft.headers().get("Content-Type"));
    return InvalidBodyGenerator.of(contract, schema, requests.values()).stream()
        .map(
            fault ->
                dynamicTest(
                    fault.toString(),
                    () -> assertSeen(fault, client.send(draft.body(fault.body())))));
  }

  private static void assertSeen(InvalidBody fault, Exchange exchange) {
    assertEquals(400, status(exchange), exchange::toString);
    assertTrue(
        named(exchange, "pointer").stream().anyMatch(fault::matches),
        () -> fault + " is not named:\n" + exchange);
  }

  private Stream<DynamicTest> malformedBodies(Operation operation, RequestGenerator requests) {
    RequestDraft draft = requests.plain(operation);
    // Blank lines are valid.
    Set<String> fine = ofLines(draft) ? Set.of("nothing", "blanks") : Set.of();
    return MalformedInput.versionsOf(draft.bodyText()).entrySet().stream()
        .filter(version -> !fine.contains(version.getKey()))
        .map(bad -> refused(bad.getKey(), 400, draft.body(bad.getValue())));
  }

  private Stream<DynamicTest> brokenParameters(Operation operation, RequestGenerator requests) {
    RequestDraft draft = requests.plain(operation);
    List<DynamicTest> tests = new ArrayList<>();
    for (Parameter parameter : operation.parameters("query")) {
      MalformedInput.words(contract, parameter)
          .forEach(
              word ->
                  tests.add(refused(parameter.name(), draft.parameter(parameter.name(), word))));
      tests.add(refused(parameter.name(), tooMany(parameter, draft, requests.values())));
    }
    for (Parameter parameter : operation.parameters("header")) {
      MalformedInput.words(contract, parameter).stream()
          .filter(word -> word.matches("[!-~]{0,30000}"))
          .map(word -> draft.header(parameter.name(), word))
          .forEach(bad -> tests.add(refused(parameter.name(), bad)));
    }
    if (operation.path().contains("{id}")) {
      MalformedInput.ids()
          .forEach(
              bad -> tests.add(refused("id", draft.path(RequestGenerator.path(operation, bad)))));
    }
    for (String unknown : List.of("noSuch", "LIMIT", "q[]", "id", "x".repeat(400))) {
      tests.add(refused(unknown, draft.parameter(unknown, "1")));
    }
    tests.add(refused("a parameter that is not UTF-8", 400, draft.rawParameter("q=%ff")));
    tests.add(refused("a URL too long", 414, draft.rawParameter("q=" + "x".repeat(8300))));
    return tests.stream();
  }

  private static RequestDraft tooMany(
      Parameter parameter, RequestDraft draft, ValueGenerator values) {
    int most = parameter.repeatable() ? parameter.schema().get("maxItems").node().asInt() : 1;
    String word = values.withPlainValues().of(parameter.itemSchema()).asText();
    return Stream.iterate(draft, more -> more.parameter(parameter.name(), word))
        .skip(most + 1)
        .findFirst()
        .orElseThrow();
  }

  private DynamicTest refused(String parameter, RequestDraft draft) {
    return dynamicTest(
        abbreviated(draft.target()),
        () -> {
          Exchange exchange = client.send(draft);
          assertEquals(400, exchange.status(), exchange::toString);
          boolean silent = draft.method().equals("HEAD");
          assertTrue(silent || names(exchange, parameter), exchange::toString);
        });
  }

  /** True if the answer names the parameter; it may shorten a very long name. */
  private static boolean names(Exchange exchange, String parameter) {
    return named(exchange, "parameter").stream()
        .anyMatch(
            name -> name.equals(parameter) || parameter.length() > 300 && name.startsWith("xxx"));
  }

  private static List<String> named(Exchange exchange, String member) {
    JsonNode errors = answer(exchange).path("errors");
    return errors.findValuesAsText(member);
  }

  private Stream<DynamicTest> wrongKinds(Operation operation, RequestGenerator requests) {
    RequestDraft draft = requests.plain(operation);
    List<DynamicTest> tests = new ArrayList<>();
    if (operation.response(406).exists()) {
      for (String type : List.of("text/css", "application/xml", "image/*")) {
        tests.add(refused("Accept: " + type, 406, draft.header("Accept", type)));
      }
    }
    if (operation.hasBody()) {
      for (String type : MalformedInput.mediaTypes(operation)) {
        tests.add(refused("Content-Type: " + type, 415, draft.header("Content-Type", type)));
      }
      int bound = ofLines(draft) ? MOST_BYTES_OF_LINE : MOST_BYTES;
      byte[] most = MalformedInput.padded(draft.bodyText(), bound);
      tests.add(
          dynamicTest(
              "as many bytes as allowed", () -> assertAnswered(operation, draft.body(most))));
      byte[] tooMany = MalformedInput.padded(draft.bodyText(), bound + 1);
      tests.add(refused("a byte too many", 413, draft.body(tooMany)));
    }
    Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE")
        .filter(method -> !contract.methods(draft.path()).contains(method))
        .forEach(method -> tests.add(refused(method, 405, draft.method(method))));
    return tests.stream();
  }

  private DynamicTest refused(String what, int status, RequestDraft draft) {
    return dynamicTest(
        what,
        () -> {
          Exchange exchange = client.send(draft);
          assertEquals(status, status(exchange), exchange::toString);
        });
  }

  private static boolean ofLines(RequestDraft draft) {
    return draft.headers().getOrDefault("Content-Type", "").startsWith(NdjsonLines.MEDIA_TYPE);
  }

  /** The status of the answer, or of the first line in an NDJSON answer. */
  private static int status(Exchange exchange) {
    return answer(exchange).path("status").asInt(exchange.status());
  }

  /** The body of the answer, or the problem of the first line in an NDJSON answer. */
  private static JsonNode answer(Exchange exchange) {
    return exchange.response().mediaType().equals(NdjsonLines.MEDIA_TYPE)
        ? NdjsonLines.of(exchange.response())
            .getOrDefault(1, MissingNode.getInstance())
            .path("problem")
        : exchange.response().json();
  }

  private static String abbreviated(String text) {
    return text.length() < 120 ? text : text.substring(0, 120) + "…";
  }
}
