package org.onrecord.web.limits;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Keeps the slot of a request whose client disconnects until it has been processed. */
@Singleton
class HeldSlotFilter {
  @ServerRequestFilter(preMatching = true)
  void startProcessing(RoutingContext context) {
    HeldSlot slot = context.get(HeldSlot.KEY);
    if (slot != null) {
      slot.startProcessing();
      CurrentRequestManager.get().registerCompletionCallback(failure -> slot.release());
    }
  }
}
