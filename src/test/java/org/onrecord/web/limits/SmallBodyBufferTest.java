package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onrecord.fixtures.AdminKeyFilter;

/** Bodies of any size arrive by HTTP/1.1 and HTTP/2, with and without Content-Length. */
@QuarkusTest
class SmallBodyBufferTest {
  @TestHTTPResource("/actors")
  URI actors;

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_body_of_any_size_arrives_complete(HttpClient.Version version) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(version).build();
    // Sizes around the buffer limit, twice on one connection.
    for (int blanks : List.of(0, 0, 65_000, 66_000, 500_000)) {
      String body = "{\"name\": \"Ada\", \"kind\": \"person\"" + " ".repeat(blanks) + "}";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      BodyPublisher lengthTold = BodyPublishers.ofByteArray(bytes);
      BodyPublisher inChunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
      for (BodyPublisher publisher : List.of(lengthTold, inChunks)) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(actors)
                    .header("Content-Type", "application/json")
                    .header("Authorization", AdminKeyFilter.BEARER)
                    .POST(publisher)
                    .build(),
                BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("\"name\":\"Ada\""), answer::body);
      }
    }
  }
}
