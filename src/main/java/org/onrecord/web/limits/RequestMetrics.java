package org.onrecord.web.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.web.contract.ContractRoutes;

/**
 * Counts and times requests by method, path template and status, from the head of the request to
 * the end of the response. (The framework's own metrics use the raw path of requests that are
 * rejected before routing, so that clients could create any number of series.)
 */
@Singleton
class RequestMetrics {
  /** Runs first, so that every response is counted. */
  private static final int ORDER = Integer.MIN_VALUE;

  private static final String NAME = "http.server.requests";
  private static final String UNKNOWN = "UNKNOWN";
  private static final String EVENTS = ".events";

  /** Status of nginx for a client that disconnected before the response started. */
  private static final int CLIENT_CLOSED = 499;

  /** Histogram buckets, from a get by id to an export. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private final MeterRegistry registry;
  private final ContractRoutes routes;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  RequestMetrics(MeterRegistry registry, ContractRoutes routes) {
    this.registry = registry;
    this.routes = routes;
  }

  /** The labels of a time series. */
  private record Series(String method, String route, int status) {}

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::measure).failureHandler(this::measure);
  }

  /** Runs once, also for failures that the router rejects before any handler. */
  private void measure(RoutingContext context) {
    if (context.get(NAME) == null) {
      context.put(NAME, NAME);
      Timer.Sample sample = Timer.start(registry);
      context.addEndHandler(ended -> sample.stop(timer(context)));
    }
    context.next();
  }

  private Timer timer(RoutingContext context) {
    Series series =
        new Series(method(context.request().method()), route(context), status(context.response()));
    Timer timer = timers.get(series);
    return timer == null ? timers.computeIfAbsent(series, this::timer) : timer;
  }

  private Timer timer(Series series) {
    return Timer.builder(NAME)
        .description("Requests, from their head to the end of the response")
        .tag("method", series.method)
        .tag("uri", series.route)
        .tag("status", String.valueOf(series.status))
        .tag("outcome", Outcome.forStatus(series.status).name())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private String route(RoutingContext context) {
    return FrameworkPaths.matches(context)
        ? FrameworkPaths.ROOT + "*"
        : routes
            .find(context.request().path())
            .map(ContractRoutes.Route::template)
            .map(template -> isEndless(context) ? withoutExtension(template) + EVENTS : template)
            .orElse(UNKNOWN);
  }

  /** True for a stream of events, whose minutes must not be mixed with the times of its path. */
  private static boolean isEndless(RoutingContext context) {
    String type = context.response().headers().get(HttpHeaders.CONTENT_TYPE);
    return type != null && type.startsWith("text/event-stream");
  }

  private static String withoutExtension(String template) {
    return template.endsWith(EVENTS)
        ? template.substring(0, template.length() - EVENTS.length())
        : template;
  }

  private static String method(HttpMethod method) {
    return METHODS.contains(method) ? method.name() : "OTHER";
  }

  private static int status(HttpServerResponse response) {
    return response.headWritten() ? response.getStatusCode() : CLIENT_CLOSED;
  }
}
