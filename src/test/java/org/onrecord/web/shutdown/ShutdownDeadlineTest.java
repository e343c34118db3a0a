package org.onrecord.web.shutdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.RawHttp;

/** Requests are no longer tracked once their responses have ended. */
@QuarkusTest
class ShutdownDeadlineTest {
  @Inject ShutdownDeadline service;
  @Inject Vertx vertx;

  /** As when a client resets the connection while it receives the response to its POST. */
  @Test
  void a_request_that_fails_after_its_response_is_not_tracked_again() throws Exception {
    ShutdownDeadline deadline = new ShutdownDeadline(null, Optional.empty(), Optional.empty());
    Router router = Router.router(vertx);
    deadline.register(router);
    router.route("/first").handler(ShutdownDeadlineTest::failAfterResponse);
    router.route("/second").handler(context -> end(context, deadline.openRequests()));
    HttpServer server = listen(router);
    assertEquals(200, get(server, "/first").statusCode());
    assertEquals("1", get(server, "/second").body());
    server.close();
  }

  private static void failAfterResponse(RoutingContext context) {
    context.response().end();
    context.fail(new IllegalStateException("after the response"));
  }

  private static void end(RoutingContext context, int requests) {
    context.response().end(String.valueOf(requests));
  }

  private HttpServer listen(Router router) throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get();
  }

  private static HttpResponse<String> get(HttpServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void a_rejected_request_whose_connection_is_closed_is_not_tracked_any_longer() throws Exception {
    int before = service.openRequests();
    byte[] body = "0\r\n\r\n".getBytes(UTF_8);
    String[] headers = {"Host: localhost", "Transfer-Encoding: gzip, chunked"};
    assertEquals(400, RawHttp.send("POST /quotes HTTP/1.1", body, headers).status());
    // The connection is closed shortly before.
    for (int i = 0; i < 200 && service.openRequests() > before; i++) {
      Thread.sleep(50);
    }
    assertEquals(before, service.openRequests());
  }
}
