package org.onrecord.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers a request with a problem before any resource is looked for. */
@Singleton
public class RouterRefusal {
  private final ObjectMapper mapper;

  RouterRefusal(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** 503: the service has as much to do as it can. */
  public void overloaded(RoutingContext context) {
    answer(context, Problem.of(ProblemType.OVERLOADED, Sentences.OVERLOADED));
  }

  /** 429: as many requests as are allowed were sent; the next may be sent in so many seconds. */
  public void tooManyRequests(RoutingContext context, int seconds) {
    context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    answer(
        context,
        Problem.of(ProblemType.TOO_MANY_REQUESTS, Sentences.TOO_MANY_REQUESTS.formatted(seconds)));
  }

  /** 503: the database is away. */
  public void unavailable(RoutingContext context) {
    answer(context, Problem.of(ProblemType.UNAVAILABLE, Sentences.UNAVAILABLE));
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
