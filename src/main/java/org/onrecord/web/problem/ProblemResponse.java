package org.onrecord.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Builds {@code application/problem+json} responses (RFC 9457). */
public final class ProblemResponse {
  private static final String MEDIA_TYPE = "application/problem+json";

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

  /** Sends the response of a router handler. */
  static void send(HttpServerResponse response, Problem problem, ObjectMapper mapper) {
    response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    problem.retryAfter().ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
    try {
      response.end(mapper.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem is always serializable", e);
    }
  }
}
