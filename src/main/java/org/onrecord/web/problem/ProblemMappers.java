package org.onrecord.web.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.onrecord.web.contract.ContractRoutes;

/** Turns whatever is thrown, the framework's own exceptions included, into problems. */
class ProblemMappers {
  static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

  private final ContractRoutes routes;

  ProblemMappers(ContractRoutes routes) {
    this.routes = routes;
  }

  @ServerExceptionMapper
  RestResponse<Problem> refused(ProblemException e) {
    ResponseBuilder<Problem> answer = answer(e.problem());
    e.headers().forEach(answer::header);
    return answer.build();
  }

  /**
   * The framework takes whatever goes wrong with an id in a path for a path that there is not, and
   * looks for a method only in the first of the classes that share the beginning of a path.
   */
  @ServerExceptionMapper
  RestResponse<Problem> noSuchPath(NotFoundException e, UriInfo uri) {
    if (e.getCause() instanceof ProblemException refusal) {
      return refused(refusal);
    }
    return routes
        .find(uri.getPath())
        .map(ContractRoutes.Route::allow)
        .map(ProblemMappers::noSuchMethod)
        .orElseGet(() -> answer(ProblemType.NOT_FOUND, DetailMessages.NO_SUCH_PATH).build());
  }

  @ServerExceptionMapper
  RestResponse<Problem> noSuchMethod(NotAllowedException e, UriInfo uri) {
    return noSuchMethod(
        routes.find(uri.getPath()).map(ContractRoutes.Route::allow).orElse(HttpMethod.OPTIONS));
  }

  @ServerExceptionMapper
  RestResponse<Problem> notAcceptable(NotAcceptableException e) {
    return answer(ProblemType.NOT_ACCEPTABLE, DetailMessages.NOT_ACCEPTABLE).build();
  }

  @ServerExceptionMapper
  RestResponse<Problem> unsupportedMediaType(NotSupportedException e) {
    return answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, DetailMessages.UNSUPPORTED_MEDIA_TYPE)
        .build();
  }

  @ServerExceptionMapper
  RestResponse<Problem> otherOfTheFramework(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status >= 500) {
      return failed(e);
    }
    return answer(ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED).build();
  }

  @ServerExceptionMapper
  RestResponse<Problem> failed(Throwable e) {
    return answer(ExceptionTranslator.problem(e)).build();
  }

  private static RestResponse<Problem> noSuchMethod(String allow) {
    return answer(ProblemType.METHOD_NOT_ALLOWED, DetailMessages.noSuchMethod(allow))
        .header(HttpHeaders.ALLOW, allow)
        .build();
  }

  private static ResponseBuilder<Problem> answer(ProblemType type, String detail) {
    return answer(Problem.of(type, detail));
  }

  private static ResponseBuilder<Problem> answer(Problem problem) {
    ResponseBuilder<Problem> answer =
        ResponseBuilder.<Problem>create(problem.status()).entity(problem).type(PROBLEM_JSON);
    problem.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
    return answer;
  }
}
