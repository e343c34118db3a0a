package org.onrecord.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.onrecord.problem.Problem;
import org.onrecord.problem.ProblemType;

/** Turns what the framework refuses for lack of a role into problems that say what is lacking. */
class AccessMappers {
  private static final String PROBLEM_JSON = "application/problem+json";

  @ServerExceptionMapper
  RestResponse<Problem> nobody(UnauthorizedException e, ResourceInfo operation) {
    return unauthenticated(
        "This needs the role “%s”: send a key or a token that has it, as “Authorization: Bearer …”."
            .formatted(role(operation)),
        Challenge.NO_CREDENTIAL);
  }

  @ServerExceptionMapper
  RestResponse<Problem> notValid(NotAuthenticated e) {
    return unauthenticated(e.getMessage(), Challenge.INVALID);
  }

  /** What the framework finds wrong with a token, it says in words for its own log. */
  @ServerExceptionMapper
  RestResponse<Problem> notValid(AuthenticationFailedException e) {
    return unauthenticated("The token is not valid here, or no longer.", Challenge.INVALID);
  }

  @ServerExceptionMapper
  RestResponse<Problem> forbidden(ForbiddenException e, ResourceInfo operation) {
    String role = role(operation);
    Problem problem =
        Problem.of(
                ProblemType.FORBIDDEN,
                "This needs the role “%s”, which the key or token that was sent does not have."
                    .formatted(role))
            .withRole(role);
    return answer(problem, Challenge.insufficient(role));
  }

  private static RestResponse<Problem> unauthenticated(String detail, String challenge) {
    return answer(Problem.of(ProblemType.UNAUTHENTICATED, detail), challenge);
  }

  private static RestResponse<Problem> answer(Problem problem, String challenge) {
    return RestResponse.ResponseBuilder.<Problem>create(problem.status())
        .entity(problem)
        .type(PROBLEM_JSON)
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }

  private static String role(ResourceInfo operation) {
    return operation.getResourceMethod().getAnnotation(RolesAllowed.class).value()[0];
  }
}
