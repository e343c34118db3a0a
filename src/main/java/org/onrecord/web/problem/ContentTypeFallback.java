package org.onrecord.web.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Takes a body whose label is no media type, or a range of them, for one of which nothing is known.
 * (Where several methods share a path the framework fails over the former, and it gives the latter
 * to whichever method it likes.)
 */
@Singleton
class ContentTypeFallback {
  @ServerRequestFilter(preMatching = true)
  void label(ContainerRequestContext request) {
    String label = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (label != null && !isMediaType(label)) {
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
    }
  }

  private static boolean isMediaType(String label) {
    try {
      return !MediaType.valueOf(label).isWildcardSubtype();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
