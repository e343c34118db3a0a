package org.onrecord.records.actor;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemResponse;

/**
 * Redirects reads of a merged actor and its subresources to the survivor (308). Writes are rejected
 * with 409, because they would change or delete a different actor.
 */
class ActorMergedMapper {
  private static final Set<String> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final int PERMANENT_REDIRECT = 308;

  @ServerExceptionMapper
  RestResponse<Problem> toResponse(ActorMerged e, Request request, UriInfo uri) {
    if (SAFE_METHODS.contains(request.getMethod())) {
      return ResponseBuilder.<Problem>create(PERMANENT_REDIRECT)
          .header(HttpHeaders.LOCATION, survivorUri(e, uri.getRequestUri()))
          .build();
    }
    return ProblemResponse.of(ActorProblems.merged(e.id, e.survivor));
  }

  /** The requested URI with the id of the survivor. */
  private static URI survivorUri(ActorMerged e, URI requested) {
    return URI.create(requested.toString().replaceFirst("/actors/[^/?]+", "/actors/" + e.survivor));
  }
}
