package org.onrecord.web.limits;

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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a contract of its own, since that of the service may deprecate nothing. */
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
    new DeprecationHeaders(CONTRACT).register(router);
    router.route().handler(DeprecationHeadersTest::refuseOrAnswer);
    server =
        VERTX
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  private static void refuseOrAnswer(RoutingContext context) {
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
        "POST   | /quotes?refused   | 503 | @1793491200 | Sat, 01 May 2027 00:00:00 GMT",
        "GET    | /quotes/7         | 200 | @1793491200 | none",
        "GET    | /quotes/7/        | 200 | @1793491200 | none",
        "DELETE | /quotes/7         | 200 | @0          | none",
        "GET    | /quotes           | 200 | none        | none",
        "GET    | /quotes/facets    | 200 | none        | none",
        "GET    | /quotes/facets/   | 200 | none        | none",
        "PUT    | /quotes/7         | 200 | none        | none",
        "GET    | /quotes/7/history | 200 | none        | none",
        "POST   | /nowhere/quotes   | 200 | none        | none",
      })
  void every_answer_of_a_deprecated_operation_says_so_and_no_other(
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

  @Test
  void a_contract_that_deprecates_nothing_is_not_even_parsed() throws Exception {
    assertEquals(List.of(), Deprecation.in("[no YAML"));
  }
}
