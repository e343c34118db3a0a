package org.onrecord.web.limits;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Discards the rest of a body when the response has ended before it, so that the connection stays
 * usable. Otherwise the framework collects it in memory: the body of a request that was rejected as
 * too large would fill the heap.
 */
@Singleton
class UnreadBody {
  private static final int ORDER = Integer.MIN_VALUE + 2;

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(UnreadBody::discardAfterResponse);
  }

  private static void discardAfterResponse(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (RequestBody.isPresent(request)) {
      context.addEndHandler(ended -> discard(request));
    }
    context.next();
  }

  private static void discard(HttpServerRequest request) {
    synchronized (request.connection()) {
      if (!request.isEnded() && !request.response().closed()) {
        request.handler(data -> {});
        request.resume();
      }
    }
  }
}
