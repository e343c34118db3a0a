package org.onrecord.web.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Treats a {@code Content-Type} that is malformed or a range as {@code application/octet-stream}.
 * (If several methods share a path, the framework fails on a malformed one and picks any method for
 * a range.)
 */
@Singleton
class ContentTypeFallback {
  @ServerRequestFilter(preMatching = true)
  void replaceInvalid(ContainerRequestContext request) {
    String contentType = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (contentType != null && !isMediaType(contentType)) {
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
    }
  }

  private static boolean isMediaType(String contentType) {
    try {
      return !MediaType.valueOf(contentType).isWildcardSubtype();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
