package org.onrecord.access;

/** The {@code WWW-Authenticate} header, which tells how to authenticate (RFC 6750, 3). */
final class Challenge {
  /** To who has sent nothing. */
  static final String NO_CREDENTIAL = "Bearer realm=\"OnRecord\"";

  /** To who has sent something that is not valid. */
  static final String INVALID =
      NO_CREDENTIAL
          + ", error=\"invalid_token\", error_description=\"The key or token is not valid here\"";

  private Challenge() {}

  /** To whose role does not suffice. */
  static String insufficientRole(String role) {
    return NO_CREDENTIAL + ", error=\"insufficient_scope\", scope=\"" + role + "\"";
  }
}
