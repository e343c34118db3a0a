package org.onrecord.web.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
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
 * Counts and times all requests, from their head to the end of their answer, by method, path of the
 * contract, and status. (The framework's own metrics name the path as it was sent where a request
 * is refused before its resource is found, so that they grow with whatever is sent.)
 */
@Singleton
class RequestMetrics {
  /** Before everything, so that every answer is counted. */
  private static final int ORDER = Integer.MIN_VALUE;

  private static final String NAME = "http.server.requests";
  private static final String UNKNOWN = "UNKNOWN";

  /** Whoever asked has gone before an answer began; the status by which proxies log that. */
  private static final int CLIENT_CLOSED = 499;

  /** What can be told of how long most requests take, from a look by id to an export. */
  private static final Duration[] BOUNDS = {
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
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  RequestMetrics(MeterRegistry registry, ContractRoutes routes) {
    this.registry = registry;
    this.routes = routes;
  }

  /** What is counted together. */
  private record Kind(String method, String route, int status) {}

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::measure).failureHandler(this::measure);
  }

  /** Once: what fails is measured already, unless the router refused it before anything else. */
  private void measure(RoutingContext context) {
    if (context.get(NAME) == null) {
      context.put(NAME, NAME);
      Timer.Sample sample = Timer.start(registry);
      context.addEndHandler(ended -> sample.stop(timer(context)));
    }
    context.next();
  }

  private Timer timer(RoutingContext context) {
    Kind kind =
        new Kind(method(context.request().method()), route(context), status(context.response()));
    Timer timer = timers.get(kind);
    return timer == null ? timers.computeIfAbsent(kind, this::timer) : timer;
  }

  private Timer timer(Kind kind) {
    return Timer.builder(NAME)
        .description("Requests, from their head to the end of their answer")
        .tag("method", kind.method)
        .tag("uri", kind.route)
        .tag("status", String.valueOf(kind.status))
        .tag("outcome", Outcome.forStatus(kind.status).name())
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  private String route(RoutingContext context) {
    return FrameworkPaths.matches(context)
        ? FrameworkPaths.ROOT + "*"
        : routes.find(context.request().path()).map(ContractRoutes.Route::template).orElse(UNKNOWN);
  }

  private static String method(HttpMethod method) {
    return METHODS.contains(method) ? method.name() : "OTHER";
  }

  private static int status(HttpServerResponse response) {
    return response.headWritten() ? response.getStatusCode() : CLIENT_CLOSED;
  }
}
