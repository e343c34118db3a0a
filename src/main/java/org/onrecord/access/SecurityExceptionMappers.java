package org.onrecord.access;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemType;

/** Turns what the framework refuses for lack of a role into problems that say what is lacking. */
class SecurityExceptionMappers {
  private static final String PROBLEM_JSON = "application/problem+json";

  private static final Logger LOG = Logger.getLogger(SecurityExceptionMappers.class);

  @ServerExceptionMapper
  RestResponse<Problem> nobody(UnauthorizedException e, ResourceInfo operation) {
    return unauthenticated(
        "This needs the role “%s”: send a key or a token that has it, as “Authorization: Bearer …”."
            .formatted(role(operation)),
        Challenge.NO_CREDENTIAL);
  }

  @ServerExceptionMapper
  RestResponse<Problem> notValid(InvalidCredentialException e) {
    return unauthenticated(e.getMessage(), Challenge.INVALID);
  }

  /** What the framework finds wrong with a token, it says in words for its own log. */
  @ServerExceptionMapper
  RestResponse<Problem> notValid(AuthenticationFailedException e) {
    return unauthenticated("The token is not valid here, or no longer.", Challenge.INVALID);
  }

  /** The service cannot judge a token while it has never reached its issuer. */
  @ServerExceptionMapper
  RestResponse<Problem> noIssuer(OIDCException e) {
    LOG.warnf("The issuer of tokens cannot be reached: %s", e.getMessage());
    String detail =
        "The issuer of tokens cannot be reached at the moment. Keys work; or try again shortly.";
    return answer(Problem.of(ProblemType.UNAVAILABLE, detail)).build();
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
    return answer(problem).header(HttpHeaders.WWW_AUTHENTICATE, challenge).build();
  }

  private static ResponseBuilder<Problem> answer(Problem problem) {
    ResponseBuilder<Problem> answer =
        ResponseBuilder.<Problem>create(problem.status()).entity(problem).type(PROBLEM_JSON);
    problem.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
    return answer;
  }

  private static String role(ResourceInfo operation) {
    return operation.getResourceMethod().getAnnotation(RolesAllowed.class).value()[0];
  }
}
