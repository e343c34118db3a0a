package org.onrecord.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bearer credential of an Authorization header: an API key or a token (RFC 6750). */
record BearerCredential(Secret secret) {
  private static final Pattern BEARER =
      Pattern.compile("bearer +([\\x21-\\x7e]{1,16384})", Pattern.CASE_INSENSITIVE);

  /** A JWT: three parts in base64url, the first starting with an encoded JSON object. */
  private static final Pattern TOKEN = Pattern.compile("ey[\\w-]*\\.[\\w-]+\\.[\\w-]*");

  /**
   * Parses the values of the header.
   *
   * @throws InvalidCredentialException unless there is exactly one bearer credential
   */
  static BearerCredential of(List<String> headers) {
    Matcher bearer = BEARER.matcher(headers.get(0).strip());
    if (headers.size() > 1 || !bearer.matches()) {
      throw new InvalidCredentialException(
          "The Authorization header is not “Bearer” with one key or token after it.");
    }
    return new BearerCredential(new Secret(bearer.group(1)));
  }

  /** True if the credential looks like a JWT, which no API key does. */
  boolean isToken() {
    return TOKEN.matcher(secret.text()).matches();
  }
}
