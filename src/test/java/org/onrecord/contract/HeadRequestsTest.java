package org.onrecord.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.Exchange;
import org.onrecord.contract.framework.Operation;
import org.onrecord.contract.framework.RequestDraft;
import org.onrecord.contract.framework.RequestGenerator;
import org.onrecord.contract.framework.TestRecords;
import org.onrecord.contract.framework.ValidatingClient;

/**
 * The service answers HEAD on the path of every GET, with the same status and headers. The contract
 * says so in its description and lists no HEAD operations.
 */
@QuarkusTest
class HeadRequestsTest {
  private static final List<String> CHANGING =
      List.of("date", "server-timing", "x-request-id", "content-length", "transfer-encoding");

  @TestHTTPResource("/")
  URI service;

  @Test
  void every_get_path_answers_head_with_the_same_status_and_headers() {
    ValidatingClient client = new ValidatingClient(service);
    TestRecords records = new TestRecords(client);
    for (Operation operation : Contract.published().operations()) {
      if (operation.method().equals("GET")) {
        RequestDraft get = new RequestGenerator(records, new Random(1)).plain(operation);
        Exchange answer = client.send(get);
        assertEquals(200, answer.status(), answer::toString);
        Exchange head = client.send(get.method("HEAD"));
        assertEquals(200, head.status(), head::toString);
        assertEquals(headers(answer), headers(head), head::toString);
        assertEquals(0, head.response().body().length, head::toString);
      }
    }
  }

  private static Map<String, List<String>> headers(Exchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>(exchange.response().headers());
    headers.keySet().removeAll(CHANGING);
    return headers;
  }
}
