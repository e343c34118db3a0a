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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemResponse;
import org.onrecord.web.problem.ProblemType;

/** Maps security exceptions of the framework to problems that name the missing role. */
class SecurityExceptionMappers {
  private static final Logger LOG = Logger.getLogger(SecurityExceptionMappers.class);

  @ServerExceptionMapper
  RestResponse<Problem> noCredential(UnauthorizedException e, ResourceInfo operation) {
    return unauthenticated(
        "This needs the role “%s”: send a key or a token that has it, as “Authorization: Bearer …”."
            .formatted(role(operation)),
        Challenge.NO_CREDENTIAL);
  }

  @ServerExceptionMapper
  RestResponse<Problem> invalidCredential(InvalidCredentialException e) {
    return unauthenticated(e.getMessage(), Challenge.INVALID);
  }

  /** Hides the message of the exception, which is written for the log. */
  @ServerExceptionMapper
  RestResponse<Problem> invalidToken(AuthenticationFailedException e) {
    return unauthenticated("The token is invalid or has expired.", Challenge.INVALID);
  }

  /** Tokens cannot be verified until the service has reached their issuer once. */
  @ServerExceptionMapper
  RestResponse<Problem> issuerUnavailable(OIDCException e) {
    LOG.warnf("Token issuer unavailable: %s", e.getMessage());
    return ProblemResponse.of(
        ProblemException.of(
            ProblemType.UNAVAILABLE,
            "The token issuer is unavailable. Use a key, or try again shortly."));
  }

  @ServerExceptionMapper
  RestResponse<Problem> forbidden(ForbiddenException e, ResourceInfo operation) {
    String role = role(operation);
    return ProblemResponse.of(
        RoleProblems.insufficient(
            role,
            "This needs the role “%s”, which the key or token that was sent does not have."
                .formatted(role)));
  }

  private static RestResponse<Problem> unauthenticated(String detail, String challenge) {
    return ProblemResponse.of(
        ProblemException.of(ProblemType.UNAUTHENTICATED, detail)
            .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
  }

  private static String role(ResourceInfo operation) {
    return operation.getResourceMethod().getAnnotation(RolesAllowed.class).value()[0];
  }
}
