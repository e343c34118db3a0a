package org.onrecord.records.actor;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
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
  RestResponse<Problem> toResponse(ActorMerged e, HttpServerRequest request) {
    if (SAFE_METHODS.contains(request.method().name())) {
      return ResponseBuilder.<Problem>create(PERMANENT_REDIRECT)
          .header(HttpHeaders.LOCATION, survivorUri(e, request.absoluteURI()))
          .build();
    }
    return ProblemResponse.of(ActorProblems.merged(e.id, e.survivor));
  }

  /** The requested URI, with its file extension if it has one, and the id of the survivor. */
  private static URI survivorUri(ActorMerged e, String requested) {
    return URI.create(requested.replaceFirst("/actors/[^/?.]+", "/actors/" + e.survivor));
  }
}
