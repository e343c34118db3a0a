package org.onrecord.web.idempotency;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.web.json.RequestHeadFaults;

/** Notes a malformed {@code Idempotency-Key} as a fault of the request's head. */
@Singleton
class IdempotencyKeyFilter {
  @AcceptsIdempotencyKey
  @ServerRequestFilter
  void check(HttpHeaders headers) {
    RequestHeadFaults.collect(() -> IdempotentRequest.key(headers));
  }
}
