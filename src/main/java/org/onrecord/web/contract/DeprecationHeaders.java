package org.onrecord.web.contract;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Adds {@code Deprecation} and {@code Sunset} headers to every response of an operation that the
 * contract marks as deprecated, errors included.
 */
@Singleton
class DeprecationHeaders {
  /** Runs before any handler that may reject the request. */
  private static final int ORDER = Integer.MIN_VALUE;

  private final ContractRoutes routes;

  DeprecationHeaders(ContractRoutes routes) {
    this.routes = routes;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::add).failureHandler(this::add);
  }

  private void add(RoutingContext context) {
    routes
        .find(context.normalizedPath())
        .map(route -> route.deprecations().get(context.request().method().name()))
        .ifPresent(deprecation -> add(context, deprecation));
    context.next();
  }

  private static void add(RoutingContext context, Deprecation deprecation) {
    context.response().putHeader("Deprecation", deprecation.deprecationHeader());
    deprecation.sunsetHeader().ifPresent(day -> context.response().putHeader("Sunset", day));
  }
}
