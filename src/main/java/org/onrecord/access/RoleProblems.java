package org.onrecord.access;

import jakarta.ws.rs.core.HttpHeaders;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Problems of callers whose role does not suffice. */
public final class RoleProblems {
  private RoleProblems() {}

  /**
   * 403: the caller does not have a role.
   *
   * @param role the name of the required role
   */
  public static ProblemException insufficient(String role, String detail) {
    return ProblemException.of(ProblemType.FORBIDDEN, detail)
        .with("role", role)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, Challenge.insufficientRole(role));
  }
}
