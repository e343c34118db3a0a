package org.onrecord.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers a request with a problem before any resource is looked for. */
@Singleton
public class RequestRejection {
  private final ObjectMapper mapper;
  private final Counter overloaded;
  private final Counter tooManyRequests;
  private final Counter unavailable;

  RequestRejection(ObjectMapper mapper, MeterRegistry registry) {
    this.mapper = mapper;
    this.overloaded = counter(registry, "overloaded");
    this.tooManyRequests = counter(registry, "too-many-requests");
    this.unavailable = counter(registry, "unavailable");
  }

  private static Counter counter(MeterRegistry registry, String reason) {
    return Counter.builder("onrecord.requests.refused")
        .description("Requests that were not let in")
        .tag("reason", reason)
        .register(registry);
  }

  /** 503: the service has as much to do as it can. */
  public void overloaded(RoutingContext context) {
    overloaded.increment();
    answer(context, Problem.of(ProblemType.OVERLOADED, DetailMessages.OVERLOADED));
  }

  /** 429: as many requests as are allowed were sent; the next may be sent in so many seconds. */
  public void tooManyRequests(RoutingContext context, int seconds) {
    tooManyRequests.increment();
    context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    answer(
        context,
        Problem.of(
            ProblemType.TOO_MANY_REQUESTS, DetailMessages.TOO_MANY_REQUESTS.formatted(seconds)));
  }

  /** 503: the database is away. */
  public void unavailable(RoutingContext context) {
    unavailable.increment();
    answer(context, Problem.of(ProblemType.UNAVAILABLE, DetailMessages.UNAVAILABLE));
  }

  void answer(RoutingContext context, Problem problem) {
    HttpServerResponse response =
        context
            .response()
            .setStatusCode(problem.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.PROBLEM_JSON.toString());
    problem.retryAfter().ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
    try {
      response.end(mapper.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem can always be written", e);
    }
  }
}
