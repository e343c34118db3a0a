package org.onrecord.web.limits;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Closes the connection of a client that sends its body too slowly. NDJSON and CSV have no time
 * limit, but the read timeout of the framework limits its pauses.
 */
@Singleton
class BodyTimeout {
  private static final int ORDER = Integer.MIN_VALUE + 2;

  private final long millis;

  BodyTimeout(RequestLimits limits) {
    this.millis = limits.bodyTime().toMillis();
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::startTimer);
  }

  private void startTimer(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (RequestBody.isPresent(request) && !RequestBody.hasLines(request)) {
      long timer = context.vertx().setTimer(millis, expired -> request.connection().close());
      // Not isEnded(), which is false for a request that has ended and is paused.
      request.end().onComplete(received -> context.vertx().cancelTimer(timer));
      context.addEndHandler(answered -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }
}
