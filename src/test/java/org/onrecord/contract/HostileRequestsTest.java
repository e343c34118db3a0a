package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.Exchange;
import org.onrecord.contract.framework.HostileInput;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.Parameter;
import org.onrecord.contract.framework.RequestDraft;
import org.onrecord.contract.framework.RequestGenerator;
import org.onrecord.contract.framework.TestRecords;
import org.onrecord.contract.framework.ValidatingClient;
import org.onrecord.fixtures.RawHttp;

/**
 * Hostile strings in every parameter, header and member are answered as documented: never with a
 * 5xx status, never with HTML.
 */
@QuarkusTest
class HostileRequestsTest {
  private static final Logger LOG = Logger.getLogger(HostileRequestsTest.class);
  private static final String MARK = "\"a-place-for-something-else\"";
  private static final String SEED_ID = "0199a000-0000-7000-8000-000000000001";
  private static final int FAILURES_SHOWN = 8;

  private static final Set<String> HEADERS =
      Set.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Change-Reason",
          "Content-Encoding",
          "Content-Type",
          "Cookie",
          "Expect",
          "Host",
          "Idempotency-Key",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "Origin",
          "Range",
          "User-Agent",
          "X-Forwarded-For",
          "X-HTTP-Method-Override");

  private final Contract contract = Contract.published();
  private final List<String> failures = new ArrayList<>();

  /** Selects the requests that are sent. */
  private final Random random = new Random(20_261_125);

  private double share = 1;
  private long sent;

  @TestHTTPResource("/")
  URI service;

  private ValidatingClient client;
  private TestRecords records;

  @BeforeEach
  void seed() {
    client = new ValidatingClient(service);
    records = new TestRecords(client);
  }

  @Test
  void a_sample_of_hostile_requests_is_answered_as_documented() {
    share = 0.003;
    contract.operations().forEach(this::attack);
    report();
  }

  /**
   * Sends 10 percent of the requests, which reach every place; {@code -Dcontract.fuzz=1} sends all.
   */
  @Test
  @Tag("extra")
  void many_hostile_requests_are_answered_as_documented() {
    share = Double.parseDouble(System.getProperty("contract.fuzz", "0.1"));
    contract.operations().forEach(this::attack);
    report();
  }

  private void report() {
    LOG.infof("%d hostile requests", sent);
    assertEquals(List.of(), failures);
  }

  private void attack(Operation operation) {
    RequestGenerator requests =
        new RequestGenerator(records, new Random(operation.id().hashCode()));
    RequestDraft draft = requests.plain(operation);
    attackParameters(operation, draft);
    attackHeaders(operation, draft);
    if (operation.hasBody()) {
      attackMembers(draft);
      attackBody(operation, draft);
    }
  }

  private void attackParameters(Operation operation, RequestDraft draft) {
    for (String word : HostileInput.words()) {
      for (Parameter parameter : operation.parameters("query")) {
        send(() -> draft.without(parameter.name()).parameter(parameter.name(), word));
      }
      if (!word.isEmpty()) {
        send(() -> draft.parameter(word, word));
      }
      if (operation.path().contains("{id}") && !word.isEmpty()) {
        send(() -> draft.path(RequestGenerator.path(operation, encoded(word))));
      }
    }
  }

  private void attackMembers(RequestDraft draft) {
    List<String> bodies = bodiesWithMark(draft);
    List<String> literals = HostileInput.literals();
    for (String body : bodies) {
      for (String literal : literals) {
        send(() -> draft.body(body.replace(MARK, literal)));
      }
    }
    if (!bodies.isEmpty()) {
      HostileInput.hugeLiterals()
          .forEach(literal -> send(() -> draft.body(bodies.get(0).replace(MARK, literal))));
    }
  }

  private void attackBody(Operation operation, RequestDraft draft) {
    HostileInput.bodies(draft.bodyText()).forEach(body -> send(() -> draft.body(body)));
    for (String mediaType : operation.consumes()) {
      RequestDraft typed = draft.header("Content-Type", mediaType);
      HostileInput.TEXTS.forEach(text -> send(() -> typed.body(text)));
      send(() -> typed.header("Content-Encoding", "gzip"));
      send(() -> typed.header("Content-Encoding", "br"));
      if (mediaType.startsWith("text/")) {
        for (String literal : HostileInput.hugeLiterals()) {
          send(() -> typed.body(literal));
        }
        send(() -> typed.body("<div>".repeat(100_000)));
        send(() -> typed.body("<p>" + "<b>a</b>".repeat(50_000)));
      }
    }
  }

  /** Copies of the body, each with one value replaced by a marker. */
  private static List<String> bodiesWithMark(RequestDraft draft) {
    List<String> bodies = new ArrayList<>();
    JsonNode whole = new Exchange.Message(Map.of(), draft.body()).json();
    addBodiesWithMark(whole, whole, bodies);
    return bodies;
  }

  private static void addBodiesWithMark(JsonNode whole, JsonNode node, List<String> bodies) {
    String word = MARK.substring(1, MARK.length() - 1);
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList())) {
        JsonNode value = object.get(name);
        object.set(name, TextNode.valueOf(word));
        bodies.add(whole.toString());
        object.set(name, value);
        addBodiesWithMark(whole, value, bodies);
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      JsonNode value = array.get(0);
      array.set(0, TextNode.valueOf(word));
      bodies.add(whole.toString());
      array.set(0, value);
      addBodiesWithMark(whole, value, bodies);
    }
  }

  /** Sends header values over a raw socket, because HTTP clients reject them. */
  private void attackHeaders(Operation operation, RequestDraft draft) {
    for (String name : HEADERS) {
      for (String value : HostileInput.headers()) {
        if (isChosen()) {
          String target =
              operation.path().contains("{id}") && !draft.method().equals("GET")
                  ? RequestGenerator.path(operation, SEED_ID)
                  : draft.target();
          sendRaw(draft.method() + " " + target + " HTTP/1.1", draft.body(), name + ": " + value);
        }
      }
    }
  }

  private void sendRaw(String request, byte[] body, String header) {
    sent++;
    List<String> headers = new ArrayList<>(List.of(header, "Content-Length: " + body.length));
    Stream.of("Host: localhost", "Content-Type: application/json")
        .filter(usual -> !header.startsWith(usual.replaceFirst(":.*", ":")))
        .forEach(headers::add);
    try {
      RawHttp.Answer answer = RawHttp.send(request, body, headers.toArray(String[]::new));
      String head = answer.head().toLowerCase();
      boolean documented = answer.status() < 400 || head.contains("application/problem+json");
      boolean empty =
          answer.body().isEmpty() && answer.status() == 400 || request.startsWith("HEAD");
      if (answer.status() >= 500
          || !documented && !empty
          || head.contains("x-injected")
          || answer.status() >= 400 && head.contains("content-type: text/html")) {
        failures.add(request + " with " + brief(header) + ": " + brief(answer.head()));
      }
    } catch (IOException e) {
      failures.add(request + " with " + brief(header) + ": " + e);
    }
  }

  private boolean isChosen() {
    return failures.size() < FAILURES_SHOWN && (share >= 1 || random.nextDouble() < share);
  }

  /** Sends a request if it is chosen. Most are not, so only then it is built. */
  private void send(Supplier<RequestDraft> request) {
    if (!isChosen()) {
      return;
    }
    sent++;
    RequestDraft draft = request.get();
    try {
      Exchange exchange = client.send(draft);
      if (exchange.status() >= 400 && exchange.response().mediaType().equals("text/html")) {
        failures.add("HTML: " + exchange);
      }
    } catch (AssertionError | UncheckedIOException e) {
      failures.add(brief(draft.method() + " " + draft.target()) + ": " + e.getMessage());
    }
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String brief(String text) {
    return text.length() < 300 ? text : text.substring(0, 300) + "…";
  }
}
