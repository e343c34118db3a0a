package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.Exchange;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.RequestDraft;
import org.onrecord.contract.framework.RequestGenerator;
import org.onrecord.contract.framework.TestRecords;
import org.onrecord.contract.framework.ValidatingClient;

/**
 * A URL with a file extension, such as {@code /quotes.csv}, has the answers of the URL without it
 * and the {@code Accept} header of that media type.
 */
@QuarkusTest
class NegotiatedAnswersTest {
  private static final int REQUESTS = 12;

  /** Headers of spreadsheets, browsers and statistics programs, and ones that fit badly. */
  private static final List<String> ACCEPT =
      List.of("*/*", "application/json", "text/html", "application/xml;q=0.9, image/*", "nonsense");

  @TestHTTPResource("/")
  URI service;

  @TestFactory
  Stream<DynamicTest> a_url_with_a_file_extension_answers_like_the_url_with_an_accept_header() {
    ValidatingClient client = new ValidatingClient(service);
    TestRecords records = new TestRecords(client);
    return Contract.published().operations().stream()
        .filter(Operation::hasExtension)
        .map(operation -> dynamicTest(operation.id(), () -> compare(operation, client, records)));
  }

  private static void compare(Operation operation, ValidatingClient client, TestRecords records) {
    Random random = new Random(operation.id().hashCode());
    RequestGenerator requests = new RequestGenerator(records, random);
    boolean endless = operation.mediaType().equals("text/event-stream");
    for (int i = 0; i < (endless ? 2 : REQUESTS); i++) {
      RequestDraft draft = i == 0 ? requests.plain(operation) : requests.random(operation);
      Exchange direct = client.send(draft.header("Accept", ACCEPT.get(i % ACCEPT.size())));
      Exchange negotiated =
          client.send(
              draft
                  .path(draft.path().replaceFirst("\\.[a-z.]+$", ""))
                  .header("Accept", operation.mediaType()));
      assertEquals(direct.status(), negotiated.status(), direct::toString);
      boolean succeeded = Set.of(200, 304).contains(direct.status());
      assertEquals(
          succeeded ? Optional.of(direct.uri()) : Optional.empty(), negotiated.contentLocation());
      if (succeeded) {
        assertEquals(operation.mediaType(), direct.response().mediaType());
        assertEquals(
            header(direct, "content-disposition"), header(negotiated, "content-disposition"));
        assertEquals(header(direct, "etag"), header(negotiated, "etag"));
        assertFalse(String.join(", ", header(direct, "vary")).matches(".*\\bAccept(,.*)?"));
        // A stream has the positions of its own time.
        if (!endless) {
          assertArrayEquals(direct.response().body(), negotiated.response().body());
        }
      }
    }
  }

  private static List<String> header(Exchange exchange, String name) {
    return exchange.response().headers().getOrDefault(name, List.of());
  }
}
