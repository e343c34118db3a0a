package org.onrecord.web.conditional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.web.json.RequestHeadFaults;

/** Notes malformed lists of entity tags as faults of the request's head. */
@Singleton
class ConditionFilter {
  @AcceptsConditions
  @ServerRequestFilter
  void check(ContainerRequestContext request) {
    MultivaluedMap<String, String> headers = request.getHeaders();
    if (!ConditionalGet.SAFE_METHODS.contains(request.getMethod())) {
      RequestHeadFaults.collect(() -> EntityTagList.in(headers, HttpHeaders.IF_MATCH));
    }
    RequestHeadFaults.collect(() -> EntityTagList.in(headers, HttpHeaders.IF_NONE_MATCH));
  }
}
