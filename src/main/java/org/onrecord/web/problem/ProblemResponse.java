package org.onrecord.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Builds {@code application/problem+json} responses (RFC 9457). */
public final class ProblemResponse {
  private static final String MEDIA_TYPE = "application/problem+json";
  private static final String HTML = "text/html;charset=UTF-8";

  private ProblemResponse() {}

  /** The response of a resource method. */
  public static RestResponse<Problem> of(ProblemException e) {
    ResponseBuilder<Problem> response = builder(e.problem());
    e.headers().forEach(response::header);
    return response.build();
  }

  static RestResponse<Problem> of(Problem problem) {
    return builder(problem).build();
  }

  private static ResponseBuilder<Problem> builder(Problem problem) {
    ResponseBuilder<Problem> response =
        ResponseBuilder.<Problem>create(problem.status()).entity(problem).type(MEDIA_TYPE);
    problem
        .retryAfter()
        .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER.toString(), seconds));
    return response;
  }

  /** Sends the response of a router handler: a page, or the problem as JSON without one. */
  static void send(
      HttpServerResponse response, Problem problem, Optional<String> page, ObjectMapper mapper) {
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, page.isPresent() ? HTML : MEDIA_TYPE);
    problem.retryAfter().ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
    try {
      response.end(page.isPresent() ? page.get() : mapper.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem is always serializable", e);
    }
  }
}
