package org.onrecord.web.problem;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.json.DecodeException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Distinguishes an unavailable token issuer from one that refuses to sign a caller in. */
final class IssuerFailure {
  /** The error code for a code that was used, has expired, or is of another request (RFC 6749). */
  private static final String INVALID_GRANT = "invalid_grant";

  /** Tokens, and the claims of a token as jose4j prints them. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[\\w-]*(\\.[\\w-]*)+|\\(claims->\\{.*?}\\)|\\{\"kid\".*?}->");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final int MAX_REASON = 300;

  private IssuerFailure() {}

  /** True if the issuer did not answer, or not in the format of OpenID Connect. */
  static boolean isCauseOf(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(IssuerFailure::isIssuerFailure);
  }

  /** The reason for the log: the message of the first cause, in one line, and without tokens. */
  static String reason(Throwable failure) {
    String reason =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .map(Throwable::getMessage)
            .filter(Objects::nonNull)
            .reduce("no reason given", (outer, inner) -> inner);
    String clean = CONTROL.matcher(TOKEN.matcher(reason).replaceAll("…")).replaceAll(" ").strip();
    return clean.length() <= MAX_REASON ? clean : clean.substring(0, MAX_REASON) + "…";
  }

  private static boolean isIssuerFailure(Throwable cause) {
    return cause instanceof OIDCException
        ? !String.valueOf(cause.getMessage()).contains(INVALID_GRANT)
        : cause instanceof IOException
            || cause instanceof TimeoutException
            || cause instanceof DecodeException
            || isCauseOfNothing(cause);
  }

  /** Quarkus replaces a failed request by its cause. A timeout has none. */
  private static boolean isCauseOfNothing(Throwable cause) {
    return cause instanceof NullPointerException;
  }
}
