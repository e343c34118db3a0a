package org.onrecord.web.conditional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Sets the {@code ETag} header, and answers 304 if {@code If-None-Match} has the tag. */
@Singleton
class ConditionalGet {
  static final Set<String> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof HasEtag tagged) {
      // The records nested in the response to a POST are not part of a later GET.
      boolean created = response.getStatus() == Status.CREATED.getStatusCode();
      String tag = created ? tagged.tag() : tagged.tagWithNested();
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    }
    String tag = response.getHeaderString(HttpHeaders.ETAG);
    if (tag != null && SAFE_METHODS.contains(request.getMethod()) && isNotModified(tag, request)) {
      response.setStatus(Status.NOT_MODIFIED.getStatusCode());
      response.setEntity(null);
    }
  }

  private static boolean isNotModified(String tag, ContainerRequestContext request) {
    return EntityTagList.in(request.getHeaders(), HttpHeaders.IF_NONE_MATCH)
        .map(list -> list.matchesWeak(tag))
        .orElse(false);
  }
}
