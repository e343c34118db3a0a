package org.onrecord.web.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers of deprecated operations, tested with a contract that has one. */
class DeprecationHeadersTest {
  private static final String CONTRACT =
      """
      paths:
        /quotes:
          get:
            operationId: listQuotes
          post:
            operationId: createQuote
            deprecated: true
            x-deprecated-since: 2026-11-01
            x-sunset: 2027-05-01
        /quotes/facets:
          get:
            operationId: countQuotes
        /quotes/{id}:
          get:
            deprecated: true
            x-deprecated-since: '2026-11-01'
          delete:
            deprecated: true
        /quotes/{id}/history:
          get:
            deprecated: false
      """;

  private static final Vertx VERTX = Vertx.vertx();
  private static HttpServer server;

  @BeforeAll
  static void start() throws Exception {
    Router router = Router.router(VERTX);
    new DeprecationHeaders(new ContractRoutes(CONTRACT.getBytes(UTF_8))).register(router);
    router.route().handler(DeprecationHeadersTest::failOrAnswer);
    server =
        VERTX
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  private static void failOrAnswer(RoutingContext context) {
    if (context.request().query() == null) {
      context.response().end();
    } else {
      context.fail(503);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    VERTX.close().toCompletionStage().toCompletableFuture().get();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /quotes           | 200 | @1793491200 | Sat, 01 May 2027 00:00:00 GMT",
        "POST   | /quotes?failing   | 503 | @1793491200 | Sat, 01 May 2027 00:00:00 GMT",
        "GET    | /quotes/7         | 200 | @1793491200 | none",
        "HEAD   | /quotes/7         | 200 | @1793491200 | none",
        "GET    | /quotes/7/        | 200 | @1793491200 | none",
        "DELETE | /quotes/7         | 200 | @0          | none",
        "GET    | /quotes           | 200 | none        | none",
        "GET    | /quotes/facets    | 200 | none        | none",
        "GET    | /quotes/facets/   | 200 | none        | none",
        "PUT    | /quotes/7         | 200 | none        | none",
        "GET    | /quotes/7/history | 200 | none        | none",
        "POST   | /nowhere/quotes   | 200 | none        | none",
      })
  void responses_of_deprecated_operations_and_no_others_have_the_headers(
      String method, String path, int status, String deprecation, String sunset) throws Exception {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                    .method(method, BodyPublishers.noBody())
                    .build(),
                BodyHandlers.discarding());
    assertEquals(status, answer.statusCode());
    assertEquals(deprecation, answer.headers().firstValue("Deprecation").orElse("none"));
    assertEquals(sunset, answer.headers().firstValue("Sunset").orElse("none"));
  }
}
