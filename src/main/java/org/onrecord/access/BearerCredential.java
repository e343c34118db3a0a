package org.onrecord.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request sends in its Authorization header: a key or a token (RFC 6750). */
record BearerCredential(Secret secret) {
  private static final Pattern BEARER =
      Pattern.compile("bearer +([\\x21-\\x7e]{1,16384})", Pattern.CASE_INSENSITIVE);

  /** Three parts in base64url, the first of which begins as every JSON object does. */
  private static final Pattern TOKEN = Pattern.compile("ey[\\w-]*\\.[\\w-]+\\.[\\w-]*");

  /**
   * Reads the values of the header.
   *
   * @throws InvalidCredentialException where they are not one key or token
   */
  static BearerCredential of(List<String> headers) {
    Matcher bearer = BEARER.matcher(headers.get(0).strip());
    if (headers.size() > 1 || !bearer.matches()) {
      throw new InvalidCredentialException(
          "The Authorization header is not “Bearer” with one key or token after it.");
    }
    return new BearerCredential(new Secret(bearer.group(1)));
  }

  /** Whether it looks like a token of an issuer (a JWT), which no key of ours does. */
  boolean isToken() {
    return TOKEN.matcher(secret.text()).matches();
  }
}
