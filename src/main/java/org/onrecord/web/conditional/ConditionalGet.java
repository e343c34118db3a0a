package org.onrecord.web.conditional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every record that is answered its tag, and spares those who have it already the rest. */
@Singleton
class ConditionalGet {
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof HasEtag<?> tagged) {
      // What is nested in the answer to a creation is not in the new record's own representation.
      boolean created = response.getStatus() == Status.CREATED.getStatusCode();
      String tag = created ? tagged.tag() : tagged.tagWithNested();
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    }
    String tag = response.getHeaderString(HttpHeaders.ETAG);
    if (tag != null && READING.contains(request.getMethod()) && isKnown(tag, request)) {
      response.setStatus(Status.NOT_MODIFIED.getStatusCode());
      response.setEntity(null);
    }
  }

  private static boolean isKnown(String tag, ContainerRequestContext request) {
    return EntityTagList.in(request.getHeaders(), HttpHeaders.IF_NONE_MATCH)
        .map(list -> list.matchesWeak(tag))
        .orElse(false);
  }
}
