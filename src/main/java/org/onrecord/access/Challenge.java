package org.onrecord.access;

/** Values of the {@code WWW-Authenticate} header (RFC 6750, 3). */
public final class Challenge {
  /** No credential was sent. */
  static final String NO_CREDENTIAL = "Bearer realm=\"OnRecord\"";

  /** The credential is invalid. */
  public static final String INVALID =
      NO_CREDENTIAL
          + ", error=\"invalid_token\", error_description=\"The key or token is not valid here\"";

  private Challenge() {}

  /** The credential does not include the role. */
  static String insufficientRole(String role) {
    return NO_CREDENTIAL + ", error=\"insufficient_scope\", scope=\"" + role + "\"";
  }
}
