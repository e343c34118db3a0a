package org.onrecord.web.limits;

import io.vertx.ext.web.RoutingContext;

/** The paths that Quarkus serves: health, metrics, contract and Swagger UI. */
final class FrameworkPaths {
  static final String ROOT = "/q/";

  private FrameworkPaths() {}

  static boolean matches(RoutingContext context) {
    String path = context.request().path();
    return path != null && path.startsWith(ROOT);
  }
}
