package org.onrecord.web.limits;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/**
 * Tells whoever uses an operation that the contract marks as deprecated, with every answer of it,
 * refusals included. The contract alone says so; a test holds that it says enough.
 */
@Singleton
class DeprecationHeaders {
  /** Before everything that may refuse. */
  private static final int ORDER = Integer.MIN_VALUE;

  private final List<Deprecation> deprecations;

  @Inject
  DeprecationHeaders() throws IOException {
    this(ContractEndpoint.text());
  }

  DeprecationHeaders(String contract) throws IOException {
    this.deprecations = Deprecation.in(contract);
  }

  void register(@Observes Router router) {
    for (Deprecation deprecation : deprecations) {
      router
          .routeWithRegex(deprecation.method(), deprecation.paths())
          .order(ORDER)
          .handler(context -> tell(context, deprecation))
          .failureHandler(context -> tell(context, deprecation));
    }
  }

  private static void tell(RoutingContext context, Deprecation deprecation) {
    context.response().putHeader("Deprecation", deprecation.deprecationHeader());
    deprecation.sunsetHeader().ifPresent(day -> context.response().putHeader("Sunset", day));
    context.next();
  }
}
