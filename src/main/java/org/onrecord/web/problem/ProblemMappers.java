package org.onrecord.web.problem;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.onrecord.web.contract.ContractRoutes;

/**
 * Maps every exception of a resource, including the framework's own, to a problem response. Aborts
 * the response if its head was sent already.
 */
class ProblemMappers {
  private final ContractRoutes routes;
  private final ResponseAbort abort;

  ProblemMappers(ContractRoutes routes, ResponseAbort abort) {
    this.routes = routes;
    this.abort = abort;
  }

  @ServerExceptionMapper
  RestResponse<Problem> rejected(ProblemException e) {
    return abort.abortIfStarted(e)
        ? RestResponse.noContent()
        : withOwnWriter(ProblemResponse.of(e));
  }

  /**
   * Maps a 404 of the framework. It also throws one if a path parameter is invalid, and if only
   * another class with the same path prefix has the method.
   */
  @ServerExceptionMapper
  RestResponse<Problem> notFound(NotFoundException e, ContainerRequestContext request) {
    if (e.getCause() instanceof ProblemException rejection) {
      return ProblemResponse.of(rejection);
    }
    return routes
        .find(request.getUriInfo().getPath())
        .filter(route -> !route.allows(request.getMethod()))
        .map(route -> methodNotAllowed(route.allow()))
        .orElseGet(() -> response(ProblemType.NOT_FOUND, DetailMessages.NO_SUCH_PATH));
  }

  @ServerExceptionMapper
  RestResponse<Problem> methodNotAllowed(NotAllowedException e, UriInfo uri) {
    return methodNotAllowed(
        routes
            .find(uri.getPath())
            .map(ContractRoutes.Route::allow)
            .orElseGet(() -> e.getResponse().getHeaderString(HttpHeaders.ALLOW)));
  }

  @ServerExceptionMapper
  RestResponse<Problem> notAcceptable(NotAcceptableException e) {
    return response(ProblemType.NOT_ACCEPTABLE, DetailMessages.NOT_ACCEPTABLE);
  }

  @ServerExceptionMapper
  RestResponse<Problem> unsupportedMediaType(NotSupportedException e) {
    return response(ProblemType.UNSUPPORTED_MEDIA_TYPE, DetailMessages.UNSUPPORTED_MEDIA_TYPE);
  }

  @ServerExceptionMapper
  RestResponse<Problem> other(WebApplicationException e) {
    return e.getResponse().getStatus() >= 500
        ? failed(e)
        : response(ProblemType.INVALID_REQUEST, DetailMessages.MALFORMED);
  }

  @ServerExceptionMapper
  RestResponse<Problem> failed(Throwable e) {
    return abort.abortIfStarted(e)
        ? RestResponse.noContent()
        : withOwnWriter(ProblemResponse.of(ExceptionTranslator.problem(e)));
  }

  /**
   * Lets the framework choose the writer of a problem. If the writer of an export failed, it would
   * take another one of that media type, which writes {@code toString()}.
   */
  private static RestResponse<Problem> withOwnWriter(RestResponse<Problem> response) {
    CurrentRequestManager.get().setEntityWriter(null);
    return response;
  }

  private static RestResponse<Problem> methodNotAllowed(String allow) {
    return ProblemResponse.of(
        ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, DetailMessages.methodNotAllowed(allow))
            .withHeader(HttpHeaders.ALLOW, allow));
  }

  private static RestResponse<Problem> response(ProblemType type, String detail) {
    return ProblemResponse.of(ProblemException.of(type, detail));
  }
}
