package org.onrecord.records.actor;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemResponse;

/**
 * Redirects reads of a merged actor and its subresources to the survivor (308). Writes are rejected
 * with 409, because they would change or delete a different actor.
 */
class ActorMergedMapper {
  private static final Set<String> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final int PERMANENT_REDIRECT = 308;

  private final RequestUrl url;

  ActorMergedMapper(RequestUrl url) {
    this.url = url;
  }

  @ServerExceptionMapper
  RestResponse<Problem> toResponse(ActorMerged e, ContainerRequestContext request) {
    if (SAFE_METHODS.contains(request.getMethod())) {
      return ResponseBuilder.<Problem>create(PERMANENT_REDIRECT)
          .header(HttpHeaders.LOCATION, survivorUrl(e))
          .build();
    }
    return ProblemResponse.of(ActorProblems.merged(e.id, e.survivor));
  }

  /** The requested URL, with its file extension if it has one, and the id of the survivor. */
  private String survivorUrl(ActorMerged e) {
    String path = url.path().replaceFirst("/actors/[^/.]+", "/actors/" + e.survivor);
    return url.of(url.query() == null ? path : path + "?" + url.query());
  }
}
