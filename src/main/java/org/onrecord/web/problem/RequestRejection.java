package org.onrecord.web.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Rejects requests with a problem before they are routed to a resource, and counts them. */
@Singleton
public class RequestRejection {
  private final ObjectMapper mapper;
  private final Instance<ProblemPage> pages;
  private final Counter overloaded;
  private final Counter tooManyRequests;
  private final Counter unavailable;

  RequestRejection(ObjectMapper mapper, Instance<ProblemPage> pages, MeterRegistry registry) {
    this.mapper = mapper;
    this.pages = pages;
    this.overloaded = counter(registry, "overloaded");
    this.tooManyRequests = counter(registry, "too-many-requests");
    this.unavailable = counter(registry, "unavailable");
  }

  private static Counter counter(MeterRegistry registry, String reason) {
    return Counter.builder("onrecord.requests.refused")
        .description("Requests rejected before routing")
        .tag("reason", reason)
        .register(registry);
  }

  /** 503: the service is at capacity. */
  public void overloaded(RoutingContext context) {
    overloaded.increment();
    send(context, ProblemType.OVERLOADED, DetailMessages.OVERLOADED);
  }

  /** 429: the rate limit is exceeded for this number of seconds. */
  public void tooManyRequests(RoutingContext context, int seconds) {
    tooManyRequests.increment();
    context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    send(
        context,
        ProblemType.TOO_MANY_REQUESTS,
        DetailMessages.TOO_MANY_REQUESTS.formatted(seconds));
  }

  /** 503: the database is unavailable. */
  public void unavailable(RoutingContext context) {
    unavailable.increment();
    send(context, ProblemType.UNAVAILABLE, DetailMessages.UNAVAILABLE);
  }

  void send(RoutingContext context, ProblemType type, String detail) {
    Problem problem = Problem.of(type, detail);
    Optional<String> page =
        pages.isResolvable() ? pages.get().of(problem, context) : Optional.empty();
    ProblemResponse.send(context.response(), problem, page, mapper);
  }
}
